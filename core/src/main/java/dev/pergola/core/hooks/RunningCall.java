package dev.pergola.core.hooks;

import java.time.Duration;
import java.time.Instant;

/** One call under way. Its lock sees to it that an interrupt meets this call and never what the thread does next. */
final class RunningCall {

    private final HookEntry<?> entry;
    private final Thread thread;
    private final long begun;
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

    synchronized void interrupt(Instant now, Duration limit) {
        if (ended || overdue) {
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
