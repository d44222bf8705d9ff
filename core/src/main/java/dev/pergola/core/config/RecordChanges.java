package dev.pergola.core.config;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.StoredQuery;
import java.util.Optional;

/**
 * Changes what a site keeps about its data. What is changed shows at once; whether it lasts longer than the process depends
 * on where the internal database is kept. May be used by any number of threads.
 */
public interface RecordChanges {

    /**
     * A column of a table.
     *
     * @param database the name of the database
     * @param table the name of the table or view
     * @param name of the column
     */
    record Column(String database, String table, String name) {

        /** Checks the parts. */
        public Column {
            requireNonNull(database, "database is null");
            requireNonNull(table, "table is null");
            requireNonNull(name, "name is null");
        }
    }

    /**
     * Gives a column a type.
     *
     * @param column which
     * @param type empty to take its type away
     */
    void setColumnType(Column column, Optional<ColumnTypeOption> type);

    /**
     * Keeps a query, in the place of the one that has the same name.
     *
     * @param query with its database and name
     */
    void store(StoredQuery query);

    /**
     * Forgets a query.
     *
     * @param database the name of its database
     * @param name of the query
     */
    void forgetQuery(String database, String name);
}
