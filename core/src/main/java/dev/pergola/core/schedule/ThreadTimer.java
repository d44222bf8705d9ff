package dev.pergola.core.schedule;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real time and real threads. One thread keeps the time and hands the work over to others, of which there are as many as
 * tasks run at the same moment: a task that hangs keeps its own thread and delays nobody else.
 */
public final class ThreadTimer implements TaskTimer, AutoCloseable {

    private final ScheduledThreadPoolExecutor clock;
    private final ExecutorService workers;

    /** Makes the timer; its threads begin with the first appointment and do not keep the process alive. */
    public ThreadTimer() {
        clock = new ScheduledThreadPoolExecutor(1, daemons("pergola-clock-"));
        clock.setRemoveOnCancelPolicy(true);
        workers = Executors.newCachedThreadPool(daemons("pergola-task-"));
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public Appointment after(Duration delay, Runnable work) {
        Future<?> appointment = clock.schedule(() -> workers.execute(work), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> appointment.cancel(false);
    }

    /** Forgets what has not begun and interrupts what runs. */
    @Override
    public void close() {
        clock.shutdownNow();
        workers.shutdownNow();
    }
}
