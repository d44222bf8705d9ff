package dev.pergola.core.plan;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.http.QueryString;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One argument that filters rows by a column: {@code COLUMN=value} or {@code COLUMN__operator=value}.
 *
 * @param column as it was written, known or not
 * @param operator how to compare
 * @param value what to compare with; ignored by operators that compare with nothing
 */
public record ColumnFilter(String column, FilterOperator operator, String value) {

    private static final String SEPARATOR = "__";

    /** Checks the parts. */
    public ColumnFilter {
        requireNonNull(column, "column is null");
        requireNonNull(operator, "operator is null");
        requireNonNull(value, "value is null");
    }

    /**
     * The filters among the arguments of a request. Arguments that begin with an underscore and have no operator are
     * special, and an unknown operator is nothing: both are passed over.
     *
     * @param query the arguments
     * @return sorted by name and value, so that the same filters give the same SQL
     */
    public static List<ColumnFilter> in(QueryString query) {
        return query.parameters().stream()
                .sorted(Comparator.comparing(QueryString.Parameter::name).thenComparing(QueryString.Parameter::value))
                .map(ColumnFilter::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ColumnFilter> of(QueryString.Parameter argument) {
        String name = argument.name();
        int separator = name.lastIndexOf(SEPARATOR);
        if (separator < 0) {
            return name.startsWith("_")
                    ? Optional.empty()
                    : Optional.of(new ColumnFilter(name, FilterOperator.EXACT, argument.value()));
        }
        return FilterOperator.of(name.substring(separator + SEPARATOR.length()))
                .map(operator -> new ColumnFilter(name.substring(0, separator), operator, argument.value()));
    }

    /**
     * The argument that says the same.
     *
     * @return its name; without the operator where that is not needed
     */
    public String argument() {
        return operator == FilterOperator.EXACT && !column.startsWith("_") && !column.contains(SEPARATOR)
                ? column
                : column + SEPARATOR + operator.word();
    }
}
