package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The table that the values of a column refer to.
 *
 * @param databaseRoute its database as addresses name it
 * @param table its name
 * @param filterColumn the column there that has the value, for a link to the rows that have it; empty where the value is
 *     the whole key of one row, for a link to that row
 * @param labelCell the cell of the cursor that holds the name of the referenced row for people; empty where there is
 *     none
 */
public record ReferencedTable(
        String databaseRoute, String table, Optional<String> filterColumn, OptionalInt labelCell) {

    /** Checks the parts. */
    public ReferencedTable {
        requireNonNull(databaseRoute, "databaseRoute is null");
        requireNonNull(table, "table is null");
        requireNonNull(filterColumn, "filterColumn is null");
        requireNonNull(labelCell, "labelCell is null");
    }
}
