package dev.pergola.core.event;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.run.Event;
import dev.pergola.api.hook.run.EventType;
import dev.pergola.api.hook.run.EventTypes;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.problem.Quotation;
import dev.pergola.core.problem.Suggestions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kinds of events that are known with one set of hooks. Immutable.
 *
 * @param snapshot the number of the snapshot
 * @param byName the kinds
 */
record KnownTypes(long snapshot, Map<String, EventType> byName) {

    private static final Logger LOG = LoggerFactory.getLogger(KnownTypes.class);

    KnownTypes {
        byName = Map.copyOf(byName);
    }

    static KnownTypes none() {
        return new KnownTypes(-1, Map.of());
    }

    /** Asks every hook, those of the core first, so that nobody takes the name of one of its events. */
    static KnownTypes of(Snapshot snapshot, HookCalls calls) {
        Map<String, EventType> types = new HashMap<>();
        List<HookEntry<EventTypes>> entries = snapshot.active(EventHooks.TYPES).stream()
                .sorted(Comparator.comparing(entry -> !entry.owner().isCore()))
                .toList();
        for (HookEntry<EventTypes> entry : entries) {
            try {
                types.putAll(calls.call(entry, hook -> newOf(hook, types)));
            } catch (HookFailure | ServerException failure) {
                LOG.warn("The kinds of events of {} do not exist", entry.owner(), failure);
            }
        }
        return new KnownTypes(snapshot.number(), types);
    }

    private static Map<String, EventType> newOf(EventTypes hook, Map<String, EventType> known) {
        Map<String, EventType> more = new HashMap<>();
        for (EventType type : hook.types()) {
            if (known.containsKey(type.name()) || more.put(type.name(), type) != null) {
                throw new IllegalArgumentException("Two kinds of events are named " + type.name() + ".");
            }
        }
        return more;
    }

    /** Refuses an event that no listener could expect. */
    void check(Event event) {
        EventType type = byName.get(event.name());
        if (type == null) {
            throw new IllegalArgumentException("The event " + Quotation.of(event.name())
                    + " was not published: nobody told of this kind of event."
                    + Suggestions.sentence(event.name(), byName.keySet())
                            .map(advice -> " " + advice)
                            .orElse(""));
        }
        event.properties().values().keySet().stream()
                .filter(property -> !type.properties().contains(property))
                .findFirst()
                .ifPresent(property -> {
                    throw new IllegalArgumentException("The event " + Quotation.of(event.name())
                            + " was not published: its kind has no property " + Quotation.of(property) + ".");
                });
    }
}
