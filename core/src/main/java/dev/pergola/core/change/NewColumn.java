package dev.pergola.core.change;

import static java.util.Objects.requireNonNull;

/**
 * A column that is made because rows have values for it.
 *
 * @param name as it was sent
 * @param kind what fits its values
 */
public record NewColumn(String name, ColumnKind kind) {

    /** Checks the parts. */
    public NewColumn {
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
    }
}
