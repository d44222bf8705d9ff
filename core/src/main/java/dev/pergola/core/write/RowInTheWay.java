package dev.pergola.core.write;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.text.SqlIdentifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the row because of which another one was not added.
 *
 * @param transaction in which that was tried
 * @param table where
 */
record RowInTheWay(Transaction transaction, TableSchema table) {

    /** The number of the row that has the same key as this one, or the same values in a unique index. */
    Optional<Value> number(Map<String, Value> row) {
        Map<String, Value> cells = new LinkedHashMap<>();
        row.forEach((column, value) -> cells.put(column.toLowerCase(Locale.ROOT), value));
        return uniqueColumns().stream()
                .filter(columns -> columns.stream().allMatch(column -> cells.containsKey(lower(column))))
                .flatMap(columns -> find(columns, cells).stream())
                .findFirst();
    }

    private List<List<String>> uniqueColumns() {
        Map<String, List<String>> unique = new LinkedHashMap<>();
        unique.put("", new ArrayList<>(table.rowKey()));
        String indexes = """
                select indexes.name, columns.name from pragma_index_list(?, 'main') as indexes
                join pragma_index_info(indexes.name, 'main') as columns
                where indexes."unique" and not indexes.partial and columns.name is not null
                order by indexes.seq, columns.seqno""";
        try (Rows rows = transaction.query(Sql.of(indexes, table.name()))) {
            while (rows.next()) {
                unique.computeIfAbsent(rows.text(0), name -> new ArrayList<>()).add(rows.text(1));
            }
        }
        return List.copyOf(unique.values());
    }

    private Optional<Value> find(List<String> columns, Map<String, Value> cells) {
        TableSql sql = new TableSql(table);
        String where = columns.stream()
                .map(column -> SqlIdentifier.quoteAlways(column) + " = ?")
                .collect(Collectors.joining(" and "));
        List<Value> values = columns.stream()
                .map(column -> cells.getOrDefault(lower(column), Value.nothing()))
                .toList();
        String text = "select %s from %s where %s limit 1".formatted(sql.rowNumber(), sql.name(), where);
        try (Rows rows = transaction.query(new Sql(text, StoredValues.parameters(values)))) {
            return rows.next() ? Optional.of(StoredValues.value(rows, 0)) : Optional.empty();
        }
    }

    private static String lower(String column) {
        return column.toLowerCase(Locale.ROOT);
    }
}
