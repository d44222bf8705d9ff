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

    private final SqliteConnection connection;
    private final boolean changeable;
    private long uncertain;
    private Optional<Reading> last = Optional.empty();
    private boolean closed;

    Observer(SqliteConnection connection, boolean changeable) throws SQLException {
        this.connection = connection;
        this.changeable = changeable;
        connection.jdbc().setBusyTimeout(NO_WAITING);
    }

    /** The schema at one version of the data and of the schema. */
    private record Reading(long version, long schemaVersion, DatabaseSchema schema) {}

    /** A number that is the same as long as the content is the same; never negative while that is certain. */
    synchronized long version() {
        if (!changeable || closed) {
            return 0;
        }
        try {
            return connection.number("pragma data_version");
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
            long schemaVersion = connection.number("pragma schema_version");
            DatabaseSchema schema = last.isPresent() && last.get().schemaVersion() == schemaVersion
                    ? last.get().schema()
                    : SchemaReader.read(connection);
            last = Optional.of(new Reading(version, schemaVersion, schema));
            return schema;
        } catch (SQLException failure) {
            // While a writer holds the file, what was known a moment ago is what readers still see.
            return last.map(Reading::schema).filter(known -> isBusy(failure)).orElseThrow(() -> SqlFailure.of(failure));
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
