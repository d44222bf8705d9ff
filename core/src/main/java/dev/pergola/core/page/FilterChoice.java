package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

/**
 * An operator that the filter form offers.
 *
 * @param name as addresses know it, such as {@code gte}
 * @param label as people read it, such as {@code ≥}
 * @param takesValue whether it compares with something
 */
public record FilterChoice(String name, String label, boolean takesValue) {

    /** Checks the parts. */
    public FilterChoice {
        requireNonNull(name, "name is null");
        requireNonNull(label, "label is null");
    }
}
