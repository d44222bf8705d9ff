package dev.pergola.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does, with a deadline. */
final class Waiting {

    /** What a loaded machine needs for what takes a moment on an idle one. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(10);

    private Waiting() {}

    /**
     * Returns when a condition is true.
     *
     * @throws AssertionError when it is still not true at the end of all patience
     */
    static void until(String expectation, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("expected within %d s: %s".formatted(PATIENCE.toSeconds(), expectation));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
