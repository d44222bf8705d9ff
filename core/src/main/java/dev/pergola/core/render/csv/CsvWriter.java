package dev.pergola.core.render.csv;

import dev.pergola.core.model.CellType;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.page.Export;
import dev.pergola.core.page.ReferencedTable;
import dev.pergola.core.page.ShownColumn;
import dev.pergola.core.text.CsvBuffer;
import dev.pergola.core.text.RealNumber;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalInt;

/** Writes the rows of one export. */
final class CsvWriter {

    /** As much as is handed on at once: large enough for the network to be busy, small enough to come soon. */
    private static final int PIECE_BYTES = 64 * 1024;

    private final Export export;
    private final List<ShownColumn> columns;
    private final RowCursor rows;
    private final JoinedRow joined;
    private final boolean takesJoinedRows;
    private final long mostBytes;
    private final CsvBuffer lines = new CsvBuffer();
    private long handedOn;

    CsvWriter(Export export, long mostBytes) {
        this.export = export;
        this.columns = export.grid().columns();
        this.rows = export.grid().rows().cursor();
        this.mostBytes = mostBytes;
        this.joined = new JoinedRow(columns, this::writeCell);
        this.takesJoinedRows = export.grid().beginsTheCursor() && !export.grid().labelled();
    }

    void write(boolean header, OutputStream out) throws IOException {
        if (header) {
            writeHeader();
        }
        boolean room = mostBytes == 0 || lines.length() <= mostBytes;
        while (room && rows.next()) {
            int before = lines.length();
            writeRow();
            room = mostBytes == 0 || handedOn + lines.length() <= mostBytes;
            if (!room) {
                lines.cut(before);
                lines.raw("CSV contains more than " + mostBytes + " bytes");
            }
            if (lines.length() >= PIECE_BYTES) {
                handOn(out);
            }
        }
        handOn(out);
    }

    private void handOn(OutputStream out) throws IOException {
        handedOn += lines.length();
        lines.moveTo(out);
    }

    private void writeHeader() {
        for (ShownColumn column : columns) {
            lines.field(column.name());
            if (labelCell(column).isPresent()) {
                lines.field(column.name() + "_label");
            }
        }
        lines.endLine();
    }

    private void writeRow() {
        if (!takesJoinedRows || !rows.encoded() || !joined.write(rows, lines)) {
            for (ShownColumn column : columns) {
                writeCell(column);
                labelCell(column).ifPresent(label -> writeLabel(column.cell(), label));
            }
        }
        lines.endLine();
    }

    private static OptionalInt labelCell(ShownColumn column) {
        return column.reference().map(ReferencedTable::labelCell).orElseGet(OptionalInt::empty);
    }

    private void writeLabel(int cell, int label) {
        if (rows.type(cell) == CellType.NULL) {
            lines.empty();
        } else {
            writeValue(label);
        }
    }

    private void writeCell(ShownColumn column) {
        if (rows.type(column.cell()) == CellType.BLOB) {
            lines.field(export.binaries().address(rows, column));
        } else {
            writeValue(column.cell());
        }
    }

    private void writeValue(int cell) {
        switch (rows.type(cell)) {
            case NULL -> lines.empty();
            case INTEGER -> lines.number(Long.toString(rows.integer(cell)));
            case REAL -> lines.number(RealNumber.write(rows.real(cell)));
            case TEXT, BLOB -> lines.field(rows.text(cell));
        }
    }
}
