package dev.pergola.core.db;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.model.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.sqlite.Collation;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;

/**
 * What is done to every new connection before its first statement: extensions are loaded, then functions are added. After
 * that no statement can load code any more. What comes later is added between two statements.
 */
final class ConnectionPreparation {

    private final String database;
    private final List<Extension> extensions;
    private final List<ConnectionCustomiser> customisers;

    private ConnectionPreparation(String database, List<Extension> extensions, List<ConnectionCustomiser> customisers) {
        this.database = database;
        this.extensions = extensions;
        List<ConnectionCustomiser> all = new ArrayList<>();
        all.add(setup -> setup.function(
                "escape_fts",
                1,
                true,
                text -> Value.of(FullTextQuery.escape(text.get(0).asText()))));
        all.addAll(customisers);
        this.customisers = List.copyOf(all);
    }

    /** What the settings of a server ask for. */
    static ConnectionPreparation of(String database, DatabaseSettings settings) {
        return new ConnectionPreparation(database, settings.extensions(), settings.customisers());
    }

    /** Nothing but what belongs to every connection. */
    static ConnectionPreparation none() {
        return new ConnectionPreparation("", List.of(), List.of());
    }

    void allowExtensions(SQLiteConfig config) {
        config.enableLoadExtension(!extensions.isEmpty());
    }

    void prepare(SqliteConnection connection) throws SQLException {
        for (Extension extension : extensions) {
            load(extension, connection);
        }
        if (!extensions.isEmpty()) {
            connection.driver().enable_load_extension(false);
        }
        customise(connection, additions());
    }

    /** What is added to connections now. */
    Additions additions() {
        Additions all = Additions.FIXED;
        for (ConnectionCustomiser customiser : customisers) {
            all = all.plus(customiser.additions());
        }
        return all;
    }

    /** Adds what has come since; false for a connection that has something that has left, so that it must be replaced. */
    boolean refresh(SqliteConnection connection) {
        Additions now = additions();
        if (connection.additions().departures() != now.departures()) {
            return false;
        }
        if (connection.additions().changes() != now.changes()) {
            customise(connection, now);
        }
        return true;
    }

    private void customise(SqliteConnection connection, Additions now) {
        Setup setup = new Setup(connection, database);
        customisers.forEach(customiser -> customiser.customise(setup));
        connection.added(now);
    }

    private static void load(Extension extension, SqliteConnection connection) {
        String sql = extension.entryPoint().isPresent() ? "select load_extension(?, ?)" : "select load_extension(?)";
        try (var statement = connection.jdbc().prepareStatement(sql)) {
            statement.setString(1, extension.path());
            if (extension.entryPoint().isPresent()) {
                statement.setString(2, extension.entryPoint().get());
            }
            statement.execute();
        } catch (SQLException failure) {
            throw new ServerException(
                            ErrorCode.BAD_REQUEST,
                            "The SQLite extension " + extension + " could not be loaded: " + SqlFailure.message(failure)
                                    + ".",
                            "Check the path, that the library is made for this system, and the name of its entry point.")
                    .causedBy(failure);
        }
    }

    private record Setup(SqliteConnection connection, String database) implements ConnectionSetup {

        @Override
        public void function(String name, int arguments, boolean constant, SqlFunction function) {
            add(name, arguments, new DriverFunctions.Scalar(function), constant);
        }

        @Override
        public void aggregate(String name, int arguments, Supplier<SqlAggregate> groups) {
            add(name, arguments, new DriverFunctions.Aggregate(groups), true);
        }

        private void add(String name, int arguments, Function function, boolean constant) {
            int flags = constant ? Function.FLAG_DETERMINISTIC : 0;
            try {
                Function.create(connection.jdbc(), name, function, arguments, flags);
            } catch (SQLException failure) {
                throw SqlFailure.of(failure);
            }
        }

        @Override
        public void collation(String name, Comparator<String> order) {
            Collation collation = new Collation() {
                @Override
                protected int xCompare(String text, String other) {
                    return order.compare(text, other);
                }
            };
            try {
                Collation.create(connection.jdbc(), name, collation);
            } catch (SQLException failure) {
                throw SqlFailure.of(failure);
            }
        }
    }
}
