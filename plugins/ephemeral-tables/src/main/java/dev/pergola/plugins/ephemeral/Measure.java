package dev.pergola.plugins.ephemeral;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;

/**
 * How large a database is, at one moment of a write.
 *
 * @param schema a number that changes with the schema
 * @param bytes in pages that hold something
 * @param changes rows that this connection has changed since it was opened
 */
record Measure(long schema, long bytes, long changes) {

    private static final String MEASURE = """
            select schema_version, (page_count - freelist_count) * page_size, total_changes()
            from pragma_schema_version, pragma_page_count, pragma_freelist_count, pragma_page_size""";

    static Measure of(Transaction transaction) {
        try (Rows rows = transaction.query(Sql.of(MEASURE))) {
            rows.next();
            return new Measure(rows.integer(0), rows.integer(1), rows.integer(2));
        }
    }
}
