package dev.pergola.core.render.html;

import dev.pergola.core.model.CellType;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.page.ShownColumn;
import dev.pergola.core.text.RowPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows as data, for a template of the user that shows them in its own way. */
record RowsModel(List<Column> columns, List<Row> rows) {

    /** A column of the rows. */
    record Column(String name, String type, boolean key) {}

    /** A row: by column in order, and by name of the column. */
    record Row(String address, List<Cell> cells, Map<String, Cell> cell) {}

    /** A cell: the value as text, and as the page would show it. */
    record Cell(String name, String text, PageText html, boolean empty) {}

    /**
     * Reads the rows to their end.
     *
     * @param place where they are shown; nothing is folded, since a template may show cells in any way
     */
    static RowsModel read(RowGrid grid, CellPlace place) {
        CellPlace unfolded = new CellPlace(place.urls(), place.limit(), place.rowAddress(), false);
        List<Column> columns = grid.columns().stream().map(RowsModel::column).toList();
        List<CellHtml> writers = grid.columns().stream()
                .map(column -> new CellHtml(column, Map.of(), unfolded))
                .toList();
        List<Row> rows = new ArrayList<>();
        RowCursor cursor = grid.rows().cursor();
        while (cursor.next()) {
            String path = path(grid, cursor);
            List<Cell> cells = new ArrayList<>();
            Map<String, Cell> byName = new LinkedHashMap<>();
            for (int i = 0; i < writers.size(); i++) {
                Cell cell = cell(cursor, path, grid.columns().get(i), writers.get(i));
                cells.add(cell);
                byName.put(cell.name(), cell);
            }
            rows.add(new Row(grid.keyCells().isEmpty() ? "" : place.rowAddress() + path, cells, byName));
        }
        return new RowsModel(columns, rows);
    }

    private static Column column(ShownColumn column) {
        return new Column(
                column.name(),
                column.schema().map(ColumnSchema::declaredType).orElse(""),
                column.schema().map(ColumnSchema::inPrimaryKey).orElse(false));
    }

    private static Cell cell(RowCursor row, String path, ShownColumn column, CellHtml writer) {
        CellType type = row.type(column.cell());
        PageText html = new PageText();
        writer.writeContent(row, type, path, html);
        return new Cell(column.name(), CellHtml.asText(row, column.cell(), type), html, type == CellType.NULL);
    }

    /** The key as it stands in addresses; blank where rows have none. */
    private static String path(RowGrid grid, RowCursor row) {
        return RowPath.join(grid.keyCells().stream()
                .map(cell -> CellHtml.asText(row, cell, row.type(cell)))
                .toList());
    }
}
