package dev.pergola.core.boot;

import dev.pergola.core.db.Database;
import dev.pergola.core.hooks.HookRegistry;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes databases that are served no more, each after the requests that may still know it have ended. Every request holds
 * a lease of the registry to its end, so these requests are those that held one when the database left the list.
 *
 * <p>May be called from any thread, and returns at once.
 */
final class Departures implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

    /** A download may take long; after this time it is cut off. */
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(10);

    private static final Duration END = Duration.ofSeconds(15);

    private final HookRegistry registry;
    private final ExecutorService threads =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "pergola-departures");
                thread.setDaemon(true);
                thread.setContextClassLoader(Departures.class.getClassLoader()); // not that of the plugin that leaves
                return thread;
            });

    Departures(HookRegistry registry) {
        this.registry = registry;
    }

    /** Closes a database that is on no list any more, later. */
    void close(Database database) {
        threads.execute(() -> {
            if (!registry.awaitLeases(LONGEST_REQUEST)) {
                LOG.warn("The database {} is closed although a request may still read it", database.name());
            }
            database.close();
        });
    }

    /** Waits for nobody any more. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A database that is served no more could not be closed within {} s", END.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
