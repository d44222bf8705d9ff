package dev.pergola.api.hook.page;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A column of a page of rows.
 *
 * @param database the name of the database
 * @param table the table or view; empty for the result of a query
 * @param name of the column
 * @param type what its values mean, such as {@code email}; empty where it has no column type
 */
public record CellColumn(String database, Optional<String> table, String name, Optional<String> type) {

    /** Checks the parts. */
    public CellColumn {
        requireNonNull(database, "database is null");
        requireNonNull(table, "table is null");
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
    }
}
