package dev.pergola.core.event;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.run.Event;
import dev.pergola.api.hook.run.EventListener;
import dev.pergola.api.server.Events;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.Lease;
import dev.pergola.core.hooks.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what has happened. Whoever publishes waits for nobody; each listener gets the events one after the other,
 * in the order in which they were published, on a thread of its own. May be used by any number of threads.
 *
 * <p>An event holds a lease of the hooks until every listener has it, so a listener that leaves gets first what it is owed,
 * within the time that a departure may take.
 */
public final class EventBus implements Events, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);
    private static final Duration END = Duration.ofSeconds(2);

    private final HookRegistry registry;
    private final HookCalls calls;
    private final Map<HookEntry<EventListener>, Lane> lanes = new WeakHashMap<>();
    private volatile KnownTypes types = KnownTypes.none();

    /**
     * Nothing has happened yet.
     *
     * @param registry where the listeners are
     * @param calls the guard through which they are called
     */
    public EventBus(HookRegistry registry, HookCalls calls) {
        this.registry = requireNonNull(registry, "registry is null");
        this.calls = requireNonNull(calls, "calls is null");
    }

    @Override
    public void publish(Event event) {
        try (Lease lease = registry.lease()) {
            check(lease.snapshot(), event);
        }
        publishKnown(event);
    }

    /** Tells of an event that was checked before. */
    void publishKnown(Event event) {
        Lease lease = registry.lease();
        boolean handedOver = false;
        try {
            List<HookEntry<EventListener>> listeners = lease.snapshot().active(EventHooks.LISTENERS);
            handedOver = !listeners.isEmpty();
            Delivery delivery = new Delivery(event, lease, listeners.size());
            listeners.forEach(listener -> send(delivery, listener));
        } finally {
            if (!handedOver) {
                lease.close();
            }
        }
    }

    /** Whether anybody would hear of an event. */
    boolean isHeard() {
        return !registry.current().active(EventHooks.LISTENERS).isEmpty();
    }

    /**
     * Refuses an event that could not be published.
     *
     * @throws IllegalArgumentException where nobody told of its type, or it has a property that its type does not have
     */
    void check(Snapshot snapshot, Event event) {
        KnownTypes known = types;
        if (known.snapshot() != snapshot.number()) {
            known = KnownTypes.of(snapshot, calls); // outside of any lock: plugins are asked
            types = known;
        }
        known.check(event);
    }

    private void send(Delivery delivery, HookEntry<EventListener> listener) {
        Lane lane = lane(listener);
        if (listener.calls().overdue() > 0) {
            int lost = lane.clear();
            LOG.warn("{} hangs; {} events that waited for it are given up", listener, lost);
        }
        if (!lane.add(delivery.to(listener, calls))) {
            LOG.warn("{} is not told of an event: {} wait for it already", listener, Lane.LENGTH);
        }
    }

    private Lane lane(HookEntry<EventListener> listener) {
        synchronized (lanes) {
            return lanes.computeIfAbsent(
                    listener, entry -> new Lane(entry.owner().name()));
        }
    }

    /** Tells what is still to be told, for a limited time. */
    @Override
    public void close() {
        List<Lane> ending;
        synchronized (lanes) {
            ending = List.copyOf(lanes.values());
        }
        ending.forEach(Lane::end);
        ending.forEach(lane -> lane.awaitEnd(END));
    }
}
