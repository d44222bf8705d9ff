package dev.pergola.core.change;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rows to be added to a table, checked against it.
 *
 * @param table as it was when they were checked
 * @param conflict what becomes of rows that contradict others
 * @param rows by the names of their columns
 * @param added columns to be made first
 */
public record RowsChange(TableSchema table, Conflict conflict, List<Map<String, Value>> rows, List<NewColumn> added) {

    /** What SQLite allows. */
    private static final int MOST_COLUMNS = 2000;

    /** Copies the lists. */
    public RowsChange {
        rows = List.copyOf(rows);
        added = List.copyOf(added);
    }

    /**
     * Compares rows with a table.
     *
     * @param request the rows
     * @param table where they go
     * @param conflict what becomes of rows that contradict others
     * @return the change
     * @throws dev.pergola.api.ServerException with everything that is wrong with any row
     */
    public static RowsChange of(RowsRequest request, TableSchema table, Conflict conflict) {
        List<String> problems = new ArrayList<>();
        Set<String> columns = new TreeSet<>(table.columnNames());
        columns.addAll(table.rowKey());
        for (int i = 0; i < request.rows().size(); i++) {
            Map<String, PlainValue> row = request.rows().get(i);
            if (conflict == Conflict.UPDATE) {
                addKeyProblems("Row " + i, row, table.rowKey(), problems);
            }
            Set<String> unknown = new TreeSet<>(row.keySet());
            unknown.removeAll(columns);
            if (!request.alter() && !unknown.isEmpty()) {
                problems.add("Row " + i + " has invalid columns: " + String.join(", ", unknown));
            }
        }
        Refusal.where(problems);
        List<Map<String, Value>> rows = values(request.rows());
        return new RowsChange(table, conflict, rows, request.alter() ? missing(rows, columns) : List.of());
    }

    /**
     * Rows for a table that is made from them, or of which nothing but its columns is to be held against them.
     *
     * @param request the rows
     * @param table where they go
     * @return the change; columns that are missing are made where that is wanted, and otherwise SQLite refuses them
     */
    public static RowsChange ofNew(CreateRequest request, TableSchema table) {
        List<Map<String, Value>> rows = request.values();
        List<NewColumn> added = request.alter() ? missing(rows, table.columnNames()) : List.of();
        return new RowsChange(table, request.conflict(), rows, added);
    }

    private static void addKeyProblems(
            String row, Map<String, PlainValue> cells, List<String> key, List<String> problems) {
        List<String> missing =
                key.stream().filter(column -> !cells.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            problems.add(row + " is missing primary key column(s): " + quoted(missing));
        }
        List<String> empty = key.stream()
                .filter(column -> cells.get(column) instanceof PlainValue.Nothing)
                .toList();
        if (!empty.isEmpty()) {
            problems.add(row + " has null primary key column(s): " + quoted(empty));
        }
    }

    private static String quoted(Collection<String> names) {
        return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    }

    /**
     * What is stored for each cell.
     *
     * @param rows in JSON
     * @return the same rows
     * @throws dev.pergola.api.ServerException with every cell that cannot be stored
     */
    public static List<Map<String, Value>> values(List<Map<String, PlainValue>> rows) {
        List<String> problems = new ArrayList<>();
        List<Map<String, Value>> stored = new ArrayList<>(rows.size());
        for (Map<String, PlainValue> row : rows) {
            Map<String, Value> cells = new LinkedHashMap<>();
            row.forEach((column, json) -> {
                CellValue cell = CellValue.of(json);
                cell.problem().ifPresent(problem -> problems.add(column + ": " + problem));
                cells.put(column, cell.value());
            });
            stored.add(Collections.unmodifiableMap(cells));
        }
        Refusal.where(problems);
        return stored;
    }

    /** SQLite compares names of columns without regard to the case of their letters. */
    static List<NewColumn> missing(List<Map<String, Value>> rows, Collection<String> columns) {
        Set<String> known =
                columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        Map<String, List<Value>> values = new LinkedHashMap<>();
        rows.forEach(row -> row.forEach((column, value) -> {
            if (!known.contains(column.toLowerCase(Locale.ROOT))) {
                values.computeIfAbsent(column, name -> new ArrayList<>()).add(value);
            }
        }));
        if (known.size() + values.size() > MOST_COLUMNS) {
            throw Refusal.of("A table has at most " + MOST_COLUMNS
                    + " columns; with those that are missing it would have " + (known.size() + values.size()));
        }
        Refusal.where(values.keySet().stream()
                .flatMap(name -> Names.problemOfColumn(name).stream())
                .toList());
        List<NewColumn> missing = new ArrayList<>();
        values.forEach((name, all) -> missing.add(new NewColumn(name, ColumnKind.of(all))));
        return missing;
    }
}
