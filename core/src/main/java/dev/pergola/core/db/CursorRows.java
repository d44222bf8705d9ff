package dev.pergola.core.db;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.ValueType;
import dev.pergola.core.model.CellType;
import dev.pergola.core.model.RowCursor;
import java.util.List;

/**
 * The rows of a reading statement as plugins see them. SQLite itself converts cells that are asked for as another type.
 *
 * @param cursor the rows
 * @param whenClosed gives the connection back
 */
record CursorRows(RowCursor cursor, Runnable whenClosed) implements Rows {

    @Override
    public List<String> columns() {
        return cursor.columns();
    }

    @Override
    public boolean next() {
        return cursor.next();
    }

    @Override
    public ValueType type(int column) {
        return switch (cursor.type(column)) {
            case NULL -> ValueType.NULL;
            case INTEGER -> ValueType.INTEGER;
            case REAL -> ValueType.REAL;
            case TEXT -> ValueType.TEXT;
            case BLOB -> ValueType.BLOB;
        };
    }

    @Override
    public boolean isNull(int column) {
        return cursor.type(column) == CellType.NULL;
    }

    @Override
    public long integer(int column) {
        return cursor.integer(column);
    }

    @Override
    public double real(int column) {
        return cursor.real(column);
    }

    @Override
    public String text(int column) {
        return isNull(column) ? "" : cursor.text(column);
    }

    @Override
    public byte[] blob(int column) {
        return isNull(column) ? new byte[0] : cursor.blob(column);
    }

    @Override
    public void close() {
        whenClosed.run();
    }
}
