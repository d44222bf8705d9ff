package dev.pergola.core.osgi;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.BundleException;

/**
 * Runs what a bundle does while it starts or stops on a thread of its own, for a limited time: then the thread is
 * interrupted, and if that does not help it is left behind.
 *
 * @param limit how long until the interrupt, and once more how long until the thread is left behind
 */
record BoundedWork(Duration limit) {

    /** A change of a bundle's state. */
    @FunctionalInterface
    interface BundleWork {

        /** Changes the state. */
        void change() throws BundleException;
    }

    /** The work has not ended in time; the message says where it stood. */
    static final class OverdueException extends Exception {

        private static final long serialVersionUID = 1L;

        OverdueException(String message) {
            super(message);
        }
    }

    /**
     * Runs the work and waits for its end.
     *
     * @throws BundleException what the work throws
     * @throws OverdueException where it took too long, or this thread was interrupted
     */
    void run(BundleWork work) throws BundleException, OverdueException {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            work.change();
            return true;
        });
        Thread thread = new Thread(task, "pergola-plugin-change");
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof BundleException refused) {
                throw refused;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (TimeoutException overdue) {
            String place = place(thread);
            endOf(thread);
            throw new OverdueException("after %d ms it was interrupted at %s".formatted(limit.toMillis(), place));
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new OverdueException("the server could not wait for it");
        }
    }

    private void endOf(Thread thread) {
        thread.interrupt();
        try {
            thread.join(limit.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String place(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length == 0 ? "an unknown place" : stack[0].toString();
    }
}
