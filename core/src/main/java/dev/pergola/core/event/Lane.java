package dev.pergola.core.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The way of events to one listener: one thread while there is something to do, and a queue that has an end. Knows nothing
 * of the listener, so that it does not keep one that has left.
 */
final class Lane {

    /** How many events wait for one listener. */
    static final int LENGTH = 1000;

    private final ThreadPoolExecutor thread;

    Lane(String listener) {
        thread = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(LENGTH), task -> {
            Thread made = new Thread(task, "pergola-events-" + listener);
            made.setDaemon(true);
            made.setContextClassLoader(Lane.class.getClassLoader()); // not that of whoever publishes first
            return made;
        });
        thread.allowCoreThreadTimeOut(true);
    }

    /** Answers false where too many wait. */
    boolean add(Delivery.Part part) {
        try {
            thread.execute(part);
            return true;
        } catch (RejectedExecutionException full) {
            part.giveUp();
            return false;
        }
    }

    /** Gives up what waits, and answers how much that was. */
    int clear() {
        List<Runnable> waiting = new ArrayList<>();
        thread.getQueue().drainTo(waiting);
        waiting.forEach(part -> ((Delivery.Part) part).giveUp());
        return waiting.size();
    }

    /** Takes no more. */
    void end() {
        thread.shutdown();
    }

    /** Waits for what is under way, then gives up. */
    void awaitEnd(Duration limit) {
        try {
            if (!thread.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                clear();
                thread.shutdownNow();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
