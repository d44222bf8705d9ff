package dev.pergola.core.schedule;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.run.ScheduledTask;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of one task, one after the other, until it is cancelled. Its lock sees to it that an interrupt meets a run of
 * this task and never what the thread does next; no lock is held during a run.
 */
final class RepeatedTask {

    private static final Logger LOG = LoggerFactory.getLogger(RepeatedTask.class);

    private final HookEntry<ScheduledTask> entry;
    private final HookCalls calls;
    private final TaskTimer timer;
    private final Duration period;
    private final CountDownLatch ended = new CountDownLatch(1);
    private TaskTimer.Appointment next = () -> {};
    private Optional<Thread> running = Optional.empty();
    private boolean cancelled;

    RepeatedTask(HookEntry<ScheduledTask> entry, HookCalls calls, TaskTimer timer) {
        this.entry = entry;
        this.calls = calls;
        this.timer = timer;
        this.period = Duration.ofMillis(
                entry.properties().number(ScheduledTask.PERIOD).orElseThrow());
    }

    synchronized void begin() {
        long delay = entry.properties().number(ScheduledTask.DELAY).orElse(0);
        next = timer.after(Duration.ofMillis(delay), this::run);
    }

    private void run() {
        synchronized (this) {
            if (cancelled) {
                return;
            }
            running = Optional.of(Thread.currentThread());
        }
        boolean failedBefore = entry.calls().failing().isPresent();
        try {
            calls.callWithoutLimit(entry, RepeatedTask::runOnce);
            if (failedBefore) {
                LOG.info("The {} runs again.", this);
            }
        } catch (HookFailure failure) {
            if (!failedBefore && !isCancelled()) { // the plugins page has the state; the log gets the change of it
                LOG.warn("The {} failed and is tried again every {} ms.", this, period.toMillis(), failure);
            }
        } catch (ServerException refused) {
            LOG.warn("The {} was not run: {}", this, refused.getMessage());
        } finally {
            ended();
        }
    }

    private static Boolean runOnce(ScheduledTask task) throws Exception {
        try {
            task.run();
            return Boolean.TRUE;
        } catch (ServerException problem) { // an answer to a request, but nobody asked
            throw new ExecutionException(problem.getMessage(), problem);
        }
    }

    private synchronized void ended() {
        running = Optional.empty();
        if (cancelled) {
            Thread.interrupted(); // the interrupt was meant for the run that ends here
            ended.countDown();
        } else {
            next = timer.after(period, this::run);
        }
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Lets no further run begin. */
    synchronized void cancel() {
        cancelled = true;
        next.cancel();
        if (running.isEmpty()) {
            ended.countDown();
        }
    }

    /**
     * Waits until no run is under way. A task that ends itself is not waited for.
     *
     * @return whether that came within the limit
     */
    boolean awaitEnd(Duration limit) {
        synchronized (this) {
            if (running.filter(thread -> thread == Thread.currentThread()).isPresent()) {
                return true;
            }
        }
        try {
            return ended.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Interrupts a run under way, but for one that ends itself. */
    synchronized void interrupt() {
        running.filter(thread -> thread != Thread.currentThread()).ifPresent(Thread::interrupt);
    }

    @Override
    public String toString() {
        return "scheduled task %s of %s"
                .formatted(entry.properties().text(ScheduledTask.NAME).orElseThrow(), entry.owner());
    }
}
