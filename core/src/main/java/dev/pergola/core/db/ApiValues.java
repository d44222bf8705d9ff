package dev.pergola.core.db;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.model.Value;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Parameters in the plain types of the plugin API. */
final class ApiValues {

    private ApiValues() {}

    static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        int expected = statement.getParameterMetaData().getParameterCount();
        if (expected != values.size()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The statement has " + expected + " parameters, but " + values.size() + " values were given.");
        }
        for (int i = 0; i < values.size(); i++) {
            SqliteConnection.bind(statement, i + 1, value(values.get(i)));
        }
    }

    private static Value value(Object value) {
        if (value == null) {
            return Value.nothing();
        } else if (value instanceof Long || value instanceof Integer || value instanceof Short) {
            return Value.of(((Number) value).longValue());
        } else if (value instanceof Double || value instanceof Float) {
            return Value.of(((Number) value).doubleValue());
        } else if (value instanceof Boolean flag) {
            return Value.of(flag ? 1L : 0L);
        } else if (value instanceof byte[] bytes) {
            return Value.of(bytes);
        } else if (value instanceof CharSequence text) {
            return Value.of(text.toString());
        }
        throw new IllegalArgumentException(
                "SQLite cannot store a " + value.getClass().getName());
    }
}
