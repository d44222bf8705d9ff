package dev.pergola.core.db;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import dev.pergola.api.data.TransactionWork;
import dev.pergola.core.text.SqlScript;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one piece of work does within a transaction, which it can neither begin nor end. For the writing thread.
 *
 * @param statements what the work runs
 */
record WriteTransaction(WriterStatements statements) implements Transaction {

    private static final Pattern BEGINS_OR_ENDS = Pattern.compile(
            "(?:\\s++|;|--[^\\n]*+\\n|/\\*(?:[^*]|\\*(?!/))*+\\*/)*+(?:begin|commit|end|rollback|savepoint|release)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Runs work as a transaction of its own: all that it does comes to be at once, or not at all. */
    static <T> T run(SqliteConnection connection, WriteSurroundings.Surrounding around, TransactionWork<T> work)
            throws SQLException {
        connection.run("begin immediate");
        T result;
        try {
            result = within(connection, around, work);
            connection.run("commit");
        } catch (SQLException | RuntimeException | Error failure) {
            connection.rollBack();
            throw failure;
        }
        around.committed();
        return result;
    }

    /** Runs work in the transaction that is open. */
    static <T> T within(SqliteConnection connection, WriteSurroundings.Surrounding around, TransactionWork<T> work) {
        try (WriterStatements statements = statements(connection)) {
            return around.run(new WriteTransaction(statements), work);
        }
    }

    /** The statements of a transaction that somebody else has begun and ends, on a connection that nobody uses after it. */
    static Transaction begun(SqliteConnection connection) {
        return new WriteTransaction(statements(connection));
    }

    private static WriterStatements statements(SqliteConnection connection) {
        return new WriterStatements(connection, WriterStatements.Scope.TRANSACTION);
    }

    @Override
    public long execute(Sql sql) {
        return statements.execute(checked(sql));
    }

    @Override
    public long executeMany(String statement, Iterable<List<Object>> rows) {
        return statements.executeMany(checked(statement), rows);
    }

    @Override
    public long script(String script) {
        return SqlScript.statements(script).stream()
                .mapToLong(statement -> execute(Sql.of(statement)))
                .sum();
    }

    @Override
    public Rows query(Sql sql) {
        return statements.query(checked(sql));
    }

    private static Sql checked(Sql sql) {
        checked(sql.text());
        return sql;
    }

    private static String checked(String sql) {
        if (BEGINS_OR_ENDS.matcher(sql).lookingAt()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The statement was refused because it would begin or end a transaction inside of one.",
                    "Leave it out: everything of one write is a transaction already.");
        }
        return sql;
    }
}
