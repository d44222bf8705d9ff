package dev.pergola.core.db;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The statements of one piece of work on a writing connection that was lent to it. What is prepared stays prepared for the next
 * work; rows that are left open are closed when the connection is taken back, since SQLite would wait for them.
 *
 * <p>For the writing thread.
 */
final class WriterStatements implements AutoCloseable {

    private final SqliteConnection connection;
    private final Scope scope;
    private final Set<WriterRows> open = ConcurrentHashMap.newKeySet();
    private boolean over;

    WriterStatements(SqliteConnection connection, Scope scope) {
        this.connection = connection;
        this.scope = scope;
    }

    /** In what the work runs. */
    enum Scope {
        /** A transaction that somebody else begins and ends. */
        TRANSACTION,
        /** Nothing but what the work itself begins. */
        CONNECTION
    }

    /** Runs one statement; tells how many rows it has changed. */
    long execute(Sql sql) {
        return executeMany(sql.text(), List.of(sql.parameters()));
    }

    /** Runs one statement for each of some rows; tells how many rows were changed. */
    long executeMany(String sql, Iterable<List<Object>> rows) {
        check();
        try {
            PreparedStatement statement = connection.take(sql);
            boolean ended = false;
            try {
                long before = connection.driver().total_changes();
                boolean returned = false;
                for (List<Object> row : rows) {
                    ApiValues.bind(statement, row);
                    returned |= statement.execute();
                }
                ended = !returned; // one that returns rows has not ended yet
                return connection.driver().total_changes() - before;
            } finally {
                putAway(sql, statement, ended);
            }
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    private void putAway(String sql, PreparedStatement statement, boolean ended) throws SQLException {
        if (ended) {
            statement.clearParameters(); // they may be large
            connection.giveBack(sql, statement);
        } else {
            statement.close();
        }
    }

    /** Reads; the rows are to be closed before the work ends. */
    Rows query(Sql sql) {
        check();
        try {
            WriterRows rows = new WriterRows(connection, sql, open::remove);
            open.add(rows);
            return rows;
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    private void check() {
        if (over) {
            throw new IllegalStateException("What this belongs to is over.");
        }
    }

    /** After some failures SQLite ends the transaction; whatever came next would be kept without one. */
    private RuntimeException failed(SQLException failure) {
        over |= scope == Scope.TRANSACTION && !connection.inTransaction();
        return SqlFailure.of(failure);
    }

    /** The connection is taken back. */
    @Override
    public void close() {
        over = true;
        open.forEach(WriterRows::close);
    }
}
