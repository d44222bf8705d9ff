package dev.pergola.core.db;

import dev.pergola.api.data.IsolatedConnection;
import dev.pergola.api.data.IsolatedWork;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.core.text.SqlScript;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A connection outside of transactions, for one piece of work. */
final class IsolatedWriter implements IsolatedConnection {

    private final SqliteConnection connection;
    private boolean over;

    private IsolatedWriter(SqliteConnection connection) {
        this.connection = connection;
    }

    /** Does the work and closes the connection, which rolls back what is left open. */
    static <T> T run(SqliteConnection connection, IsolatedWork<T> work) {
        IsolatedWriter writer = new IsolatedWriter(connection);
        try (connection) {
            return work.run(writer);
        } finally {
            writer.over = true;
        }
    }

    @Override
    public long execute(Sql sql) {
        try (PreparedStatement statement = prepare(sql.text())) {
            ApiValues.bind(statement, sql.parameters());
            long before = connection.driver().total_changes();
            statement.execute();
            return connection.driver().total_changes() - before;
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    @Override
    public void script(String statements) {
        SqlScript.statements(statements).forEach(statement -> execute(Sql.of(statement)));
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
            throw new IllegalStateException("The work on this connection has ended.");
        }
        return connection.jdbc().prepareStatement(sql);
    }
}
