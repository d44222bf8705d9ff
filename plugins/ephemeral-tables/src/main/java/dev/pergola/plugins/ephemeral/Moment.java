package dev.pergola.plugins.ephemeral;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A moment by two clocks: one that never goes back, by which tables live, and that of people.
 *
 * @param nanoseconds of a clock that only goes forward; differences alone mean something
 * @param time for people
 */
record Moment(long nanoseconds, Instant time) {

    /** Tells the present moment. */
    interface Clock extends Supplier<Moment> {}

    /** The clocks of this machine. */
    static final Clock SYSTEM = () -> new Moment(System.nanoTime(), Instant.now());

    /** How long ago it was. */
    Duration until(Moment later) {
        return Duration.ofNanos(later.nanoseconds - nanoseconds);
    }
}
