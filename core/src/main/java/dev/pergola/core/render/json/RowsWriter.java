package dev.pergola.core.render.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Value;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.page.ShownColumn;
import dev.pergola.core.text.RowPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the rows of a grid in one shape, from the cursor straight to the generator. For one answer. */
final class RowsWriter {
    private final JsonGenerator out;
    private final RowGrid grid;
    private final RowShape shape;
    private final CellWriter cells;
    private final boolean copiesEncodedRows;

    /** The columns that become members of an object. Of several with one name only the last can. */
    private final List<ShownColumn> members;

    private final List<SerializedString> names;

    RowsWriter(JsonGenerator out, RowGrid grid, JsonOptions options, CellWriter cells) {
        this.out = out;
        this.grid = grid;
        this.shape = options.shape();
        this.cells = cells;
        this.members = withoutDuplicates(grid.columns());
        this.names = members.stream()
                .map(column -> new SerializedString(column.name()))
                .toList();
        this.copiesEncodedRows = shape.rowsAreObjects()
                && options.parsed().isEmpty()
                && members.size() == grid.columns().size()
                && grid.beginsTheCursor()
                && !grid.labelled();
    }

    private static List<ShownColumn> withoutDuplicates(List<ShownColumn> columns) {
        Map<String, Integer> places = new HashMap<>();
        List<ShownColumn> kept = new ArrayList<>(columns.size());
        for (ShownColumn column : columns) {
            Integer place = places.putIfAbsent(column.name(), kept.size());
            if (place == null) {
                kept.add(column);
            } else {
                kept.set(place, column);
            }
        }
        return List.copyOf(kept);
    }

    /** All rows as one value. */
    void write() throws IOException {
        RowCursor rows = grid.rows().cursor();
        if (shape == RowShape.OBJECT) {
            out.writeStartObject();
            while (rows.next()) {
                out.writeFieldName(key(rows));
                writeObject(rows);
            }
            out.writeEndObject();
        } else {
            out.writeStartArray();
            while (rows.next()) {
                writeRow(rows);
            }
            out.writeEndArray();
        }
    }

    /** All rows as objects, one after the other. */
    void writeLines() throws IOException {
        RowCursor rows = grid.rows().cursor();
        while (rows.next()) {
            writeObject(rows);
        }
    }

    private void writeRow(RowCursor row) throws IOException {
        switch (shape) {
            case OBJECTS, ARRAY, OBJECT -> writeObject(row);
            case ARRAYS -> {
                out.writeStartArray();
                for (ShownColumn column : grid.columns()) {
                    cells.write(row, column);
                }
                out.writeEndArray();
            }
            case ARRAYFIRST -> cells.write(row, grid.columns().get(0));
        }
    }

    private void writeObject(RowCursor row) throws IOException {
        if (copiesEncodedRows && row.encoded()) {
            out.writeRawValue(new EncodedRow(row.encodedRow()));
            return;
        }
        out.writeStartObject();
        for (int i = 0; i < members.size(); i++) {
            out.writeFieldName(names.get(i));
            cells.write(row, members.get(i));
        }
        out.writeEndObject();
    }

    private String key(RowCursor row) {
        return RowPath.join(grid.keyCells().stream()
                .map(cell -> Value.of(row, cell).asText())
                .toList());
    }
}
