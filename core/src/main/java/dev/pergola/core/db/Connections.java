package dev.pergola.core.db;

import java.sql.SQLException;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.sqlite.SQLiteOpenMode;

/**
 * Opens the connections of one database and makes them safe: one for reading cannot change anything, attach another
 * file or load code, whatever SQL it is given.
 */
final class Connections {

    private static final long SQLITE_LONGEST_VALUE = 1_000_000_000;
    private static final int SHARE_OF_MEMORY = 8;

    private final DatabaseSource source;
    private final IntSupplier cacheKilobytes;
    private final ConnectionPreparation preparation;
    private final Supplier<List<Attachment>> attachments;

    Connections(
            DatabaseSource source,
            IntSupplier cacheKilobytes,
            ConnectionPreparation preparation,
            Supplier<List<Attachment>> attachments) {
        this.source = source;
        this.cacheKilobytes = cacheKilobytes;
        this.preparation = preparation;
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

    /**
     * Brings what is added to an open connection up to date. To be called by who owns the connection, while no statement of
     * it runs.
     *
     * @return false for a connection that is to be replaced
     */
    boolean refresh(SqliteConnection connection) {
        return preparation.refresh(connection);
    }

    /** A number that rises with every change of what is added to connections. */
    long additions() {
        return preparation.additions().changes();
    }

    private SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        // Everything is addressed by URI; without the flag SQLite would take it for a file name.
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        if (cacheKilobytes.getAsInt() > 0) {
            config.setCacheSize(-cacheKilobytes.getAsInt());
        }
        preparation.allowExtensions(config);
        return config;
    }

    private SqliteConnection open(SQLiteConfig config, String address) throws SQLException {
        SQLiteConnection opened = (SQLiteConnection) config.createConnection("jdbc:sqlite:" + address);
        try {
            BusyHandler.setHandler(opened, new LockPatience());
            SqliteConnection connection = new SqliteConnection(opened);
            preparation.prepare(connection);
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
}
