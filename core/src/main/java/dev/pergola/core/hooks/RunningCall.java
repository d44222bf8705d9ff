package dev.pergola.core.hooks;

import java.time.Duration;
import java.time.Instant;

/**
 * One call under way. Its lock sees to it that an interrupt meets this call and never what the thread does next. While it
 * calls another hook its own time stands still: that one is interrupted when it hangs, and this one goes on without it.
 */
final class RunningCall {

    private final HookEntry<?> entry;
    private final Thread thread;
    private final long begun;
    private long elsewhere;
    private boolean waiting;
    private boolean ended;
    private boolean overdue;

    RunningCall(HookEntry<?> entry, Thread thread, long begun) {
        this.entry = entry;
        this.thread = thread;
        this.begun = begun;
    }

    long elapsed() {
        return elapsed(System.nanoTime());
    }

    long elapsed(long now) {
        return now - begun;
    }

    /** Another call begins inside of this one. */
    synchronized void pause() {
        waiting = true;
    }

    /** It has ended. */
    synchronized void resume(long nanoseconds) {
        waiting = false;
        elsewhere += nanoseconds;
    }

    /** Interrupts the call where its own time is over, once. */
    synchronized void interruptAfter(Duration limit, long nanoTime, Instant now) {
        if (ended || overdue || waiting || elapsed(nanoTime) - elsewhere <= limit.toNanos()) {
            return;
        }
        overdue = true;
        StackTraceElement[] stack = thread.getStackTrace();
        String place = stack.length == 0 ? "an unknown place" : stack[0].toString();
        entry.calls()
                .becameOverdue(new CallRecord.Failure(
                        now,
                        "A call takes longer than %d ms; it was interrupted at %s."
                                .formatted(limit.toMillis(), place)));
        thread.interrupt();
    }

    synchronized boolean isOverdue() {
        return overdue;
    }

    synchronized void end() {
        ended = true;
        if (overdue) {
            entry.calls().overdueEnded();
            Thread.interrupted(); // the interrupt was meant for the call that ends here
        }
    }

    String describe(Throwable failure) {
        String message = failure.getMessage();
        String text = failure.getClass().getName() + (message == null ? "" : ": " + message);
        StackTraceElement[] stack = failure.getStackTrace();
        return stack.length == 0 ? text : text + " (at " + stack[0] + ")";
    }
}
