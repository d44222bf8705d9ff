package dev.pergola.core.event;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.Transaction;
import dev.pergola.api.data.TransactionWork;
import dev.pergola.api.hook.data.WriteInterceptor;
import dev.pergola.api.hook.run.Event;
import dev.pergola.api.http.Request;
import dev.pergola.core.db.WriteSurroundings;
import dev.pergola.core.hooks.CurrentRequest;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets the interceptors of plugins stand around each write, and tells of what they tell after the commit. May be used by any
 * number of threads; costs nothing to speak of where there is no interceptor.
 */
public final class Interceptors implements WriteSurroundings {

    private final HookRegistry registry;
    private final HookCalls calls;
    private final EventBus events;
    private final CurrentRequest current;

    /**
     * Stands around the writes of one server.
     *
     * @param registry where the interceptors are
     * @param calls the guard through which they are called
     * @param events where they tell of what has happened
     * @param current knows for which request a thread works
     */
    public Interceptors(HookRegistry registry, HookCalls calls, EventBus events, CurrentRequest current) {
        this.registry = requireNonNull(registry, "registry is null");
        this.calls = requireNonNull(calls, "calls is null");
        this.events = requireNonNull(events, "events is null");
        this.current = requireNonNull(current, "current is null");
    }

    @Override
    public Surrounding begin(String database) {
        return new OneWrite(database, current.request());
    }

    /** One write, from the wish to its end. */
    private final class OneWrite implements Surrounding {

        private final String database;
        private final Optional<Request> request;
        private final List<Event> told = new ArrayList<>();

        OneWrite(String database, Optional<Request> request) {
            this.database = database;
            this.request = request;
        }

        @Override
        public <T> T run(Transaction transaction, TransactionWork<T> work) {
            told.clear(); // what a transaction told that was taken back
            if (registry.current().active(EventHooks.INTERCEPTORS).isEmpty()) {
                return work.run(transaction);
            }
            try (Lease lease = registry.lease()) {
                List<HookEntry<WriteInterceptor>> interceptors =
                        lease.snapshot().active(EventHooks.INTERCEPTORS);
                SurroundedWrite write =
                        new SurroundedWrite(calls, new InterceptedWrite(database, request, transaction, event -> {
                            events.check(lease.snapshot(), event);
                            told.add(event);
                        }));
                return write.run(interceptors, work);
            }
        }

        @Override
        public void committed() {
            told.forEach(events::publishKnown);
        }
    }
}
