package dev.pergola.core.db;

import dev.pergola.core.model.DatabaseSchema;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A connection that stays open to see whether the database has changed, whoever changed it, and what its schema is now.
 *
 * <p>SQLite's {@code data_version} differs between two calls on the same connection exactly when another connection, of
 * this process or another, has committed in between. It also keeps a shared database in memory alive.
 */
final class Observer implements AutoCloseable {

    /** Nobody waits here for a lock: a database that is being changed counts as changed. */
    private static final int NO_WAITING = 0;

    /** Statements find other rows with other functions, also where the content is the same. */
    private static final int ADDITIONS_SHIFT = 40;

    private SqliteConnection connection;
    private final Connections connections;
    private final boolean changeable;
    private long uncertain;
    private Optional<Reading> last = Optional.empty();
    private boolean closed;

    Observer(Connections connections, boolean changeable) throws SQLException {
        this.connection = connections.openForWatching();
        this.connections = connections;
        this.changeable = changeable;
        connection.jdbc().setBusyTimeout(NO_WAITING);
    }

    /** Whether SQLite keeps text as UTF-8 here. */
    synchronized boolean utf8() {
        return connection.utf8();
    }

    /** The schema at one version of the data, of the schema, and of what is added to connections. */
    private record Reading(long version, long schemaVersion, long additions, DatabaseSchema schema) {

        /** Which columns a view has, and which statements repeat, may depend on functions. */
        boolean holds(long otherSchema, long otherAdditions) {
            return schemaVersion == otherSchema && additions == otherAdditions;
        }
    }

    /** A number that is the same as long as the content is the same; never negative while that is certain. */
    synchronized long version() {
        long additions = connections.additions() << ADDITIONS_SHIFT;
        if (!changeable || closed) {
            return additions;
        }
        try {
            return additions + connection.number("pragma data_version");
        } catch (SQLException failure) {
            if (isBusy(failure)) {
                // Someone holds the file to write it. A number that never comes again lets nobody trust what he has.
                return --uncertain;
            }
            throw SqlFailure.of(failure);
        }
    }

    private static boolean isBusy(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                && SqlFailure.primary(sqlite.getResultCode()) == SQLiteErrorCode.SQLITE_BUSY;
    }

    synchronized DatabaseSchema schema() {
        if (closed) {
            return last.map(Reading::schema).orElseGet(() -> new DatabaseSchema(List.of()));
        }
        long version = version();
        if (last.isPresent() && last.get().version() == version) {
            return last.get().schema();
        }
        try {
            long additions = connections.additions();
            renew();
            long schemaVersion = connection.number("pragma schema_version");
            DatabaseSchema schema = last.isPresent() && last.get().holds(schemaVersion, additions)
                    ? last.get().schema()
                    : SchemaReader.read(connection);
            last = Optional.of(new Reading(version, schemaVersion, additions, schema));
            return schema;
        } catch (SQLException failure) {
            // While a writer holds the file, what was known a moment ago is what readers still see.
            return last.map(Reading::schema).filter(known -> isBusy(failure)).orElseThrow(() -> SqlFailure.of(failure));
        }
    }

    /** Another connection is open before this one is closed: it keeps what is in memory alive. */
    private void renew() throws SQLException {
        if (!connections.refresh(connection)) {
            SqliteConnection before = connection;
            connection = connections.openForWatching();
            connection.jdbc().setBusyTimeout(NO_WAITING);
            before.close();
        }
    }

    /** Lets go of what is no more to be added to connections. */
    synchronized void refresh() {
        if (!closed) {
            try {
                renew();
            } catch (SQLException failure) {
                throw SqlFailure.of(failure);
            }
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            connection.close();
        }
    }
}
