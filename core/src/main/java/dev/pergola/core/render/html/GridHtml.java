package dev.pergola.core.render.html;

import dev.pergola.core.model.CellType;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.page.ShownColumn;
import dev.pergola.core.text.HtmlEscaping;
import dev.pergola.core.text.RowPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a grid as {@code table.rows-and-columns}, from the cursor straight to text: this is the hot path of the site.
 *
 * <p>The columns of a table with a key begin with the link to the row: the key itself where it is one column, a column
 * {@code Link} otherwise. For one page.
 */
final class GridHtml {
    private final RowGrid grid;
    private final Headings headings;
    private final NameHtml.Memory names;
    private final CellPlace place;
    private final PageText out = new PageText();
    private final String linkClass;
    private long rows;

    private GridHtml(RowGrid grid, Headings headings, NameHtml.Memory names, CellPlace place) {
        this.grid = grid;
        this.headings = headings;
        this.names = names;
        this.place = place;
        this.linkClass = grid.columns().stream()
                .filter(this::isWholeKey)
                .findFirst()
                .map(column -> names.of(column.name()).className())
                .orElse("Link");
    }

    /**
     * A grid that has been written.
     *
     * @param html the table
     * @param rows how many rows it has
     */
    record Written(PageText html, long rows) {}

    /** The result of a query: no links, no order to choose. */
    static Written query(RowGrid grid, NameHtml.Memory names, CellPlace place) {
        GridHtml html = new GridHtml(grid, Headings.plain(), names, place);
        List<CellHtml> cells = html.cells(grid.columns());
        html.head(grid.columns(), "");
        RowCursor cursor = grid.rows().cursor();
        while (cursor.next()) {
            html.rows++;
            html.out.add("<tr>");
            cells.forEach(cell -> cell.write(cursor, "", html.out));
            html.out.add("</tr>\n");
        }
        return html.end();
    }

    /** Rows of a table. */
    static Written table(RowGrid grid, Headings headings, NameHtml.Memory names, CellPlace place) {
        GridHtml html = new GridHtml(grid, headings, names, place);
        if (grid.keyCells().isEmpty()) {
            html.head(grid.columns(), "");
        } else {
            html.headWithLink();
        }
        List<CellHtml> cells = html.cells(html.columnsBesideLink());
        RowCursor cursor = grid.rows().cursor();
        while (cursor.next()) {
            html.rows++;
            String path = "";
            if (grid.keyCells().isEmpty()) {
                html.out.add("<tr>");
            } else {
                path = html.openRow(cursor);
            }
            for (CellHtml cell : cells) {
                cell.write(cursor, path, html.out);
            }
            html.out.add("</tr>\n");
        }
        return html.end();
    }

    /** One row with all of its cells in full, the key first; each cell says which column it is. */
    static Written row(RowGrid grid, NameHtml.Memory names, CellPlace place) {
        GridHtml html = new GridHtml(grid, Headings.plain(), names, place);
        List<ShownColumn> columns = new ArrayList<>(grid.columns());
        columns.sort(Comparator.comparing(column -> !inKey(column)));
        html.head(columns, "");
        RowCursor cursor = grid.rows().cursor();
        while (cursor.next()) {
            html.rows++;
            String path = RowPath.join(html.key(cursor));
            html.out.add("<tr data-row=\"").add(path).add("\">");
            for (ShownColumn column : columns) {
                NameHtml name = html.names.of(column.name());
                String attribute = " data-column=\"" + name.escaped() + "\"";
                Map<CellType, byte[]> openings =
                        name.cells(inKey(column) ? attribute + " data-is-pk=\"1\"" : attribute);
                new CellHtml(column, openings, place).write(cursor, path, html.out);
            }
            html.out.add("</tr>\n");
        }
        return html.end();
    }

    private List<CellHtml> cells(List<ShownColumn> columns) {
        List<CellHtml> cells = new ArrayList<>(columns.size());
        for (ShownColumn column : columns) {
            cells.add(new CellHtml(column, names.of(column.name()).cells(), place));
        }
        return cells;
    }

    private static boolean inKey(ShownColumn column) {
        return column.schema().map(ColumnSchema::inPrimaryKey).orElse(false);
    }

    /** The column that is the whole key of the table, if there is such a column. */
    private boolean isWholeKey(ShownColumn column) {
        return grid.keyCells().size() == 1 && grid.keyCells().get(0) == column.cell() && inKey(column);
    }

    private List<ShownColumn> columnsBesideLink() {
        return grid.columns().stream().filter(column -> !isWholeKey(column)).toList();
    }

    private void headWithLink() {
        List<ShownColumn> key = grid.columns().stream().filter(this::isWholeKey).toList();
        if (key.isEmpty()) {
            head(
                    grid.columns(),
                    "<th class=\"col-Link\" scope=\"col\" data-column=\"Link\" data-column-type=\"\""
                            + " data-column-not-null=\"0\" data-is-pk=\"0\" data-is-link-column=\"1\">Link</th>");
        } else {
            List<ShownColumn> columns = new ArrayList<>(key);
            columns.addAll(columnsBesideLink());
            head(columns, "");
        }
    }

    private void head(List<ShownColumn> columns, String before) {
        out.add("<table class=\"rows-and-columns\">\n<thead><tr>").add(before);
        columns.forEach(this::heading);
        out.add("</tr></thead>\n<tbody>\n");
    }

    private void heading(ShownColumn column) {
        NameHtml name = names.of(column.name());
        String type = column.schema().map(ColumnSchema::declaredType).orElse("").toLowerCase(Locale.ROOT);
        out.add("<th class=\"col-").add(name.className()).add("\" scope=\"col\" data-column=\"");
        out.add(name.escaped()).add("\" data-column-type=\"").add(HtmlEscaping.escape(type));
        out.add("\" data-column-not-null=\"");
        out.add(column.schema().map(ColumnSchema::notNull).orElse(false) ? 1 : 0);
        out.add("\" data-is-pk=\"");
        out.add(inKey(column) ? 1 : 0).add("\"");
        column.reference().filter(table -> table.filterColumn().isEmpty()).ifPresent(table -> out.add(
                        " data-references=\"")
                .addEscaped(place.urls().table(table.databaseRoute(), table.table()))
                .add("\""));
        headings.write(column.name(), name, out);
        out.add("</th>");
    }

    /** Begins a row with the link to it and tells its key as it stands in addresses. */
    private String openRow(RowCursor row) {
        List<String> key = key(row);
        String path = RowPath.join(key); // tilde-encoded, so there is nothing in it to escape
        out.add("<tr data-row=\"").add(path).add("\"><td class=\"col-");
        out.add(linkClass)
                .add(" type-pk\"><a href=\"")
                .add(place.rowAddress())
                .add(path)
                .add("\">");
        for (int i = 0; i < key.size(); i++) {
            if (i > 0) {
                out.add(",");
            }
            out.addEscaped(key.get(i));
        }
        if (path.isEmpty()) {
            out.add("&nbsp;");
        }
        out.add("</a></td>");
        return path;
    }

    private List<String> key(RowCursor row) {
        List<String> key = new ArrayList<>(grid.keyCells().size());
        for (int cell : grid.keyCells()) {
            key.add(CellHtml.asText(row, cell, row.type(cell)));
        }
        return key;
    }

    private Written end() {
        return new Written(out.add("</tbody></table>\n"), rows);
    }
}
