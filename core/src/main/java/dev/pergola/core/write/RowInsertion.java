package dev.pergola.core.write;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import dev.pergola.core.change.Conflict;
import dev.pergola.core.change.RowsChange;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds rows to a table. Each row is a statement of its own, so that columns which it does not name get their default, and
 * in an upsert keep what they have. For one transaction.
 */
public final class RowInsertion {

    private final Transaction transaction;
    private final RowsChange change;
    private final TableSql sql;

    private RowInsertion(Transaction transaction, RowsChange change) {
        this.transaction = transaction;
        this.change = change;
        this.sql = new TableSql(change.table());
    }

    /**
     * Adds rows.
     *
     * @param transaction in which
     * @param change what to add
     * @throws dev.pergola.api.ServerException where SQLite refuses one of them
     */
    public static void run(Transaction transaction, RowsChange change) {
        RowInsertion insertion = new RowInsertion(transaction, change);
        insertion.addColumns();
        insertion.addAll();
    }

    /**
     * Adds rows and reads them back.
     *
     * @param transaction in which
     * @param change what to add
     * @return every row that is there now for one that was sent, once, in the order of the key
     * @throws dev.pergola.api.ServerException where SQLite refuses one of them
     */
    public static List<PlainValue> runAndRead(Transaction transaction, RowsChange change) {
        RowInsertion insertion = new RowInsertion(transaction, change);
        insertion.addColumns();
        return insertion.addAndRead();
    }

    private void addColumns() {
        change.added().forEach(column -> transaction.execute(Sql.of(sql.addColumn(column))));
    }

    /** Rows with the same columns, one after the other, share a statement. */
    private void addAll() {
        List<Map<String, Value>> rows = change.rows();
        int begin = 0;
        for (int end = 1; end <= rows.size(); end++) {
            if (end == rows.size() || !columns(rows.get(end)).equals(columns(rows.get(begin)))) {
                transaction.executeMany(
                        statement(rows.get(begin)),
                        rows.subList(begin, end).stream()
                                .map(row -> StoredValues.parameters(row.values()))
                                .toList());
                begin = end;
            }
        }
    }

    private static List<String> columns(Map<String, Value> row) {
        return List.copyOf(row.keySet());
    }

    private String statement(Map<String, Value> row) {
        return change.conflict() == Conflict.UPDATE
                ? sql.upsert(row.keySet())
                : sql.insert(change.conflict().verb(), row.keySet());
    }

    private List<PlainValue> addAndRead() {
        if (change.rows().isEmpty()) {
            return List.of();
        }
        if (change.conflict() == Conflict.UPDATE) {
            addAll();
            return read(sql.rows(keys()));
        }
        if (!sql.numbered()) {
            Set<List<Value>> keys = new LinkedHashSet<>();
            change.rows().forEach(row -> addForKey(row).ifPresent(keys::add));
            return keys.isEmpty() ? List.of() : read(sql.rows(List.copyOf(keys)));
        }
        Set<Value> numbers = new LinkedHashSet<>();
        change.rows().forEach(row -> addForNumber(row).ifPresent(numbers::add));
        return numbers.isEmpty() ? List.of() : read(sql.numberedRows(List.copyOf(numbers)));
    }

    private List<List<Value>> keys() {
        return change.rows().stream()
                .map(this::keyIn)
                .map(Optional::orElseThrow)
                .toList();
    }

    /** The key that a row was sent with. */
    private Optional<List<Value>> keyIn(Map<String, Value> row) {
        List<Value> key = new ArrayList<>();
        for (String column : change.table().rowKey()) {
            Optional.ofNullable(row.get(column)).ifPresent(key::add);
        }
        return Optional.of(key)
                .filter(found -> found.size() == change.table().rowKey().size());
    }

    private Optional<List<Value>> addForKey(Map<String, Value> row) {
        List<String> key = change.table().rowKey();
        String returning = " returning " + TableSql.names(key);
        return firstRow(new Sql(statement(row) + returning, StoredValues.parameters(row.values())))
                .or(() -> keyIn(row));
    }

    private Optional<Value> addForNumber(Map<String, Value> row) {
        Sql statement = new Sql(statement(row), StoredValues.parameters(row.values()));
        if (change.table().kind() == TableKind.VIRTUAL) {
            transaction.execute(statement);
            return first(Sql.of("select last_insert_rowid()"));
        }
        return first(new Sql(statement.text() + " returning " + sql.rowNumber(), statement.parameters()))
                .or(() -> new RowInTheWay(transaction, change.table()).number(row));
    }

    private Optional<Value> first(Sql query) {
        return firstRow(query).map(row -> row.get(0));
    }

    private Optional<List<Value>> firstRow(Sql query) {
        try (Rows rows = transaction.query(query)) {
            if (!rows.next()) {
                return Optional.empty();
            }
            List<Value> row = new ArrayList<>();
            for (int i = 0; i < rows.columns().size(); i++) {
                row.add(StoredValues.value(rows, i));
            }
            return Optional.of(row);
        }
    }

    private List<PlainValue> read(Sql query) {
        try (Rows rows = transaction.query(query)) {
            List<PlainValue> read = new ArrayList<>();
            while (rows.next()) {
                read.add(StoredValues.row(rows));
            }
            return read;
        }
    }
}
