package dev.pergola.core.write;

import dev.pergola.api.data.Transaction;

/** The CREATE statement of a table, as it is within a transaction. */
public final class TableText {

    private TableText() {}

    /**
     * Reads it.
     *
     * @param transaction in which
     * @param table its name
     * @return as SQLite keeps it; empty where there is no such table
     */
    public static String of(Transaction transaction, String table) {
        return new Schema(transaction).sqlOf(table).orElse("");
    }
}
