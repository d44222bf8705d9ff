package dev.pergola.core.permission;

import static java.util.Objects.requireNonNull;

/**
 * Something that an actor may see.
 *
 * @param resource what it is
 * @param isPrivate whether the anonymous actor may not see it
 */
public record VisibleResource(Resource resource, boolean isPrivate) {

    /** Checks the resource. */
    public VisibleResource {
        requireNonNull(resource, "resource is null");
    }
}
