package dev.pergola.core.hooks;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kind of hook for tests: a word under which something is said, held by one contribution at a time. */
interface Greeting {

    String WORD = "word";

    HookPoint<Greeting> POINT = new HookPoint<>(
            "greeting",
            Greeting.class,
            properties -> properties.text(WORD),
            properties -> properties.text(WORD).isPresent() ? List.of() : List.of("The word is missing."));

    String say();

    static HookProperties word(String word, int ranking) {
        return new HookProperties(Map.of(WORD, word, HookProperties.RANKING, ranking));
    }

    static Optional<String> said(Snapshot snapshot) {
        return snapshot.active(POINT).stream()
                .findFirst()
                .map(HookEntry::service)
                .map(Greeting::say);
    }
}
