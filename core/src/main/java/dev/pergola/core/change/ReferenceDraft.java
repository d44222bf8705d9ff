package dev.pergola.core.change;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.text.SqlIdentifier;
import java.util.List;
import java.util.Optional;

/**
 * A relation that is to be made.
 *
 * @param table to which it leads
 * @param column in that table; empty for its only key
 */
public record ReferenceDraft(String table, Optional<String> column) {

    /** Checks the parts. */
    public ReferenceDraft {
        requireNonNull(table, "table is null");
        requireNonNull(column, "column is null");
    }

    /** What {@code fk_table} and {@code fk_column} ask for. */
    static Optional<ReferenceDraft> of(Arguments arguments) {
        Optional<String> table = arguments.optionalText("fk_table");
        Optional<String> column = arguments.optionalText("fk_column");
        if (table.isEmpty() && column.isPresent()) {
            arguments.problem("", "fk_column requires fk_table");
        }
        return table.map(name -> new ReferenceDraft(name, column));
    }

    /**
     * As it stands in a CREATE statement.
     *
     * @param schema of the database
     * @param problems where messages are collected
     * @return SQL; empty where there is no such column
     */
    Optional<String> sql(DatabaseSchema schema, List<String> problems) {
        Optional<TableSchema> other = schema.table(table).filter(found -> !found.view());
        if (column.isEmpty()) {
            Optional<String> key = other.map(TableSchema::primaryKey)
                    .filter(columns -> columns.size() == 1)
                    .map(columns -> columns.get(0));
            if (key.isEmpty()) {
                problems.add("Could not detect single primary key for table '" + table + "'");
            }
            return key.map(this::sql);
        }
        if (other.flatMap(found -> found.column(column.get())).isEmpty()) {
            problems.add("No such column: " + table + "." + column.get());
            return Optional.empty();
        }
        return column.map(this::sql);
    }

    private String sql(String key) {
        return "REFERENCES " + SqlIdentifier.quoteAlways(table) + "(" + SqlIdentifier.quoteAlways(key) + ")";
    }
}
