package dev.pergola.core.plan;

import dev.pergola.core.model.PageToken;
import dev.pergola.core.model.RowIdentifier;
import dev.pergola.core.model.SortOrder;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.text.SqlIdentifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Paging by key: the order of the rows, made total by the key, and the condition for the rows behind a place in it. NULL
 * counts as smaller than everything, as in SQLite's own order.
 */
final class Keyset {

    private final List<String> key;
    private final ParameterNumbers numbers;
    private final Map<String, Value> parameters = new LinkedHashMap<>();

    private Keyset(List<String> key, ParameterNumbers numbers) {
        this.key = key;
        this.numbers = numbers;
    }

    /** The ORDER BY clause, empty for a view without order. */
    static String orderBy(TableSchema table, Optional<SortOrder> sort) {
        List<String> terms = new ArrayList<>();
        sort.ifPresent(order -> terms.add(SqlIdentifier.quote(order.column()) + (order.descending() ? " desc" : "")));
        if (!table.view()) {
            table.rowKey().stream()
                    .filter(column ->
                            sort.filter(order -> order.column().equals(column)).isEmpty())
                    .map(SqlIdentifier::quote)
                    .forEach(terms::add);
        }
        return terms.isEmpty() ? "" : " order by " + String.join(", ", terms);
    }

    /** The order of a first page as people write it, who leave ties to chance. */
    static String firstOrderBy(TableSchema table, Optional<SortOrder> sort) {
        return sort.map(order ->
                        " order by " + SqlIdentifier.quote(order.column()) + (order.descending() ? " desc" : ""))
                .orElseGet(() -> orderBy(table, sort));
    }

    /** The condition for the rows behind a token; empty for a view, which is paged by counting. */
    static Optional<Condition> after(
            PageToken token, TableSchema table, Optional<SortOrder> sort, ParameterNumbers numbers) {
        Keyset keyset = new Keyset(table.rowKey(), numbers);
        String sql;
        if (token instanceof PageToken.AfterRow after) {
            sql = keyset.greaterKey(after.row());
        } else if (token instanceof PageToken.AfterSorted after && sort.isPresent()) {
            sql = keyset.behind(sort.get(), after);
        } else {
            return Optional.empty();
        }
        return Optional.of(new Condition(sql, keyset.parameters, Optional.empty()));
    }

    private String behind(SortOrder sort, PageToken.AfterSorted after) {
        String column = SqlIdentifier.quote(sort.column());
        boolean afterNull = after.sortValue() == Value.nothing();
        if (afterNull) {
            String tie = greaterKey(after.row());
            return sort.descending()
                    ? "(%s is null and %s)".formatted(column, tie)
                    : "(%s is not null or (%s is null and %s))".formatted(column, column, tie);
        }
        String value = bind(after.sortValue());
        String tie = greaterKey(after.row());
        return sort.descending()
                ? "(%s < %s or %s is null or (%s = %s and %s))".formatted(column, value, column, column, value, tie)
                : "(%s > %s or (%s = %s and %s))".formatted(column, value, column, value, tie);
    }

    /** For a key (a, b): {@code ((a > :p0) or (a = :p0 and b > :p1))}, which SQLite answers from the index of the key. */
    private String greaterKey(RowIdentifier row) {
        List<String> names = row.values().stream().map(this::bind).toList();
        List<String> alternatives = new ArrayList<>();
        for (int last = 0; last < key.size(); last++) {
            List<String> terms = new ArrayList<>();
            for (int i = 0; i < last; i++) {
                terms.add(SqlIdentifier.quote(key.get(i)) + " = " + names.get(i));
            }
            terms.add(SqlIdentifier.quote(key.get(last)) + " > " + names.get(last));
            alternatives.add("(" + String.join(" and ", terms) + ")");
        }
        return alternatives.stream().collect(Collectors.joining(" or ", "(", ")"));
    }

    private String bind(Value value) {
        String name = numbers.next();
        parameters.put(name, value);
        return ":" + name;
    }
}
