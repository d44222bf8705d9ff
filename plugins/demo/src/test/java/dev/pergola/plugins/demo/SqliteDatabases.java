package dev.pergola.plugins.demo;

import dev.pergola.api.data.AddedDatabase;
import dev.pergola.api.data.Database;
import dev.pergola.api.data.DatabaseFile;
import dev.pergola.api.data.Databases;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import dev.pergola.api.data.TransactionWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.JDBC;

/** Makes database files by the driver itself, with foreign keys enforced. */
final class SqliteDatabases implements Databases {

    private final boolean withRows;

    private SqliteDatabases(boolean withRows) {
        this.withRows = withRows;
    }

    static SqliteDatabases complete() {
        return new SqliteDatabases(true);
    }

    /** Leaves the rows out, for tests that look at anything else and shall not wait for them. */
    static SqliteDatabases withoutRows() {
        return new SqliteDatabases(false);
    }

    @Override
    public List<Database> all() {
        return List.of();
    }

    @Override
    public Optional<Database> find(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Database> findByRoute(String route) {
        return Optional.empty();
    }

    @Override
    public AddedDatabase addMemory(String name) {
        throw new UnsupportedOperationException("the demo makes files only");
    }

    @Override
    public AddedDatabase addFile(DatabaseFile file) {
        throw new UnsupportedOperationException("the demo makes files only");
    }

    @Override
    public <T> T create(Path file, TransactionWork<T> work) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        try (Connection connection = open(file)) {
            connection.createStatement().execute("PRAGMA foreign_keys = ON");
            connection.setAutoCommit(false);
            T result = work.run(new SqliteTransaction(connection, withRows));
            connection.commit();
            return result;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static Connection open(Path file) throws SQLException {
        return JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
    }

    private record SqliteTransaction(Connection connection, boolean withRows) implements Transaction {

        @Override
        public long execute(Sql sql) {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql.text());
            } catch (SQLException failure) {
                throw new IllegalStateException(sql.text(), failure);
            }
        }

        @Override
        public long executeMany(String text, Iterable<List<Object>> rows) {
            if (!withRows) {
                return 0;
            }
            try (PreparedStatement statement = connection.prepareStatement(text)) {
                long count = 0;
                for (List<Object> row : rows) {
                    for (int i = 0; i < row.size(); i++) {
                        statement.setObject(i + 1, row.get(i));
                    }
                    count += statement.executeUpdate();
                }
                return count;
            } catch (SQLException failure) {
                throw new IllegalStateException(text, failure);
            }
        }

        @Override
        public long script(String statements) {
            return execute(Sql.of(statements));
        }

        @Override
        public Rows query(Sql sql) {
            throw new UnsupportedOperationException("the demo writes only");
        }
    }
}
