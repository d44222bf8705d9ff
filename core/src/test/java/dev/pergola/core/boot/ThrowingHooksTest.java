package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hooks of every kind that throw at once. */
class ThrowingHooksTest extends BadHooks {

    ThrowingHooksTest() {
        super(Platform.CALL_LIMIT);
    }

    @Test
    void everyKindHasASample() {
        Set<String> missing = HookPoints.all().stream()
                .filter(point -> !SAMPLES.containsKey(point))
                .map(HookPoint::name)
                .collect(Collectors.toSet());
        assertEquals(Set.of(), missing, "say how the server is made to ask hooks of these kinds, and what it answers");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aHookThatThrowsHarmsNobody(HookPoint<?> kind) throws Exception {
        Sample sample = SAMPLES.get(kind);
        HookEntry<?> entry = plug(kind, sample, () -> {
            throw new IllegalStateException(MESSAGE);
        });
        assertEquals(sample.answer(), sample.prompt().status(this));
        awaitFailure(entry);
        assertPages(path -> sample.refused().contains(path) ? sample.answer() : 200);
        assertExplained(entry, MESSAGE);

        remove(entry);
        assertPages(path -> 200);
    }
}
