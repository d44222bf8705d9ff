package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

/**
 * A condition that the rows of a table page meet, as its form shows it.
 *
 * @param column the column
 * @param operator the name of the operator, such as {@code contains}
 * @param value what it compares with; blank for operators that need none
 */
public record ShownFilter(String column, String operator, String value) {

    /** Checks the parts. */
    public ShownFilter {
        requireNonNull(column, "column is null");
        requireNonNull(operator, "operator is null");
        requireNonNull(value, "value is null");
    }
}
