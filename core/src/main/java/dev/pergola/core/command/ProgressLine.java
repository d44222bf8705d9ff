package dev.pergola.core.command;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * The line of a terminal that tells how far a command is, written over again and again. Without a terminal nothing is
 * shown. May be used by several threads.
 */
public final class ProgressLine {

    private static final long PERIOD_NANOSECONDS = 200_000_000;
    private static final String TO_END_OF_LINE = "\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier clock;
    private long shown;
    private boolean open;

    /**
     * Makes a line on which nothing stands yet.
     *
     * @param err where it is
     * @param terminal whether that is a terminal
     * @param clock in nanoseconds
     */
    public ProgressLine(PrintWriter err, boolean terminal, LongSupplier clock) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
        this.shown = clock.getAsLong();
    }

    /**
     * Whether there is a terminal, and it is time for something new on it.
     *
     * @return true a few times a second at most
     */
    public synchronized boolean isDue() {
        return terminal && clock.getAsLong() - shown >= PERIOD_NANOSECONDS;
    }

    /**
     * Shows something in place of what was there, at once.
     *
     * @param line without line break
     */
    public synchronized void show(String line) {
        if (terminal) {
            shown = clock.getAsLong();
            err.print("\r" + line + TO_END_OF_LINE);
            err.flush();
            open = true;
        }
    }

    /** Makes the line empty for what comes next. */
    public synchronized void clear() {
        if (open) {
            err.print("\r" + TO_END_OF_LINE);
            err.flush();
            open = false;
        }
    }
}
