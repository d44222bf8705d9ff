package dev.pergola.core.db;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread that looks after the time limits of all running statements. */
final class Watchdog implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer;

    Watchdog() {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "pergola-sql-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        // Nearly every statement ends long before its limit; its alarm must not stay in the queue until then.
        timer.setRemoveOnCancelPolicy(true);
        // Begun now and not by the first statement: that may be a plugin's, whose classes the thread would keep for
        // good.
        timer.prestartCoreThread();
    }

    Future<?> after(long nanoseconds, Runnable alarm) {
        return timer.schedule(alarm, nanoseconds, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
