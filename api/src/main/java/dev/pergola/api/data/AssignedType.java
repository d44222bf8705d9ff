package dev.pergola.api.data;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.Attributes;

/**
 * The type that was given to a column.
 *
 * @param name such as {@code url}
 * @param settings of the type for this column; none for most
 */
public record AssignedType(String name, Attributes settings) {

    /** Checks the parts. */
    public AssignedType {
        if (requireNonNull(name, "name is null").isBlank()) {
            throw new IllegalArgumentException("The name of a type is blank.");
        }
        requireNonNull(settings, "settings is null");
    }

    /**
     * A type without settings.
     *
     * @param name such as {@code url}
     * @return the value
     */
    public static AssignedType of(String name) {
        return new AssignedType(name, Attributes.none());
    }
}
