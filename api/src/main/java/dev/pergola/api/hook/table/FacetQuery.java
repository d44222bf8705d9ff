package dev.pergola.api.hook.table;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.SqlValue;
import java.util.Map;

/**
 * A statement about one column of the rows of a page.
 *
 * @param sql one SELECT, in which {@code {rows}} stands for the rows with all of their columns, to be used like a table, and
 *     {@code {column}} for the name of the column in quotes
 * @param parameters the values of its parameters {@code :name}, by their names without the colon, as in a
 *     {@link RowCondition}
 */
public record FacetQuery(String sql, Map<String, SqlValue> parameters) {

    /** Checks the names and copies the map. */
    public FacetQuery {
        if (requireNonNull(sql, "sql is null").isBlank()) {
            throw new IllegalArgumentException("The SQL of a facet is blank");
        }
        parameters = ParameterNames.checked(parameters);
    }

    /**
     * A statement without parameters.
     *
     * @param sql one SELECT
     * @return the statement
     */
    public static FacetQuery of(String sql) {
        return new FacetQuery(sql, Map.of());
    }

    /**
     * Counts the rows by what an expression makes of them; rows for which it is NULL are left out.
     *
     * @param expression such as {@code substr({column}, 1, 1)}
     * @return selects value and number of rows
     */
    public static FacetQuery countingBy(String expression) {
        return of("select " + requireNonNull(expression, "expression is null")
                + " as value, count(*) as number from {rows} where " + expression + " is not null group by 1");
    }

    /**
     * The same with one parameter more.
     *
     * @param name without the colon
     * @param value its value
     * @return a new value
     */
    public FacetQuery with(String name, SqlValue value) {
        return new FacetQuery(sql, ParameterNames.and(parameters, name, value));
    }
}
