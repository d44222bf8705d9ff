package dev.pergola.core.write;

import dev.pergola.api.data.Sql;
import dev.pergola.core.change.NewColumn;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.text.SqlIdentifier;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts of statements about one table. Every name in them is in double quotes, every value a parameter.
 *
 * @param table the table
 */
record TableSql(TableSchema table) {

    /** Bytes would be a name that nobody uses; SQLite has three for the number of a row, and a column can hide each. */
    private static final List<String> ROW_NUMBERS = List.of("rowid", "_rowid_", "oid");

    String name() {
        return SqlIdentifier.quoteAlways(table.name());
    }

    /** The name under which the number of a row can be had; rowid where columns hide all three. */
    String rowNumber() {
        return ROW_NUMBERS.stream()
                .filter(name -> table.columns().stream()
                        .noneMatch(column -> column.name().equalsIgnoreCase(name)))
                .findFirst()
                .orElse(ROW_NUMBERS.get(0));
    }

    /** Whether rows have numbers. */
    boolean numbered() {
        return !table.withoutRowid();
    }

    /** Adds a row; without columns one of defaults. */
    String insert(String verb, Collection<String> columns) {
        return columns.isEmpty()
                ? "%s into %s default values".formatted(verb, name())
                : "%s into %s (%s) values (%s)".formatted(verb, name(), names(columns), marks(columns.size()));
    }

    /** Adds a row, or gives the one with the same key the new values. */
    String upsert(Collection<String> columns) {
        List<String> key = table.rowKey();
        String others = columns.stream()
                .filter(column -> key.stream().noneMatch(column::equalsIgnoreCase))
                .map(SqlIdentifier::quoteAlways)
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return "%s on conflict (%s) do %s"
                .formatted(
                        insert("insert", columns), names(key), others.isEmpty() ? "nothing" : "update set " + others);
    }

    /** Changes cells of the row with a key. */
    String update(Collection<String> columns) {
        return "update %s set %s where %s"
                .formatted(
                        name(),
                        columns.stream()
                                .map(column -> SqlIdentifier.quoteAlways(column) + " = ?")
                                .collect(Collectors.joining(", ")),
                        isRow());
    }

    String delete() {
        return "delete from " + name() + " where " + isRow();
    }

    /** Every column of the row with a key, the number of the row first where that is its key. */
    Sql row(List<Value> key) {
        return new Sql("select " + cells() + " from " + name() + " where " + isRow(), StoredValues.parameters(key));
    }

    /** Every column of the rows with these keys. */
    Sql rows(List<List<Value>> keys) {
        List<String> key = table.rowKey();
        String names = names(key);
        String one = "(" + marks(key.size()) + ")";
        String text = key.size() == 1
                ? "select %s from %s where %s in (%s) order by %s"
                        .formatted(cells(), name(), names, marks(keys.size()), names)
                : "select %s from %s where (%s) in (values %s) order by %s"
                        .formatted(
                                cells(),
                                name(),
                                names,
                                String.join(", ", Collections.nCopies(keys.size(), one)),
                                names);
        return new Sql(
                text,
                StoredValues.parameters(keys.stream().flatMap(List::stream).toList()));
    }

    /** Every column of the rows with these numbers, without the number. */
    Sql numberedRows(List<Value> numbers) {
        return new Sql(
                "select * from %s where %s in (%s) order by %s"
                        .formatted(name(), rowNumber(), marks(numbers.size()), rowNumber()),
                StoredValues.parameters(numbers));
    }

    String addColumn(NewColumn column) {
        return "alter table %s add column %s %s"
                .formatted(
                        name(),
                        SqlIdentifier.quoteAlways(column.name()),
                        column.kind().declaration());
    }

    private String isRow() {
        return table.rowKey().stream()
                .map(column -> SqlIdentifier.quoteAlways(column) + " = ?")
                .collect(Collectors.joining(" and "));
    }

    private String cells() {
        return table.rowidTable() ? rowNumber() + " as rowid, *" : "*";
    }

    static String names(Collection<String> names) {
        return names.stream().map(SqlIdentifier::quoteAlways).collect(Collectors.joining(", "));
    }

    private static String marks(int number) {
        return Stream.generate(() -> "?").limit(number).collect(Collectors.joining(", "));
    }
}
