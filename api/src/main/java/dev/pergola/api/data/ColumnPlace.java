package dev.pergola.api.data;

import static java.util.Objects.requireNonNull;

/**
 * A column of a table or view.
 *
 * @param database the name of the database
 * @param table the name of the table or view
 * @param column its name
 */
public record ColumnPlace(String database, String table, String column) {

    /** Checks the parts. */
    public ColumnPlace {
        requireNonNull(database, "database is null");
        requireNonNull(table, "table is null");
        requireNonNull(column, "column is null");
    }
}
