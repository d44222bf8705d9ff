package dev.pergola.plugins.export;

import dev.pergola.api.hook.run.CommandContext;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Tells the person at the command line how far an export is, with its rate and the time that is left. */
final class CommandProgress implements Progress {

    private static final double SECOND = 1e9;

    private final CommandContext context;
    private final LongSupplier clock;
    private final long began;
    private final AtomicInteger visited = new AtomicInteger();

    CommandProgress(CommandContext context, LongSupplier clock) {
        this.context = context;
        this.clock = clock;
        this.began = clock.getAsLong();
    }

    @Override
    public void visited(int known) {
        int done = visited.incrementAndGet();
        double seconds = Math.max(clock.getAsLong() - began, 1) / SECOND;
        double rate = done / seconds;
        context.progress(String.format(
                Locale.ROOT,
                "%,d of %,d known pages, %,.0f pages/s, about %,.0f s left",
                done,
                known,
                rate,
                (known - done) / rate));
    }

    @Override
    public void written(int files) {
        context.progress(String.format(Locale.ROOT, "writing: %,d of %,d files", files, visited.get()));
    }
}
