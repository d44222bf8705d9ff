package dev.pergola.core.boot;

import dev.pergola.core.command.Console;
import dev.pergola.core.command.ProgressLine;
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

    private static final double SECOND = 1e9;

    private final PrintWriter err;
    private final ProgressLine line;
    private final Duration patience;
    private final LongSupplier clock;
    private final long began;

    ImportProgress(Console console, Duration patience, LongSupplier clock) {
        this.err = console.err();
        this.line = console.progress();
        this.patience = patience;
        this.clock = clock;
        this.began = clock.getAsLong();
    }

    @Override
    public void rows(String input, long bytes, OptionalLong size, long rows) {
        if (!line.isDue()) {
            return;
        }
        String part = size.isPresent() && size.getAsLong() > 0
                ? "%s of %s (%d %%)"
                        .formatted(
                                ByteSize.format(bytes),
                                ByteSize.format(size.getAsLong()),
                                Math.min(100, 100 * bytes / size.getAsLong()))
                : ByteSize.format(bytes);
        double seconds = Math.max(clock.getAsLong() - began, 1) / SECOND;
        line.show(String.format(
                Locale.ROOT,
                "%s: %s, %s rows, %s rows/s",
                input,
                part,
                NumberGrouping.format(rows),
                NumberGrouping.format((long) (rows / seconds))));
    }

    @Override
    public void step(String what) {
        line.show(what + " ...");
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

    /** Makes the line empty for what comes next. */
    void clear() {
        line.clear();
    }
}
