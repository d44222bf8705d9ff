package dev.pergola.core.db;

import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;

/**
 * One connection with the statements it has prepared. Used by one thread at a time, but for {@link #interrupt()}.
 *
 * <p>Preparing costs about as much as reading ten rows, and a server runs the same statements again and again, so the
 * most recently used ones are kept.
 */
final class SqliteConnection implements AutoCloseable {

    private static final int KEPT_STATEMENTS = 64;

    /** What the rows of EXPLAIN consist of. */
    private static final List<String> PROGRAM = List.of("addr", "opcode", "p1", "p2", "p3", "p4", "p5", "comment");

    private final SQLiteConnection connection;
    private final boolean utf8;
    private Additions additions = Additions.FIXED;
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>(KEPT_STATEMENTS, 0.75f, true);

    SqliteConnection(SQLiteConnection connection) throws SQLException {
        this.connection = connection;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("pragma encoding")) {
            utf8 = rows.next() && "UTF-8".equals(rows.getString(1));
        }
    }

    /** Whether SQLite keeps text as UTF-8 here; other files keep it as UTF-16. */
    boolean utf8() {
        return utf8;
    }

    /** What is added to it, besides what comes from SQLite. */
    Additions additions() {
        return additions;
    }

    void added(Additions now) {
        additions = now;
    }

    DB driver() {
        return connection.getDatabase();
    }

    SQLiteConnection jdbc() {
        return connection;
    }

    /** A statement for this text, which nobody else uses until it is given back. */
    PreparedStatement take(String sql) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        return kept == null ? connection.prepareStatement(sql) : kept;
    }

    /**
     * Keeps a statement that ended well and whose result set is closed, but for EXPLAIN. SQLite looks at the schema of what it is
     * about to run, and prepares it again where that has changed. EXPLAIN runs nothing: it would show a program whose tables may
     * be gone from memory by then, which ends the process.
     *
     * @param columns of its rows
     */
    void giveBack(String sql, PreparedStatement statement, List<String> columns) throws SQLException {
        if (columns.equals(PROGRAM)) {
            statement.close();
        } else {
            giveBack(sql, statement);
        }
    }

    /** Keeps a statement that ended well and is not EXPLAIN; its result set is closed. */
    void giveBack(String sql, PreparedStatement statement) throws SQLException {
        PreparedStatement twin = idle.put(sql, statement);
        if (twin != null) {
            twin.close();
        }
        if (idle.size() > KEPT_STATEMENTS) {
            var oldest = idle.values().iterator();
            PreparedStatement dropped = oldest.next();
            oldest.remove();
            dropped.close();
        }
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs a statement that returns nothing and that is run often, so that it stays prepared. */
    void run(String sql) throws SQLException {
        PreparedStatement statement = take(sql);
        try {
            statement.execute();
        } catch (SQLException failure) {
            statement.close();
            throw failure;
        }
        giveBack(sql, statement);
    }

    /** Whether a transaction is open, which SQLite ends by itself after some failures. */
    boolean inTransaction() {
        try {
            execute("begin"); // only one can be open
            execute("rollback");
            return false;
        } catch (SQLException within) {
            return true;
        }
    }

    /** Takes back the transaction that is open, if there is one. */
    void rollBack() {
        try {
            execute("rollback");
        } catch (SQLException alreadyDone) {
            // SQLite rolls back by itself after some failures, such as a full disk; what led here is reported.
        }
    }

    /** The number in the first column of the first row, 0 where there is no row. Without a time limit. */
    long number(String sql) throws SQLException {
        PreparedStatement statement = take(sql);
        long number;
        try (ResultSet rows = statement.executeQuery()) {
            number = rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException failure) {
            statement.close();
            throw failure;
        }
        giveBack(sql, statement);
        return number;
    }

    /** Stops whatever runs. May be called from any thread while the connection is open. */
    void interrupt() {
        try {
            connection.getDatabase().interrupt();
        } catch (SQLException closed) {
            // A closed connection runs nothing.
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    /** Sets the parameters of a statement; SQLite numbers names in the order of their first use. */
    static void bind(PreparedStatement statement, Sql sql) throws SQLException {
        int index = 0;
        for (String placeholder : sql.placeholders()) {
            Value value = sql.parameters().get(placeholder.substring(1));
            if (value == null) {
                throw new SQLException("no value was given for the parameter " + placeholder);
            }
            bind(statement, ++index, value);
        }
        int expected = statement.getParameterMetaData().getParameterCount();
        if (expected != index) {
            throw new SQLException("the statement has parameters without a name; write them as :name");
        }
    }

    static void bind(PreparedStatement statement, int index, Value value) throws SQLException {
        if (value instanceof Value.Whole whole) {
            statement.setLong(index, whole.number());
        } else if (value instanceof Value.Real real) {
            statement.setDouble(index, real.number());
        } else if (value instanceof Value.Text text) {
            statement.setString(index, text.text());
        } else if (value instanceof Value.Blob blob) {
            statement.setBytes(index, blob.bytes());
        } else {
            statement.setObject(index, null);
        }
    }
}
