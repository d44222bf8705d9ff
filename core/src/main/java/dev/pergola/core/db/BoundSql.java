package dev.pergola.core.db;

import dev.pergola.core.model.Sql;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A statement that knows how its parameters get their values: by name for the core, by position for plugins.
 *
 * @param text one statement
 * @param values sets the values of its parameters
 */
record BoundSql(String text, Values values) {

    /** The values of the parameters of a statement. */
    @FunctionalInterface
    interface Values {

        /** Sets all of them. */
        void bindTo(PreparedStatement statement) throws SQLException;
    }

    static BoundSql of(Sql sql) {
        return new BoundSql(sql.text(), statement -> SqliteConnection.bind(statement, sql));
    }

    static BoundSql of(dev.pergola.api.data.Sql sql) {
        return new BoundSql(sql.text(), statement -> ApiValues.bind(statement, sql.parameters()));
    }
}
