package dev.pergola.core.permission;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One decision that was made, to be looked at later.
 *
 * @param time when
 * @param actor about whom
 * @param action what he wanted to do
 * @param resource with what
 * @param allowed whether he might
 */
public record Check(Instant time, Actor actor, Action action, Resource resource, boolean allowed) {

    /** Checks the parts. */
    public Check {
        requireNonNull(time, "time is null");
        requireNonNull(actor, "actor is null");
        requireNonNull(action, "action is null");
        requireNonNull(resource, "resource is null");
    }
}
