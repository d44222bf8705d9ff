package dev.pergola.core.view.row;

import dev.pergola.core.model.CellType;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Value;
import java.util.List;
import java.util.stream.IntStream;

/** The one row of its page in memory, so that it can be told to plugins when it has been written. */
final class KeptRow implements RowCursor {

    private final List<String> columns;
    private final List<Value> values;
    private boolean read;

    private KeptRow(List<String> columns, List<Value> values) {
        this.columns = columns;
        this.values = values;
    }

    /** Copies the first row of a cursor; a row that has gone meanwhile has no values. */
    static KeptRow of(RowCursor row) {
        List<Value> values = row.next()
                ? IntStream.range(0, row.columns().size())
                        .mapToObj(cell -> Value.of(row, cell))
                        .toList()
                : List.of();
        return new KeptRow(row.columns(), values);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        boolean first = !read && !values.isEmpty();
        read = true;
        return first;
    }

    @Override
    public CellType type(int column) {
        return values.isEmpty() ? CellType.NULL : values.get(column).type();
    }

    @Override
    public long integer(int column) {
        return ((Value.Whole) values.get(column)).number();
    }

    @Override
    public double real(int column) {
        return ((Value.Real) values.get(column)).number();
    }

    @Override
    public String text(int column) {
        return ((Value.Text) values.get(column)).text();
    }

    @Override
    public byte[] blob(int column) {
        return ((Value.Blob) values.get(column)).bytes();
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }
}
