package dev.pergola.plugins.ephemeral;

import dev.pergola.api.data.SqlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Rows that somebody has pasted, before they are a table.
 *
 * @param columns their names, each once whatever its upper and lower case
 * @param rows as many values in each as there are columns
 */
record PastedTable(List<Column> columns, List<List<SqlValue>> rows) {

    /**
     * A column.
     *
     * @param name never empty
     * @param type that all of its values fit
     */
    record Column(String name, ColumnType type) {}

    PastedTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Rows of values as they were found; guesses what the columns hold.
     *
     * @param names as they were found: empty ones and ones that come twice get a number
     * @param rows the values: texts that are numbers become numbers where all of their column are
     */
    static PastedTable guessed(List<String> names, List<List<SqlValue>> rows) {
        List<String> distinct = distinct(names);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < distinct.size(); i++) {
            int column = i;
            columns.add(new Column(
                    distinct.get(i),
                    ColumnType.of(rows.stream().map(row -> row.get(column)).toList())));
        }
        List<List<SqlValue>> stored = rows.stream()
                .map(row -> {
                    List<SqlValue> values = new ArrayList<>(row.size());
                    for (int i = 0; i < row.size(); i++) {
                        values.add(columns.get(i).type().stored(row.get(i)));
                    }
                    return List.copyOf(values);
                })
                .toList();
        return new PastedTable(columns, stored);
    }

    private static List<String> distinct(List<String> names) {
        Set<String> taken = new HashSet<>();
        List<String> distinct = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip();
            String base = name.isEmpty() ? "column_" + (i + 1) : name;
            String free = base;
            for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
                free = base + "_" + number;
            }
            distinct.add(free);
        }
        return distinct;
    }
}
