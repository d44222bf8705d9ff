package dev.pergola.plugins.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Some threads that do the same work for many things. Closed by whoever made them. */
final class Workers implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final ExecutorService threads;

    /**
     * Begins threads.
     *
     * @param count at least one
     */
    Workers(int count) {
        this.threads = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "export");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Work on one thing. */
    interface Work<T, R> {

        /** Does it. */
        R on(T thing) throws IOException, ExecutionException;
    }

    /**
     * Does the work on all things.
     *
     * @return the results in the order of the things
     * @throws IOException what one of them has thrown
     * @throws InterruptedException where the calling thread was told to stop; the work has been told then as well
     */
    <T, R> List<R> all(List<T> things, Work<T, R> work) throws IOException, InterruptedException {
        List<Callable<R>> calls = new ArrayList<>(things.size());
        things.forEach(thing -> calls.add(() -> work.on(thing)));
        List<R> results = new ArrayList<>(things.size());
        for (Future<R> future : threads.invokeAll(calls)) {
            try {
                results.add(future.get());
            } catch (ExecutionException failure) {
                throw new IOException(failure.getCause());
            }
        }
        return results;
    }

    /** Waits for the threads, so that nothing of a plugin runs when it has left. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
