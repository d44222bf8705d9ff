package dev.pergola.core.plan;

import dev.pergola.core.model.Affinity;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.text.SqlIdentifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An SQL expression that makes a whole row one JSON object, as bytes: one crossing into the driver for each row in place
 * of one for each cell.
 *
 * <p>It is NULL for a row with a value that SQLite's JSON functions do not write as the API promises: bytes cannot be
 * written at all, and floating point numbers lose their last digits. Such a row is read cell by cell. Only ordinary
 * tables are encoded: an expression in a view may carry SQLite's JSON subtype, which changes what is written.
 */
final class EncodedRow {

    /** As many columns as fit in the arguments of one function call of any build of SQLite: 127, two for each. */
    private static final int MOST_COLUMNS = 63;

    private EncodedRow() {}

    /** The expression, or empty where reading the cells is the only or the faster way. */
    static Optional<String> expression(TableSchema table, List<String> columns) {
        if (table.kind() != TableKind.TABLE || columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            return Optional.empty();
        }
        boolean real = columns.stream()
                .map(table::column)
                .flatMap(Optional::stream)
                .map(ColumnSchema::affinity)
                .anyMatch(Affinity.REAL::equals);
        return real ? Optional.empty() : Optional.of(expression(columns));
    }

    private static String expression(List<String> columns) {
        String guards = columns.stream()
                .map(column -> "typeof(" + SqlIdentifier.quoteAlways(column) + ") not in ('real', 'blob')")
                .collect(Collectors.joining(" and "));
        String members = columns.stream()
                .map(column -> literal(column) + ", " + SqlIdentifier.quoteAlways(column))
                .collect(Collectors.joining(", "));
        return "case when %s then cast(json_object(%s) as blob) end".formatted(guards, members);
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
