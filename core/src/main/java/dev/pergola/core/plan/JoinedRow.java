package dev.pergola.core.plan;

import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.JoinedCells;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.text.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An SQL expression that makes a whole row one text, as {@link JoinedCells} says: NULL for a row that has to be read cell
 * by cell, because it holds a BLOB, or a REAL in a column that is not made for them.
 */
final class JoinedRow {

    /** The driver lets a function have a hundred arguments, and a column takes two. */
    private static final int COLUMNS_OF_A_CALL = 45;

    private static final String SEPARATOR = "'" + (char) JoinedCells.SEPARATOR + "'";

    private JoinedRow() {}

    /** The expression, or empty for views and virtual tables, of whose cells nothing is known before they are read. */
    static Optional<String> expression(TableSchema table, List<String> columns) {
        boolean stored = table.kind() == TableKind.TABLE || table.kind() == TableKind.SHADOW;
        if (!stored || columns.isEmpty()) {
            return Optional.empty();
        }
        List<String> tests = columns.stream()
                .map(table::column)
                .flatMap(Optional::stream)
                .filter(column -> !JoinedCells.apart(column))
                .map(RowTest::otherThanExpected)
                .toList();
        return Optional.of(RowTest.unlessAny(tests, "cast(" + joined(table, columns) + " as blob)"));
    }

    private static String joined(TableSchema table, List<String> columns) {
        List<String> calls = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += COLUMNS_OF_A_CALL) {
            List<String> some = columns.subList(from, Math.min(columns.size(), from + COLUMNS_OF_A_CALL));
            calls.add(some.stream()
                    .map(name -> cell(table, name))
                    .collect(Collectors.joining(", " + SEPARATOR + ", ", "concat(", ")")));
        }
        return String.join(" || " + SEPARATOR + " || ", calls);
    }

    private static String cell(TableSchema table, String name) {
        Optional<ColumnSchema> apart = table.column(name).filter(JoinedCells::apart);
        return apart.isPresent() ? "''" : SqlIdentifier.quote(name);
    }
}
