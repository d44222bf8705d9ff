package dev.pergola.core.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A cursor that hands everything on to another; a room that adds something to a cursor overrides what it changes. */
public abstract class ForwardingCursor implements RowCursor {

    private final RowCursor rows;

    /**
     * Wraps a cursor.
     *
     * @param rows what everything is handed on to
     */
    protected ForwardingCursor(RowCursor rows) {
        this.rows = requireNonNull(rows, "rows is null");
    }

    @Override
    public List<String> columns() {
        return rows.columns();
    }

    @Override
    public boolean next() {
        return rows.next();
    }

    @Override
    public CellType type(int column) {
        return rows.type(column);
    }

    @Override
    public long integer(int column) {
        return rows.integer(column);
    }

    @Override
    public double real(int column) {
        return rows.real(column);
    }

    @Override
    public String text(int column) {
        return rows.text(column);
    }

    @Override
    public byte[] utf8(int column) {
        return rows.utf8(column);
    }

    @Override
    public byte[] blob(int column) {
        return rows.blob(column);
    }

    @Override
    public boolean encoded() {
        return rows.encoded();
    }

    @Override
    public byte[] encodedRow() {
        return rows.encodedRow();
    }

    @Override
    public void close() {
        rows.close();
    }
}
