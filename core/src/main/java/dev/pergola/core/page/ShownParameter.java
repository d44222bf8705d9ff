package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

/**
 * A named parameter of a query and what it is set to.
 *
 * @param name without the colon
 * @param value as text; blank where nothing was given
 */
public record ShownParameter(String name, String value) {

    /** Checks the parts. */
    public ShownParameter {
        requireNonNull(name, "name is null");
        requireNonNull(value, "value is null");
    }
}
