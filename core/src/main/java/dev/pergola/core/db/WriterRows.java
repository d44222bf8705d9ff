package dev.pergola.core.db;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.ValueType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a transaction reads back. Few rows in practice, so the driver's own conversions are good enough. */
final class WriterRows implements Rows {

    private final PreparedStatement statement;
    private final ResultSet rows;
    private final List<String> columns = new ArrayList<>();

    WriterRows(PreparedStatement statement, List<Object> parameters) throws SQLException {
        this.statement = statement;
        try {
            ApiValues.bind(statement, parameters);
            rows = statement.executeQuery();
            var names = rows.getMetaData();
            for (int i = 1; i <= names.getColumnCount(); i++) {
                columns.add(names.getColumnName(i));
            }
        } catch (SQLException | RuntimeException failure) {
            statement.close();
            throw failure;
        }
    }

    @Override
    public List<String> columns() {
        return List.copyOf(columns);
    }

    @Override
    public boolean next() {
        return call(rows::next);
    }

    @Override
    public ValueType type(int column) {
        return call(() -> typeOf(rows.getObject(column + 1)));
    }

    private static ValueType typeOf(@Nullable Object value) {
        if (value == null) {
            return ValueType.NULL;
        }
        if (value instanceof Integer || value instanceof Long) {
            return ValueType.INTEGER;
        }
        if (value instanceof Double) {
            return ValueType.REAL;
        }
        return value instanceof byte[] ? ValueType.BLOB : ValueType.TEXT;
    }

    @Override
    public boolean isNull(int column) {
        return call(() -> rows.getObject(column + 1) == null);
    }

    @Override
    public long integer(int column) {
        return call(() -> rows.getLong(column + 1));
    }

    @Override
    public double real(int column) {
        return call(() -> rows.getDouble(column + 1));
    }

    @Override
    public String text(int column) {
        return call(() -> Optional.ofNullable(rows.getString(column + 1)).orElse(""));
    }

    @Override
    public byte[] blob(int column) {
        return call(() -> Optional.ofNullable(rows.getBytes(column + 1)).orElseGet(() -> new byte[0]));
    }

    @Override
    public void close() {
        call(() -> {
            statement.close();
            return true;
        });
    }

    private static <T> T call(Call<T> call) {
        try {
            return call.run();
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    /** Something that the driver does. */
    @FunctionalInterface
    private interface Call<T> {
        T run() throws SQLException;
    }
}
