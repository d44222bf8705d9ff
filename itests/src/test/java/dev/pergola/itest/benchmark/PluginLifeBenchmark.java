package dev.pergola.itest.benchmark;

import dev.pergola.itest.plugins.PluginLife;
import java.io.IOException;
import java.util.stream.LongStream;

/** Plugins are swapped, installed, removed and rolled back under load, and the heap is compared before and after. */
public final class PluginLifeBenchmark {

    private static final int SWAPS = 100;
    private static final int VISITS = 20;
    private static final int UPDATES = 5;

    private PluginLifeBenchmark() {}

    /**
     * Runs the benchmark.
     *
     * @param arguments none
     * @throws IOException if a jar cannot be removed
     */
    public static void main(String[] arguments) throws IOException {
        PluginLife.Seen seen = new PluginLife(SWAPS, VISITS, UPDATES).live();
        long answers =
                seen.statuses().values().stream().flatMapToLong(LongStream::of).sum();
        System.out.printf(
                "%d swaps, %d installs and removals, %d updates of two plugins that are rolled back in %.0f s: %d requests (%.0f/s), statuses %s, failures %d%n",
                SWAPS,
                VISITS,
                UPDATES,
                seen.seconds(),
                answers,
                answers / seen.seconds(),
                seen.statuses(),
                seen.failures().size());
        System.out.printf(
                "live objects after a full collection: %.1f MB before, %.1f MB after; class loaders of plugins under test: %d before, %d after%n",
                seen.before().bytes() / 1e6,
                seen.after().bytes() / 1e6,
                seen.before().classLoaders(),
                seen.after().classLoaders());
    }
}
