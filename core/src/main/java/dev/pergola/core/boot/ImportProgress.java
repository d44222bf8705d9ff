package dev.pergola.core.boot;

import dev.pergola.core.db.BulkWrite;
import dev.pergola.core.importing.Watcher;
import dev.pergola.core.text.ByteSize;
import dev.pergola.core.text.NumberGrouping;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * What a person sees while an import runs: one line that is written over again and again, on terminals only, and notes
 * everywhere. For the thread that writes.
 */
final class ImportProgress implements Watcher, BulkWrite.Patience {

    /** Set by the script that starts the program where standard error is a terminal. */
    static final String TERMINAL = "pergola.terminal";

    private static final long PERIOD_NANOSECONDS = 200_000_000;
    private static final double SECOND = 1e9;
    private static final String TO_END_OF_LINE = "\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final Duration patience;
    private final LongSupplier clock;
    private final long began;
    private long shown;
    private boolean open;

    ImportProgress(PrintWriter err, boolean terminal, Duration patience, LongSupplier clock) {
        this.err = err;
        this.terminal = terminal;
        this.patience = patience;
        this.clock = clock;
        this.began = clock.getAsLong();
        this.shown = began;
    }

    @Override
    public void rows(String input, long bytes, OptionalLong size, long rows) {
        long now = clock.getAsLong();
        if (!terminal || now - shown < PERIOD_NANOSECONDS) {
            return;
        }
        String part = size.isPresent() && size.getAsLong() > 0
                ? "%s of %s (%d %%)"
                        .formatted(
                                ByteSize.format(bytes),
                                ByteSize.format(size.getAsLong()),
                                Math.min(100, 100 * bytes / size.getAsLong()))
                : ByteSize.format(bytes);
        double seconds = Math.max(now - began, 1) / SECOND;
        show(String.format(
                Locale.ROOT,
                "%s: %s, %s rows, %s rows/s",
                input,
                part,
                NumberGrouping.format(rows),
                NumberGrouping.format((long) (rows / seconds))));
    }

    @Override
    public void step(String what) {
        if (terminal) {
            show(what + " ...");
        }
    }

    @Override
    public void note(String sentence) {
        clear();
        err.println(sentence);
    }

    @Override
    public Duration limit() {
        return patience;
    }

    @Override
    public void waiting() {
        note("Another process is writing the database; waiting up to " + patience.toSeconds() + " s.");
    }

    private void show(String line) {
        shown = clock.getAsLong();
        err.print("\r" + line + TO_END_OF_LINE);
        err.flush();
        open = true;
    }

    /** Makes the line empty for what comes next. */
    void clear() {
        if (open) {
            err.print("\r" + TO_END_OF_LINE);
            err.flush();
            open = false;
        }
    }
}
