package dev.pergola.api.hook.run;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.Attributes;
import dev.pergola.api.http.Actor;
import java.time.Instant;

/**
 * Something that has happened and is true by now: a write was committed, somebody signed in. Immutable.
 *
 * @param name of its type, such as {@code insert-rows}; see {@link EventTypes}
 * @param actor who did it; anonymous where nobody did
 * @param created when
 * @param properties as its type says; those that say nothing this time are left out
 */
public record Event(String name, Actor actor, Instant created, Attributes properties) {

    /** Checks that every part is there. */
    public Event {
        requireNonNull(name, "name is null");
        requireNonNull(actor, "actor is null");
        requireNonNull(created, "created is null");
        requireNonNull(properties, "properties is null");
    }

    /**
     * An event of this moment.
     *
     * @param name of its type
     * @param actor who did it
     * @param properties as its type says
     * @return the event
     */
    public static Event now(String name, Actor actor, Attributes properties) {
        return new Event(name, actor, Instant.now(), properties);
    }
}
