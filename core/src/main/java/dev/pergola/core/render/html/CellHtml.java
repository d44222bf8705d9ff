package dev.pergola.core.render.html;

import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.CellType;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Value;
import dev.pergola.core.page.ReferencedTable;
import dev.pergola.core.text.HtmlEscaping;
import dev.pergola.core.text.NumberGrouping;
import dev.pergola.core.text.SiteUrls;
import dev.pergola.core.text.TildeCoding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Writes the cells of one column. What is the same in every row is put together once. For one page. */
final class CellHtml {
    private static final Map<CellType, String> TYPE_NAMES = Map.of(
            CellType.NULL, "none",
            CellType.INTEGER, "int",
            CellType.REAL, "float",
            CellType.TEXT, "str",
            CellType.BLOB, "bytes");

    private final int cell;
    private final int limit;
    private final Map<CellType, String> openings = new EnumMap<>(CellType.class);
    private final Optional<ReferencedTable> reference;
    private final String referenceAddress;

    /**
     * Cells of a column.
     *
     * @param cell which cell of the cursor
     * @param className the class of the column
     * @param attributes further attributes of each cell, escaped, each after a space
     * @param reference the table that the values refer to
     * @param urls where that is
     * @param limit the number of characters after which a text is cut; 0 or less for none
     */
    CellHtml(
            int cell,
            String className,
            String attributes,
            Optional<ReferencedTable> reference,
            SiteUrls urls,
            int limit) {
        this.cell = cell;
        this.limit = limit <= 0 ? Integer.MAX_VALUE : limit;
        this.reference = reference;
        this.referenceAddress = reference
                .map(table -> HtmlEscaping.escape(addressBefore(table, urls)))
                .orElse("");
        for (CellType type : CellType.values()) {
            openings.put(
                    type, "<td class=\"col-%s type-%s\"%s>".formatted(className, TYPE_NAMES.get(type), attributes));
        }
    }

    /** What stands before the value in the address that the value links to. */
    private static String addressBefore(ReferencedTable table, SiteUrls urls) {
        String address = urls.table(table.databaseRoute(), table.table());
        return table.filterColumn()
                .map(column -> QueryString.of(column + "__exact", "").appendTo(address))
                .orElse(address + "/");
    }

    private static String addressOf(ReferencedTable table, String value) {
        return table.filterColumn().isPresent()
                ? URLEncoder.encode(value, StandardCharsets.UTF_8)
                : TildeCoding.encode(value);
    }

    void write(RowCursor row, StringBuilder out) {
        CellType type = row.type(cell);
        out.append(openings.get(type));
        if (type == CellType.NULL) {
            out.append("&nbsp;");
        } else if (type == CellType.BLOB) {
            writeBytes(row.blob(cell).length, out);
        } else if (reference.isPresent()) {
            writeReference(row, type, reference.get(), out);
        } else {
            writePlain(row, type, out);
        }
        out.append("</td>");
    }

    private static void writeBytes(int length, StringBuilder out) {
        out.append("&lt;Binary:&nbsp;")
                .append(NumberGrouping.format(length))
                .append(length == 1 ? "&nbsp;byte&gt;" : "&nbsp;bytes&gt;");
    }

    private void writePlain(RowCursor row, CellType type, StringBuilder out) {
        if (type == CellType.INTEGER) {
            out.append(row.integer(cell));
        } else if (type == CellType.REAL) {
            out.append(row.real(cell));
        } else {
            writeText(row.text(cell), out);
        }
    }

    private void writeText(String text, StringBuilder out) {
        if (text.isBlank()) {
            out.append("&nbsp;");
        } else if (Links.isAddress(text)) {
            out.append("<a href=\"");
            Escaped.append(text, out);
            out.append("\">");
            Escaped.append(Links.shorten(text, limit), out);
            out.append("</a>");
        } else if (text.length() > limit) {
            Escaped.append(Links.cut(text, limit), out);
            out.append("&hellip;");
        } else {
            Escaped.append(text, out);
        }
    }

    private void writeReference(RowCursor row, CellType type, ReferencedTable table, StringBuilder out) {
        String value = asText(row, cell, type);
        out.append("<a href=\"")
                .append(referenceAddress)
                .append(addressOf(table, value))
                .append("\">");
        boolean labelled =
                table.labelCell().isPresent() && row.type(table.labelCell().getAsInt()) != CellType.NULL;
        if (labelled) {
            int label = table.labelCell().getAsInt();
            String text = asText(row, label, row.type(label));
            Escaped.append(text.isBlank() ? value : Links.cut(text, limit), out);
            out.append("</a>&nbsp;<em>");
            Escaped.append(value, out);
            out.append("</em>");
        } else {
            Escaped.append(value, out);
            out.append("</a>");
        }
    }

    static String asText(RowCursor row, int cell, CellType type) {
        return switch (type) {
            case NULL -> "";
            case INTEGER -> Long.toString(row.integer(cell));
            case REAL -> Double.toString(row.real(cell));
            case TEXT -> row.text(cell);
            case BLOB -> Value.of(row, cell).asText();
        };
    }
}
