package dev.pergola.core.event;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.run.Event;
import dev.pergola.api.hook.run.EventListener;
import dev.pergola.core.hooks.FailureLog;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import dev.pergola.core.hooks.Lease;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** One event on its way to its listeners, whose lease ends when the last of them has it. */
final class Delivery {

    private static final FailureLog FAILURES = new FailureLog(LoggerFactory.getLogger(Delivery.class));

    private final Event event;
    private final Lease lease;
    private final AtomicInteger open;

    Delivery(Event event, Lease lease, int listeners) {
        this.event = event;
        this.lease = lease;
        this.open = new AtomicInteger(listeners);
    }

    /** What one listener has to do; it runs or is given up, once. */
    Part to(HookEntry<EventListener> listener, HookCalls calls) {
        return new Part(listener, calls);
    }

    private void oneLess() {
        if (open.decrementAndGet() == 0) {
            lease.close();
        }
    }

    /** The part of one listener. */
    final class Part implements Runnable {

        private final HookEntry<EventListener> listener;
        private final HookCalls calls;

        private Part(HookEntry<EventListener> listener, HookCalls calls) {
            this.listener = listener;
            this.calls = calls;
        }

        @Override
        public void run() {
            try {
                calls.call(listener, hook -> {
                    hook.happened(event);
                    return event;
                });
            } catch (HookFailure | ServerException failure) {
                FAILURES.tell(listener, failure, listener.owner() + " could not take in the event " + event.name());
            } finally {
                oneLess();
            }
        }

        void giveUp() {
            oneLess();
        }
    }
}
