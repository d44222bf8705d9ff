package dev.pergola.core.write;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import dev.pergola.core.change.NewColumn;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row that is changed or deleted. For one transaction.
 *
 * @param transaction in which
 * @param table where the row is
 * @param key the values of its key in key order
 */
public record OneRow(Transaction transaction, TableSchema table, List<Value> key) {

    /** Copies the list. */
    public OneRow {
        key = List.copyOf(key);
    }

    /**
     * Reads the row.
     *
     * @return empty where there is none with this key
     */
    public Optional<PlainValue> read() {
        try (Rows rows = transaction.query(new TableSql(table).row(key))) {
            return rows.next() ? Optional.of(StoredValues.row(rows)) : Optional.empty();
        }
    }

    /**
     * Gives cells new values.
     *
     * @param values by the names of the columns; none to change nothing
     * @param added columns to be made first
     * @throws dev.pergola.api.ServerException where SQLite refuses
     */
    public void update(Map<String, Value> values, List<NewColumn> added) {
        TableSql sql = new TableSql(table);
        added.forEach(column -> transaction.execute(Sql.of(sql.addColumn(column))));
        if (!values.isEmpty()) {
            List<Value> parameters = new ArrayList<>(values.values());
            parameters.addAll(key);
            transaction.execute(new Sql(sql.update(values.keySet()), StoredValues.parameters(parameters)));
        }
    }

    /** Deletes the row. */
    public void delete() {
        transaction.execute(new Sql(new TableSql(table).delete(), StoredValues.parameters(key)));
    }

    /**
     * The same row under the key that it has after a change.
     *
     * @param values that it was given
     * @return this one where none of them belongs to the key
     */
    public OneRow after(Map<String, Value> values) {
        List<String> columns = table.rowKey();
        List<Value> now = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            now.add(values.getOrDefault(columns.get(i), key.get(i)));
        }
        return new OneRow(transaction, table, now);
    }
}
