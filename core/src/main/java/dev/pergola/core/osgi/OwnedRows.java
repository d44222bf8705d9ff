package dev.pergola.core.osgi;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.ValueType;
import java.util.List;
import java.util.function.Consumer;

/** Rows that tell when they are closed. */
final class OwnedRows implements Rows {

    private final Rows rows;
    private final Consumer<OwnedRows> whenClosed;

    OwnedRows(Rows rows, Consumer<OwnedRows> whenClosed) {
        this.rows = rows;
        this.whenClosed = whenClosed;
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
    public ValueType type(int column) {
        return rows.type(column);
    }

    @Override
    public boolean isNull(int column) {
        return rows.isNull(column);
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
    public byte[] blob(int column) {
        return rows.blob(column);
    }

    @Override
    public void close() {
        whenClosed.accept(this);
        rows.close();
    }
}
