package dev.pergola.core.plan;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.text.SqlIdentifier;
import java.util.List;
import java.util.Optional;

/**
 * A column whose values refer to rows of another table, with the column over there that names these rows to people.
 *
 * @param key the relation, seen from the table that is shown
 * @param label the column of the other table
 */
public record LabelColumn(ForeignKey key, String label) {

    /** Checks the parts. */
    public LabelColumn {
        requireNonNull(key, "key is null");
        requireNonNull(label, "label is null");
    }

    /**
     * The columns of a table whose values have labels.
     *
     * @param schema the database
     * @param table one of its tables
     * @return in the order of the relations; at most one for each column
     */
    public static List<LabelColumn> of(DatabaseSchema schema, TableSchema table) {
        return table.columnNames().stream()
                .map(column -> table.foreignKeys().from(column))
                .flatMap(Optional::stream)
                .flatMap(key -> label(schema, key).stream())
                .toList();
    }

    private static Optional<LabelColumn> label(DatabaseSchema schema, ForeignKey key) {
        return schema.table(key.otherTable())
                .flatMap(other -> other.traits().labelColumn())
                .map(label -> new LabelColumn(key, label));
    }

    /** Reads the label beside a row: a lookup in the index of the other table's key, in the same statement. */
    String expression(TableSchema table) {
        return "(select r.%s from %s as r where r.%s = %s.%s limit 1)"
                .formatted(
                        SqlIdentifier.quoteAlways(label),
                        SqlIdentifier.quote(key.otherTable()),
                        SqlIdentifier.quoteAlways(key.otherColumn()),
                        SqlIdentifier.quoteAlways(table.name()),
                        SqlIdentifier.quoteAlways(key.column()));
    }
}
