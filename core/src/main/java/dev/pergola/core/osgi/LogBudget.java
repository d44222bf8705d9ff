package dev.pergola.core.osgi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many lines one plugin may write to the log: a bucket of tokens, one for each line, that fills again by and by. What
 * finds no token is counted and otherwise forgotten. For any number of threads.
 */
final class LogBudget {

    /** How many lines may come at once, such as some stack traces. */
    static final int BURST = 500;

    /** How many lines a second may come in the long run. */
    static final int PER_SECOND = 10;

    private static final double PER_NANOSECOND =
            (double) PER_SECOND / Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private double tokens = BURST;
    private long filled;
    private long heldBack;
    private boolean isNews;
    private boolean flooding;

    /**
     * Makes a full bucket.
     *
     * @param nanoTime a clock like {@link System#nanoTime()}
     */
    LogBudget(LongSupplier nanoTime) {
        this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
        this.filled = nanoTime.getAsLong();
    }

    /**
     * Asks for some lines, which come together or not at all.
     *
     * @return whether they may be written
     */
    synchronized boolean allows(int lines) {
        fill();
        int price = Math.min(lines, BURST); // else what is longer than the bucket would never come
        if (tokens >= price) {
            tokens -= price;
            return true;
        }
        heldBack += lines;
        isNews |= !flooding;
        flooding = true;
        return false;
    }

    private void fill() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(BURST, tokens + (now - filled) * PER_NANOSECOND);
        filled = now;
        flooding &= tokens < BURST; // as long as lines drip through, it is the same flood
    }

    /** How many lines were held back since the plugin was installed. */
    synchronized long heldBack() {
        return heldBack;
    }

    /** Whether a flood has begun since this was asked last. */
    synchronized boolean takeNews() {
        boolean news = isNews;
        isNews = false;
        return news;
    }
}
