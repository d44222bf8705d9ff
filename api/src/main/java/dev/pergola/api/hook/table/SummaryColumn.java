package dev.pergola.api.hook.table;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A column of rows that can be summarised.
 *
 * @param name as the page shows it; in a query that gives several columns one name, a number makes the others differ
 * @param declaredType as it is written in the schema; blank where there is none, and for columns of queries
 * @param key whether it identifies the rows, alone or with others
 * @param reference to which rows of another table its values refer; empty where they refer to none, the address does not
 *     ask for labels, or the reader may not see that table
 */
public record SummaryColumn(String name, String declaredType, boolean key, Optional<Reference> reference) {

    /** Checks the parts. */
    public SummaryColumn {
        requireNonNull(name, "name is null");
        requireNonNull(declaredType, "declaredType is null");
        requireNonNull(reference, "reference is null");
    }

    /**
     * A column of which nothing is known but its name.
     *
     * @param name as the page shows it
     * @return the column
     */
    public static SummaryColumn of(String name) {
        return new SummaryColumn(name, "", false, Optional.empty());
    }

    /**
     * Rows of another table of the same database.
     *
     * @param table that table
     * @param key its column that holds the same values
     * @param label its column that names its rows to people
     */
    public record Reference(String table, String key, String label) {

        /** Checks the parts. */
        public Reference {
            requireNonNull(table, "table is null");
            requireNonNull(key, "key is null");
            requireNonNull(label, "label is null");
        }
    }
}
