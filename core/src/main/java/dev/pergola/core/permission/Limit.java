package dev.pergola.core.permission;

import static java.util.Objects.requireNonNull;

import java.util.function.Predicate;

/**
 * Resources outside of which somebody may not do something, whatever the rules say. A limit never allows anything by
 * itself.
 *
 * @param source who says so
 * @param includes whether a resource is within the limit
 */
public record Limit(String source, Predicate<Resource> includes) {

    /** Checks the parts. */
    public Limit {
        requireNonNull(source, "source is null");
        requireNonNull(includes, "includes is null");
    }
}
