package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows under their headings.
 *
 * @param columns in order of showing; the cursor may have further cells, such as labels and keys
 * @param keyCells the cells of the cursor that identify a row, in key order; empty where rows have no address
 * @param rows what flows through
 */
public record RowGrid(List<ShownColumn> columns, List<Integer> keyCells, ResultRows rows) {

    /** Copies the lists. */
    public RowGrid {
        columns = List.copyOf(columns);
        keyCells = List.copyOf(keyCells);
        requireNonNull(rows, "rows is null");
    }

    /** A grid that shows every cell of a cursor, such as the result of a query. */
    public static RowGrid of(ResultRows rows) {
        List<String> names = rows.cursor().columns();
        List<ShownColumn> columns = IntStream.range(0, names.size())
                .mapToObj(cell -> ShownColumn.of(names.get(cell), cell))
                .toList();
        return new RowGrid(columns, List.of(), rows);
    }

    /** The headings in order. */
    public List<String> columnNames() {
        return columns.stream().map(ShownColumn::name).toList();
    }

    /**
     * Whether the columns are the first cells of the cursor, in their order; then a row that the database has encoded has
     * exactly these members.
     */
    public boolean beginsTheCursor() {
        return IntStream.range(0, columns.size())
                .allMatch(position -> columns.get(position).cell() == position);
    }

    /** Whether a column shows the names of the rows that its values refer to. */
    public boolean labelled() {
        return columns.stream()
                .flatMap(column -> column.reference().stream())
                .anyMatch(reference -> reference.labelCell().isPresent());
    }
}
