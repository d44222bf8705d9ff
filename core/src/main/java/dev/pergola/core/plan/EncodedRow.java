package dev.pergola.core.plan;

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
 * <p>It is NULL for a row that SQLite would not write as we do, so that it is read cell by cell: a row with a BLOB, which
 * SQLite refuses, or with a REAL, of which it writes other digits, and infinity as a number. {@link RowTest} finds these. A
 * table with a column for REAL is not encoded at all, since nearly every row would have one.
 *
 * <p>Views, virtual tables and generated columns are left out: their values may carry SQLite's mark for JSON, and would
 * then stand in the row as JSON and not as text.
 */
final class EncodedRow {

    /** The driver lets a function have a hundred arguments, and a column takes two. */
    private static final int MOST_COLUMNS = 50;

    private EncodedRow() {}

    /** The expression, or empty where reading the cells is the only or the faster way. */
    static Optional<String> expression(TableSchema table, List<String> columns) {
        boolean stored = table.kind() == TableKind.TABLE || table.kind() == TableKind.SHADOW;
        if (!stored || columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            return Optional.empty();
        }
        List<ColumnSchema> known =
                columns.stream().map(table::column).flatMap(Optional::stream).toList();
        if (!known.stream().allMatch(EncodedRow::encodable)) {
            return Optional.empty();
        }
        // A name that is no column is the rowid, which is always an integer.
        List<String> tests = known.stream().map(RowTest::otherThanExpected).toList();
        return Optional.of(RowTest.unlessAny(tests, object(columns)));
    }

    private static boolean encodable(ColumnSchema column) {
        return switch (column.affinity()) {
            case REAL -> false;
            case INTEGER, TEXT, BLOB, NUMERIC -> !column.generated();
        };
    }

    private static String object(List<String> columns) {
        return columns.stream()
                .map(name -> "'" + name.replace("'", "''") + "', " + SqlIdentifier.quote(name))
                .collect(Collectors.joining(", ", "cast(json_object(", ") as blob)"));
    }
}
