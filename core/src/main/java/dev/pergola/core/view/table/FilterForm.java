package dev.pergola.core.view.table;

import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.QueryString.Parameter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arguments by which forms without scripts ask for filters and order: they are turned into the arguments that mean
 * the same, and the browser is sent to that address.
 */
final class FilterForm {

    private static final String SORT = "_sort";
    private static final String SORT_DESCENDING = "_sort_desc";
    private static final String DESCENDING = "_sort_by_desc";
    private static final Pattern PART = Pattern.compile("_filter_(?:column|op|value)(_[0-9]+)?");

    private FilterForm() {}

    /** The arguments that mean the same, or empty where none of the form's own are there. */
    static Optional<QueryString> translated(QueryString query) {
        if (!query.has(DESCENDING)
                && query.parameters().stream()
                        .noneMatch(argument -> PART.matcher(argument.name()).matches())) {
            return Optional.empty();
        }
        QueryString result = withoutBlanks(query);
        for (Parameter argument : query.parameters()) {
            Matcher part = PART.matcher(argument.name());
            if (part.matches() && argument.name().startsWith("_filter_column")) {
                result = withFilter(result, query, argument.value(), part.group(1) == null ? "" : part.group(1));
            }
        }
        for (Parameter argument : query.parameters()) {
            if (PART.matcher(argument.name()).matches()) {
                result = result.without(argument.name());
            }
        }
        if (query.has(DESCENDING)) {
            Optional<String> column = result.first(SORT);
            result = result.without(DESCENDING);
            result = column.isPresent() ? result.without(SORT).with(SORT_DESCENDING, column.get()) : result;
        }
        return Optional.of(result);
    }

    /** A form sends every field, filled in or not. */
    private static QueryString withoutBlanks(QueryString query) {
        return new QueryString(query.parameters().stream()
                .filter(argument -> !argument.value().isEmpty())
                .toList());
    }

    private static QueryString withFilter(QueryString result, QueryString query, String column, String suffix) {
        if (column.isEmpty()) {
            return result;
        }
        String operator = query.first("_filter_op" + suffix).orElse("exact");
        int separator = operator.indexOf("__"); // such as isnull__1, which brings its own value
        return separator < 0
                ? result.adding(
                        column + "__" + operator,
                        query.first("_filter_value" + suffix).orElse(""))
                : result.adding(column + "__" + operator.substring(0, separator), operator.substring(separator + 2));
    }
}
