package dev.pergola.core.db;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;

/** Reads a database for plugins. */
public final class ApiRows {

    private ApiRows() {}

    /**
     * Runs one statement under the standing time limit.
     *
     * @param database to be read
     * @param sql a statement that returns rows
     * @return its rows, which give their connection back when they are closed
     * @throws dev.pergola.api.ServerException where SQLite refuses the statement or no connection is free
     */
    public static Rows of(Database database, Sql sql) {
        ReadSession session = database.read();
        try {
            return new CursorRows(session.query(sql), session::close);
        } catch (RuntimeException failure) {
            session.close();
            throw failure;
        }
    }
}
