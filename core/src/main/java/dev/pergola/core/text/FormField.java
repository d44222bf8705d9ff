package dev.pergola.core.text;

import static java.util.Objects.requireNonNull;

/**
 * One {@code name=value} of a query string or a posted form, decoded.
 *
 * @param name may be empty
 * @param value empty where the field had no value
 */
public record FormField(String name, String value) {
    public FormField {
        requireNonNull(name, "name is null");
        requireNonNull(value, "value is null");
    }
}
