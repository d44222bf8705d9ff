package dev.pergola.core.query;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long several statements may take: each of them, and all together. A statement for which no time is left is
 * interrupted at once. For one thread.
 */
public final class TimeBudget {

    private static final Duration LEAST = Duration.ofMillis(1);

    private final Duration each;
    private final LongSupplier nanoTime;
    private final long end;

    /**
     * Begins now.
     *
     * @param each the time of one statement
     * @param together the time of all of them
     * @param nanoTime a clock such as {@link System#nanoTime}
     */
    public TimeBudget(Duration each, Duration together, LongSupplier nanoTime) {
        this.each = each;
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + together.toNanos();
    }

    /** The time of the next statement; a millisecond where none is left, since no time at all would mean no limit. */
    Duration next() {
        Duration left = Duration.ofNanos(end - nanoTime.getAsLong());
        Duration time = left.compareTo(each) < 0 ? left : each;
        return time.compareTo(LEAST) < 0 ? LEAST : time;
    }

    /** Whether there is time for another statement. */
    public boolean isSpent() {
        return end - nanoTime.getAsLong() <= 0;
    }
}
