package dev.pergola.core.db;

import dev.pergola.core.model.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.sqlite.SQLiteOpenMode;
import org.sqlite.core.Codes;

/**
 * Opens the connections of one database and makes them safe: one for reading cannot change anything, attach another
 * file or load code, whatever SQL it is given.
 */
final class Connections {

    private static final int BUSY_TIMEOUT_MILLISECONDS = 5000;
    private static final long SQLITE_LONGEST_VALUE = 1_000_000_000;
    private static final int SHARE_OF_MEMORY = 8;

    private final DatabaseSource source;
    private final int cacheKilobytes;
    private final List<ConnectionCustomiser> customisers;
    private final Supplier<List<Attachment>> attachments;

    Connections(
            DatabaseSource source,
            int cacheKilobytes,
            List<ConnectionCustomiser> customisers,
            Supplier<List<Attachment>> attachments) {
        this.source = source;
        this.cacheKilobytes = cacheKilobytes;
        List<ConnectionCustomiser> all = new ArrayList<>();
        all.add(setup -> setup.function(
                "escape_fts",
                1,
                text -> Value.of(FullTextQuery.escape(text.get(0).asText()))));
        all.addAll(customisers);
        this.customisers = List.copyOf(all);
        this.attachments = attachments;
    }

    /** Another database that statements of this one may read. */
    record Attachment(String name, String address) {}

    SqliteConnection openForReading() throws SQLException {
        return openForReading(attachments.get());
    }

    /** A connection that sees this database alone. */
    SqliteConnection openForWatching() throws SQLException {
        return openForReading(List.of());
    }

    private SqliteConnection openForReading(List<Attachment> others) throws SQLException {
        SQLiteConfig config = config();
        boolean inMemory = source.file().isEmpty();
        config.setReadOnly(!inMemory);
        SqliteConnection connection = open(config, source.readAddress());
        try {
            attach(connection, others);
            connection.execute("pragma query_only = 1");
            connection.jdbc().setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
            connection.jdbc().setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, longestValue());
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    SqliteConnection openForWriting(String address) throws SQLException {
        return open(config(), address);
    }

    private SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLISECONDS);
        // Everything is addressed by URI; without the flag SQLite would take it for a file name.
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        if (source instanceof DatabaseSource.SharedMemory) {
            config.setSharedCache(true);
        }
        if (cacheKilobytes > 0) {
            config.setCacheSize(-cacheKilobytes);
        }
        return config;
    }

    private SqliteConnection open(SQLiteConfig config, String address) throws SQLException {
        SQLiteConnection opened = (SQLiteConnection) config.createConnection("jdbc:sqlite:" + address);
        try {
            SqliteConnection connection = new SqliteConnection(opened);
            for (ConnectionCustomiser customiser : customisers) {
                customiser.customise(new Setup(connection));
            }
            return connection;
        } catch (SQLException | RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }

    /** One value that a statement makes up must not fill the memory in which all of them are answered. */
    private static int longestValue() {
        return (int) Math.min(SQLITE_LONGEST_VALUE, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    }

    private static void attach(SqliteConnection connection, List<Attachment> others) throws SQLException {
        for (Attachment attachment : others) {
            try (var statement = connection.jdbc().prepareStatement("attach database ? as ?")) {
                statement.setString(1, attachment.address());
                statement.setString(2, attachment.name());
                statement.execute();
            }
        }
    }

    private record Setup(SqliteConnection connection) implements ConnectionSetup {

        @Override
        public void function(String name, int arguments, SqlFunction function) {
            try {
                Function.create(
                        connection.jdbc(), name, new DriverFunction(function), arguments, Function.FLAG_DETERMINISTIC);
            } catch (SQLException failure) {
                throw SqlFailure.of(failure);
            }
        }

        @Override
        public void execute(String sql) {
            try {
                connection.execute(sql);
            } catch (SQLException failure) {
                throw SqlFailure.of(failure);
            }
        }
    }

    /** A function in the form that the driver calls. */
    private static final class DriverFunction extends Function {

        private final SqlFunction function;

        DriverFunction(SqlFunction function) {
            this.function = function;
        }

        @Override
        protected void xFunc() throws SQLException {
            List<Value> arguments = new ArrayList<>(args());
            for (int i = 0; i < args(); i++) {
                arguments.add(argument(i));
            }
            answer(function.call(arguments));
        }

        private Value argument(int index) throws SQLException {
            return switch (value_type(index)) {
                case Codes.SQLITE_INTEGER -> Value.of(value_long(index));
                case Codes.SQLITE_FLOAT -> Value.of(value_double(index));
                case Codes.SQLITE_TEXT -> Value.of(value_text(index));
                case Codes.SQLITE_BLOB -> Value.of(value_blob(index));
                default -> Value.nothing();
            };
        }

        private void answer(Value value) throws SQLException {
            if (value instanceof Value.Whole whole) {
                result(whole.number());
            } else if (value instanceof Value.Real real) {
                result(real.number());
            } else if (value instanceof Value.Text text) {
                result(text.text());
            } else if (value instanceof Value.Blob blob) {
                result(blob.bytes());
            } else {
                result();
            }
        }
    }
}
