package dev.pergola.plugins.ephemeral;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What is known of a table or view.
 *
 * @param shape what it is
 * @param since when it came to be
 * @param owner the client that made it; empty where nobody is known
 */
record Life(Shape shape, Moment since, Optional<String> owner) {

    Life {
        requireNonNull(shape, "shape is null");
        requireNonNull(since, "since is null");
        requireNonNull(owner, "owner is null");
    }

    String name() {
        return shape.name();
    }

    /** The same table after it was changed. */
    Life as(Shape changed) {
        return new Life(changed, since, owner);
    }
}
