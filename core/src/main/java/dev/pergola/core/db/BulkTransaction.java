package dev.pergola.core.db;

import dev.pergola.api.ServerException;
import dev.pergola.api.data.Transaction;
import dev.pergola.core.model.DatabaseSchema;
import java.sql.SQLException;

/** The transaction of a {@link BulkWrite}. For the thread that runs it, while it runs. */
public final class BulkTransaction {

    /** How many columns a table can have. */
    public static final int MOST_COLUMNS = 2000;

    private static final String POINT = "before_rows";

    private final SqliteConnection connection;
    private final Transaction statements;

    BulkTransaction(SqliteConnection connection) {
        this.connection = connection;
        this.statements = WriteTransaction.begun(connection);
    }

    /**
     * Ordinary statements.
     *
     * @return the same value each time
     */
    public Transaction statements() {
        return statements;
    }

    /**
     * Tables and views as they are now, within the transaction.
     *
     * @return read anew each time
     */
    public DatabaseSchema schema() {
        try {
            return SchemaReader.read(connection);
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    /** Remembers this point. */
    public void remember() {
        execute("savepoint " + POINT);
    }

    /** Takes back what was written since the point that was remembered; the point stays. */
    public void goBack() {
        execute("rollback to " + POINT);
    }

    /** What was written since the point that was remembered is not taken back any more by {@link #goBack()}. */
    public void goOn() {
        execute("release " + POINT);
    }

    /**
     * A statement that adds many rows.
     *
     * @param head up to {@code values}
     * @param columns how many values a row has
     * @param tail what stands behind the values, or nothing
     * @return to be closed
     * @throws ServerException where SQLite refuses the statement
     */
    public RowInserter inserter(String head, int columns, String tail) {
        try {
            return new RowInserter(connection, head, columns, tail);
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    /**
     * Rows of a table that refer to rows which are not there.
     *
     * @param table its name
     * @return how many
     */
    public long danglingReferences(String table) {
        try (var statement = connection.jdbc().prepareStatement("select count(*) from pragma_foreign_key_check(?)")) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    private void execute(String statement) {
        try {
            connection.execute(statement);
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }
}
