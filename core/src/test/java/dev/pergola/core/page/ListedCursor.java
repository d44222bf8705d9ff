package dev.pergola.core.page;

import dev.pergola.core.model.CellType;
import dev.pergola.core.model.RowCursor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cursor over rows that a test lists: texts, longs, doubles, byte arrays, and empty optionals for NULL. */
public final class ListedCursor implements RowCursor {
    private final List<String> columns;
    private final List<List<Object>> rows;
    private final Map<Integer, String> encoded = new HashMap<>();
    private int at = -1;
    private boolean closed;

    /** Rows of the given columns. */
    public ListedCursor(List<String> columns, List<List<Object>> rows) {
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
    }

    /** A cursor of some rows, each an array of cells. */
    public static ListedCursor of(List<String> columns, Object[]... rows) {
        return new ListedCursor(columns, Arrays.stream(rows).map(Arrays::asList).toList());
    }

    /** One row. */
    public static Object[] row(Object... cells) {
        return cells;
    }

    /** NULL. */
    public static Object nothing() {
        return Optional.empty();
    }

    /** The same cursor with a row that the database has encoded. */
    public ListedCursor encoding(int row, String json) {
        encoded.put(row, json);
        return this;
    }

    public boolean closed() {
        return closed;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        return ++at < rows.size();
    }

    private Object cell(int column) {
        return rows.get(at).get(column);
    }

    @Override
    public CellType type(int column) {
        Object cell = cell(column);
        if (cell instanceof Long || cell instanceof Integer) {
            return CellType.INTEGER;
        }
        if (cell instanceof Double) {
            return CellType.REAL;
        }
        if (cell instanceof String) {
            return CellType.TEXT;
        }
        return cell instanceof byte[] ? CellType.BLOB : CellType.NULL;
    }

    @Override
    public long integer(int column) {
        return ((Number) cell(column)).longValue();
    }

    @Override
    public double real(int column) {
        return (Double) cell(column);
    }

    @Override
    public String text(int column) {
        return (String) cell(column);
    }

    @Override
    public byte[] blob(int column) {
        return ((byte[]) cell(column)).clone();
    }

    @Override
    public boolean encoded() {
        return encoded.containsKey(at);
    }

    @Override
    public byte[] encodedRow() {
        return encoded.get(at).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closed = true;
    }
}
