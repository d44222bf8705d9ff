package dev.pergola.core.hooks;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One kind of hook, described by data.
 *
 * @param name the word for this kind on the plugins page
 * @param type the interface of the API
 * @param key what only one contribution may hold at a time, such as the pattern of a route; empty for kinds of which all
 *     contributions are active
 * @param check what is wrong with a contribution, from its service properties: sentences, none where it is valid
 * @param <T> the interface of the API
 */
public record HookPoint<T>(
        String name,
        Class<T> type,
        Function<HookProperties, Optional<String>> key,
        Function<HookProperties, List<String>> check) {

    /** Checks that every part is there. */
    public HookPoint {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(key, "key is null");
        requireNonNull(check, "check is null");
    }

    /**
     * A kind without properties of its own, of which all contributions are active.
     *
     * @param name the word for this kind
     * @param type the interface of the API
     * @param <T> the interface of the API
     * @return the description
     */
    public static <T> HookPoint<T> shared(String name, Class<T> type) {
        return new HookPoint<>(name, type, properties -> Optional.empty(), properties -> List.of());
    }
}
