package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hooks of every kind that never come back by themselves. */
class HangingHooksTest extends BadHooks {

    /** A page of the core is made many times faster, also where much else is going on. */
    private static final Duration LIMIT = Duration.ofMillis(700);

    HangingHooksTest() {
        super(LIMIT);
    }

    static Stream<HookPoint<?>> kindsWithCallLimit() {
        return kinds().filter(kind -> !WITHOUT_CALL_LIMIT.contains(kind));
    }

    @ParameterizedTest
    @MethodSource("kindsWithCallLimit")
    void aHookThatHangsIsInterrupted(HookPoint<?> kind) throws Exception {
        Sample sample = SAMPLES.get(kind);
        HookEntry<?> entry = plug(kind, sample, () -> new CountDownLatch(1).await());

        int answer = sample.prompt().status(this);

        assertEquals(sample.answer(), answer == 504 ? 500 : answer);
        awaitFailure(entry);
        remove(entry);
    }
}
