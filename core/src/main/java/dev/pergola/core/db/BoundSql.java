package dev.pergola.core.db;

import dev.pergola.core.model.Sql;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A statement that knows how its parameters get their values: by name for the core, by position for plugins.
 *
 * @param text one statement
 * @param values sets the values of its parameters
 * @param shown the values for people, by name or number, asked for only where somebody wants to see them
 */
record BoundSql(String text, Values values, Supplier<Map<String, String>> shown) {

    /** The values of the parameters of a statement. */
    @FunctionalInterface
    interface Values {

        /** Sets all of them. */
        void bindTo(PreparedStatement statement) throws SQLException;
    }

    static BoundSql of(Sql sql) {
        return new BoundSql(sql.text(), statement -> SqliteConnection.bind(statement, sql), () -> shown(sql));
    }

    static BoundSql of(dev.pergola.api.data.Sql sql) {
        return new BoundSql(
                sql.text(), statement -> ApiValues.bind(statement, sql.parameters()), () -> shown(sql.parameters()));
    }

    /** A statement whose parameters get no values, which is enough to ask what it would do. */
    static BoundSql unbound(String text) {
        return new BoundSql(text, statement -> {}, Map::of);
    }

    private static Map<String, String> shown(Sql sql) {
        Map<String, String> shown = new LinkedHashMap<>();
        sql.parameters().forEach((name, value) -> shown.put(name, value.asText()));
        return shown;
    }

    private static Map<String, String> shown(List<Object> parameters) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            shown.put(String.valueOf(i + 1), String.valueOf(parameters.get(i)));
        }
        return shown;
    }
}
