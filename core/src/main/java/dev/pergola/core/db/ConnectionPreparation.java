package dev.pergola.core.db;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.model.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.core.Codes;

/**
 * What is done to every new connection before its first statement: extensions are loaded, then functions are added. After
 * that no statement can load code any more.
 */
final class ConnectionPreparation {

    private final List<Extension> extensions;
    private final List<ConnectionCustomiser> customisers;

    private ConnectionPreparation(List<Extension> extensions, List<ConnectionCustomiser> customisers) {
        this.extensions = extensions;
        List<ConnectionCustomiser> all = new ArrayList<>();
        all.add(setup -> setup.function(
                "escape_fts",
                1,
                text -> Value.of(FullTextQuery.escape(text.get(0).asText()))));
        all.addAll(customisers);
        this.customisers = List.copyOf(all);
    }

    /** What the settings of a server ask for. */
    static ConnectionPreparation of(DatabaseSettings settings) {
        return new ConnectionPreparation(settings.extensions(), settings.customisers());
    }

    /** Nothing but what belongs to every connection. */
    static ConnectionPreparation none() {
        return new ConnectionPreparation(List.of(), List.of());
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
        for (ConnectionCustomiser customiser : customisers) {
            customiser.customise(new Setup(connection));
        }
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
