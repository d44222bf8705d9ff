package dev.pergola.itest.harness;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what happens in another process, with a deadline. */
public final class Eventually {

    /** What a loaded machine needs for anything that takes a moment on an idle one. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {}

    /**
     * Waits until something is true.
     *
     * @param expectation what is waited for, as the end of "expected within a time: ..."
     * @param condition asked again and again
     */
    public static void eventually(String expectation, BooleanSupplier condition) {
        eventuallyPresent(expectation, () -> condition.getAsBoolean() ? Optional.of(Boolean.TRUE) : Optional.empty());
    }

    /**
     * Waits until an assertion holds.
     *
     * @param assertion tried again and again
     * @throws AssertionError what the last try threw
     */
    public static void eventually(Runnable assertion) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                pause();
            }
        }
    }

    /**
     * Waits until something is there.
     *
     * @param <T> what it is
     * @param expectation what is waited for, as the end of "expected within a time: ..."
     * @param source asked again and again
     * @return what was there at last
     */
    public static <T> T eventuallyPresent(String expectation, Supplier<Optional<T>> source) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<T> found = source.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("expected within " + PATIENCE.toSeconds() + " s: " + expectation);
            }
            pause();
        }
    }

    private static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }
}
