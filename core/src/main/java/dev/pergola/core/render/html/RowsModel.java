package dev.pergola.core.render.html;

import dev.pergola.core.model.CellType;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.page.ShownColumn;
import dev.pergola.core.text.RowPath;
import dev.pergola.core.text.SiteUrls;
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
     * @param tableAddress the table, before which a slash and the key make the address of a row
     * @param limit the number of characters after which a text is cut as HTML; 0 or less for none
     */
    static RowsModel read(RowGrid grid, SiteUrls urls, String tableAddress, int limit) {
        List<Column> columns = grid.columns().stream().map(RowsModel::column).toList();
        List<CellHtml> writers = grid.columns().stream()
                .map(column -> new CellHtml(column, Map.of(), urls, limit))
                .toList();
        List<Row> rows = new ArrayList<>();
        RowCursor cursor = grid.rows().cursor();
        while (cursor.next()) {
            List<Cell> cells = new ArrayList<>();
            Map<String, Cell> byName = new LinkedHashMap<>();
            for (int i = 0; i < writers.size(); i++) {
                Cell cell = cell(cursor, grid.columns().get(i), writers.get(i));
                cells.add(cell);
                byName.put(cell.name(), cell);
            }
            rows.add(new Row(address(grid, cursor, tableAddress), cells, byName));
        }
        return new RowsModel(columns, rows);
    }

    private static Column column(ShownColumn column) {
        return new Column(
                column.name(),
                column.schema().map(ColumnSchema::declaredType).orElse(""),
                column.schema().map(ColumnSchema::inPrimaryKey).orElse(false));
    }

    private static Cell cell(RowCursor row, ShownColumn column, CellHtml writer) {
        CellType type = row.type(column.cell());
        PageText html = new PageText();
        writer.writeContent(row, type, html);
        return new Cell(column.name(), CellHtml.asText(row, column.cell(), type), html, type == CellType.NULL);
    }

    private static String address(RowGrid grid, RowCursor row, String tableAddress) {
        List<String> key = grid.keyCells().stream()
                .map(cell -> CellHtml.asText(row, cell, row.type(cell)))
                .toList();
        return key.isEmpty() ? "" : tableAddress + "/" + RowPath.join(key);
    }
}
