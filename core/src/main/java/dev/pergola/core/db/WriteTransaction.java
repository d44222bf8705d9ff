package dev.pergola.core.db;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import dev.pergola.api.data.TransactionWork;
import dev.pergola.core.text.SqlScript;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/** One transaction on the writing connection. Everything that the work does comes to be at once or not at all. */
final class WriteTransaction implements Transaction {

    private static final Pattern ENDS_TRANSACTION = Pattern.compile(
            "(?:\\s++|;|--[^\\n]*+\\n|/\\*(?:[^*]|\\*(?!/))*+\\*/)*+(?:begin|commit|end|rollback)\\b",
            Pattern.CASE_INSENSITIVE);

    private final SqliteConnection connection;
    private boolean over;

    private WriteTransaction(SqliteConnection connection) {
        this.connection = connection;
    }

    static <T> T run(SqliteConnection connection, WriteSurroundings.Surrounding around, TransactionWork<T> work)
            throws SQLException {
        connection.execute("begin immediate");
        WriteTransaction transaction = new WriteTransaction(connection);
        boolean committed = false;
        try {
            T result = around.run(transaction, work);
            connection.execute("commit");
            committed = true;
            transaction.over = true;
            around.committed();
            return result;
        } finally {
            transaction.over = true;
            if (!committed) {
                rollBack(connection);
            }
        }
    }

    /** The statements of a transaction that somebody else has begun and ends. */
    static Transaction begun(SqliteConnection connection) {
        return new WriteTransaction(connection);
    }

    private static void rollBack(SqliteConnection connection) {
        try {
            connection.execute("rollback");
        } catch (SQLException alreadyDone) {
            // SQLite rolls back by itself after some failures, such as a full disk; what led here is reported.
        }
    }

    @Override
    public long execute(Sql sql) {
        try (PreparedStatement statement = prepare(sql.text())) {
            ApiValues.bind(statement, sql.parameters());
            return changedBy(() -> statement.execute());
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    @Override
    public long executeMany(String sql, Iterable<List<Object>> rows) {
        try (PreparedStatement statement = prepare(sql)) {
            return changedBy(() -> {
                for (List<Object> row : rows) {
                    ApiValues.bind(statement, row);
                    statement.execute();
                }
            });
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    @Override
    public long script(String statements) {
        return SqlScript.statements(statements).stream()
                .mapToLong(statement -> execute(Sql.of(statement)))
                .sum();
    }

    @Override
    public Rows query(Sql sql) {
        try {
            return new WriterRows(prepare(sql.text()), sql.parameters());
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        if (over) {
            throw new IllegalStateException("The transaction is over.");
        }
        if (ENDS_TRANSACTION.matcher(sql).lookingAt()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The statement was refused because it would begin or end a transaction inside of one.",
                    "Leave it out: everything of one write is a transaction already.");
        }
        return connection.jdbc().prepareStatement(sql);
    }

    private long changedBy(Step step) throws SQLException {
        long before = connection.driver().total_changes();
        step.run();
        return connection.driver().total_changes() - before;
    }

    /** Something that changes rows. */
    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }
}
