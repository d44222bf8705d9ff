package dev.pergola.api.hook.table;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.SqlValue;
import java.util.Map;
import java.util.Optional;

/**
 * A condition that rows have to meet.
 *
 * @param sql an expression, without WHERE; put into parentheses by the core
 * @param parameters the values of its parameters {@code :name}, by their names without the colon: letters, digits and
 *     underscores; begin them with the name of the plugin, since {@code p} and a number are the core's own
 * @param description the same for people, such as {@code within 5 km}; stands in the heading of the page behind
 *     <i>where</i>; empty where there is nothing to say
 */
public record RowCondition(String sql, Map<String, SqlValue> parameters, Optional<String> description) {

    /** Checks the names and copies the map. */
    public RowCondition {
        if (requireNonNull(sql, "sql is null").isBlank()) {
            throw new IllegalArgumentException("The SQL of a condition is blank");
        }
        parameters = ParameterNames.checked(parameters);
        requireNonNull(description, "description is null");
    }

    /**
     * A condition without parameters and description.
     *
     * @param sql an expression
     * @return the condition
     */
    public static RowCondition of(String sql) {
        return new RowCondition(sql, Map.of(), Optional.empty());
    }

    /**
     * The same with one parameter more.
     *
     * @param name without the colon
     * @param value its value
     * @return a new value
     */
    public RowCondition with(String name, SqlValue value) {
        return new RowCondition(sql, ParameterNames.and(parameters, name, value), description);
    }

    /**
     * The same, described for people.
     *
     * @param text such as {@code within 5 km}
     * @return a new value
     */
    public RowCondition described(String text) {
        return new RowCondition(sql, parameters, Optional.of(text));
    }
}
