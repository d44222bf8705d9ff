package dev.pergola.core.plan;

import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.text.SqlIdentifier;
import java.util.List;

/**
 * Tests whether a row holds values of which SQLite would not write what we write. They run for each row, so each has to
 * cost less than it saves:
 *
 * <table>
 * <caption>Tests by the affinity of a column</caption>
 * <tr><th>Affinity</th><th>What it may hold besides</th><th>Test</th></tr>
 * <tr><td>TEXT</td><td>BLOB</td><td>{@code c >= x''}: only a BLOB sorts behind the empty one</td></tr>
 * <tr><td>INTEGER</td><td>REAL that is not whole, BLOB, text</td><td>{@code (c | 0) <> c}: only an integer is equal to
 * its own bits</td></tr>
 * <tr><td>NUMERIC, none</td><td>everything</td><td>the same for BLOB, and {@code typeof} for REAL</td></tr>
 * </table>
 */
final class RowTest {

    private RowTest() {}

    /** True where the cell holds a BLOB or a REAL; for NULL neither true nor false. */
    static String otherThanExpected(ColumnSchema column) {
        String name = SqlIdentifier.quote(column.name());
        return switch (column.affinity()) {
            case TEXT -> name + " >= x''";
            case INTEGER -> "(" + name + " | 0) <> " + name;
            case BLOB, NUMERIC, REAL -> name + " >= x'' or typeof(" + name + ") = 'real'";
        };
    }

    /** The value, or NULL where one of the tests is true. */
    static String unlessAny(List<String> tests, String value) {
        return tests.isEmpty()
                ? value
                : "case when (" + String.join(" or ", tests) + ") is not true then " + value + " end";
    }
}
