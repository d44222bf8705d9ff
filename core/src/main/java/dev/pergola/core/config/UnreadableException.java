package dev.pergola.core.config;

import java.util.Optional;

/** A file that cannot be read as a tree at all; without a tree nothing else can be checked. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Location location;
    private final transient Optional<String> hint;

    UnreadableException(Location location, String message, Optional<String> hint) {
        super(message);
        this.location = location;
        this.hint = hint;
    }

    Location location() {
        return location;
    }

    Optional<String> hint() {
        return hint;
    }
}
