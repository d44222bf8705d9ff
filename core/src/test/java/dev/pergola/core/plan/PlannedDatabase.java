package dev.pergola.core.plan;

import dev.pergola.core.model.CellType;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.sqlite.Function;
import org.sqlite.JDBC;

/** A real SQLite in memory that runs what was planned. */
final class PlannedDatabase implements AutoCloseable {

    private final Connection connection;

    PlannedDatabase(String... script) throws SQLException {
        connection = JDBC.createConnection("jdbc:sqlite::memory:", new Properties());
        Function.create(connection, "escape_fts", new Function() {
            @Override
            protected void xFunc() throws SQLException {
                result("\"" + value_text(0) + "\"");
            }
        });
        try (Statement statement = connection.createStatement()) {
            for (String line : script) {
                statement.executeUpdate(line);
            }
        }
    }

    void insert(String table, List<Value> values) throws SQLException {
        String marks = String.join(",", values.stream().map(value -> "?").toList());
        try (PreparedStatement statement =
                connection.prepareStatement("insert into " + table + " values(" + marks + ")")) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    List<List<Value>> run(Sql sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            bind(
                    statement,
                    sql.parameterNames().stream()
                            .map(name -> sql.parameters().getOrDefault(name, Value.nothing()))
                            .toList());
            try (ResultSet rows = statement.executeQuery()) {
                List<List<Value>> all = new ArrayList<>();
                while (rows.next()) {
                    List<Value> row = new ArrayList<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.add(value(rows.getObject(i)));
                    }
                    all.add(row);
                }
                return all;
            }
        }
    }

    private static void bind(PreparedStatement statement, List<Value> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            if (value.type() == CellType.NULL) {
                statement.setObject(i + 1, null);
            } else if (value instanceof Value.Whole whole) {
                statement.setLong(i + 1, whole.number());
            } else if (value instanceof Value.Real real) {
                statement.setDouble(i + 1, real.number());
            } else if (value instanceof Value.Blob blob) {
                statement.setBytes(i + 1, blob.bytes());
            } else {
                statement.setString(i + 1, value.asText());
            }
        }
    }

    private static Value value(Object object) {
        if (object == null) {
            return Value.nothing();
        }
        if (object instanceof Number number && !(object instanceof Double)) {
            return Value.of(number.longValue());
        }
        if (object instanceof byte[] bytes) {
            return Value.of(bytes);
        }
        return object instanceof Double number ? Value.of(number) : Value.of(object.toString());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
