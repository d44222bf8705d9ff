package dev.pergola.core.plan;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.SortOrder;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.problem.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** In which order the rows come: the arguments {@code _sort} and {@code _sort_desc}. */
final class Sorting {

    private Sorting() {}

    /** The order that was asked for, else that of the configuration, else none, which is the order of the key. */
    static Optional<SortOrder> of(TableSchema table, QueryString query, TableDefaults defaults) {
        Optional<String> ascending = query.first("_sort").filter(name -> !name.isEmpty());
        Optional<String> descending = query.first("_sort_desc").filter(name -> !name.isEmpty());
        if (ascending.isPresent() && descending.isPresent()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The rows cannot be sorted by _sort and _sort_desc at the same time.",
                    "Leave one of the two arguments out.");
        }
        Optional<SortOrder> asked = ascending.map(SortOrder::ascending).or(() -> descending.map(SortOrder::descending));
        asked.ifPresent(order -> check(table, order.column(), defaults));
        return asked.or(defaults::sort);
    }

    /** The columns that a page may be sorted by. */
    static List<String> sortableColumns(TableSchema table, TableDefaults defaults) {
        List<String> columns = new ArrayList<>(defaults.sortableColumns().orElseGet(table::columnNames));
        if (table.rowidTable() && !columns.contains(ColumnSelection.ROWID)) {
            columns.add(ColumnSelection.ROWID);
        }
        return columns;
    }

    private static void check(TableSchema table, String column, TableDefaults defaults) {
        List<String> sortable = sortableColumns(table, defaults);
        if (!sortable.contains(column)) {
            boolean exists = table.column(column).isPresent();
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    List.of("The table %s cannot be sorted by %s: %s."
                            .formatted(
                                    table.name(),
                                    column,
                                    exists ? "the configuration does not allow it" : "it has no such column")),
                    Suggestions.sentence(column, sortable));
        }
    }
}
