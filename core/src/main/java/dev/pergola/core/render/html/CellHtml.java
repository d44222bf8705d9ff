package dev.pergola.core.render.html;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.CellType;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Value;
import dev.pergola.core.page.CellMarkup;
import dev.pergola.core.page.ReferencedTable;
import dev.pergola.core.page.ShownColumn;
import dev.pergola.core.text.ByteSize;
import dev.pergola.core.text.HtmlEscaping;
import dev.pergola.core.text.NumberGrouping;
import dev.pergola.core.text.SiteUrls;
import dev.pergola.core.text.TildeCoding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Writes the cells of one column. What is the same in every row is put together once. For one page. */
final class CellHtml {
    private static final byte[] CLOSING = "</td>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SPACE = "&nbsp;".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FOLD = "<div class=\"fold\">".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FOLD_OF_CUT = "<div class=\"fold cut\">".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_FOLD = "</div>".getBytes(StandardCharsets.US_ASCII);

    /** What is longer may not fit into the few lines that a cell shows at first. */
    private static final int LONG_TEXT = 120;

    private static final int KILOBYTE = 1024;

    private final int cell;
    private final int limit;
    private final boolean folds;
    private final String rowAddress;
    private final String binaryEnding;
    private final Map<CellType, byte[]> openings;
    private final Optional<ReferencedTable> reference;
    private final String referenceAddress;
    private final Optional<CellMarkup> markup;

    /**
     * Cells of a column.
     *
     * @param column which
     * @param openings the opening tags of its cells, one for each type
     * @param place where they are shown
     */
    CellHtml(ShownColumn column, Map<CellType, byte[]> openings, CellPlace place) {
        this.cell = column.cell();
        this.openings = openings;
        this.limit = place.limit() <= 0 ? Integer.MAX_VALUE : place.limit();
        this.folds = place.folds();
        this.rowAddress = place.rowAddress();
        this.binaryEnding = HtmlEscaping.escape(
                QueryString.of("_blob_column", column.name()).appendTo(".blob"));
        this.reference = column.reference();
        this.markup = column.markup();
        this.referenceAddress = reference
                .map(table -> HtmlEscaping.escape(addressBefore(table, place.urls())))
                .orElse("");
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

    /**
     * Writes the cell of a row.
     *
     * @param rowPath the key of the row as it stands in addresses; blank where it has none
     */
    void write(RowCursor row, String rowPath, PageText out) {
        CellType type = row.type(cell);
        out.add(requireNonNull(openings.get(type)));
        writeContent(row, type, rowPath, out);
        out.add(CLOSING);
    }

    /** What stands between the tags. */
    void writeContent(RowCursor row, CellType type, String rowPath, PageText out) {
        Optional<String> shown =
                markup.isEmpty() ? Optional.empty() : markup.get().html();
        if (shown.isPresent()) {
            out.add(shown.get());
        } else if (type == CellType.NULL) {
            out.add(SPACE);
        } else if (type == CellType.BLOB) {
            writeBinary(row.blob(cell), rowPath, out);
        } else if (reference.isPresent()) {
            writeReference(row, type, reference.get(), out);
        } else {
            writePlain(row, type, out);
        }
    }

    /** A link to the bytes; what is a picture says so, for those who show it. */
    private void writeBinary(byte[] bytes, String rowPath, PageText out) {
        if (rowAddress.isEmpty() || rowPath.isEmpty()) {
            writeSize(bytes.length, out);
            return;
        }
        out.add("<a class=\"blob-download\" href=\"").add(rowAddress).add(rowPath);
        out.add(binaryEnding).add("\"");
        if (bytes.length >= KILOBYTE) {
            out.add(" title=\"").add(ByteSize.format(bytes.length)).add("\"");
        }
        ImageKind.of(bytes)
                .ifPresent(kind -> out.add(" data-image=\"").add(kind).add("\""));
        out.add(">");
        writeSize(bytes.length, out);
        out.add("</a>");
    }

    private static void writeSize(int length, PageText out) {
        out.add("&lt;Binary:&nbsp;")
                .add(NumberGrouping.format(length))
                .add(length == 1 ? "&nbsp;byte&gt;" : "&nbsp;bytes&gt;");
    }

    private void writePlain(RowCursor row, CellType type, PageText out) {
        if (type == CellType.INTEGER) {
            out.add(row.integer(cell));
        } else if (type == CellType.REAL) {
            out.add(Double.toString(row.real(cell)));
        } else {
            writeText(row.utf8(cell), out);
        }
    }

    /** Most texts are short, of one line of plain letters and no address: their bytes are those of the page. */
    private void writeText(byte[] utf8, PageText out) {
        if (mayBePlain(utf8) && out.addPlainLine(utf8)) {
            return;
        }
        String text = new String(utf8, StandardCharsets.UTF_8);
        if (folds && mayBeFolded(utf8)) {
            writeFolded(text, out);
        } else {
            writeText(text, out);
        }
    }

    private boolean mayBePlain(byte[] utf8) {
        return utf8.length > 0
                && utf8.length <= limit
                && utf8.length <= LONG_TEXT
                && utf8[0] > ' '
                && utf8[0] != '{'
                && utf8[0] != '['
                && !Links.mayBeAddress(utf8);
    }

    /** What is long, has lines, or may be JSON that is to be shown as such. */
    private boolean mayBeFolded(byte[] utf8) {
        if (utf8.length > LONG_TEXT || utf8.length > limit) {
            return true;
        }
        if (utf8.length > 0 && (utf8[0] == '{' || utf8[0] == '[')) {
            return true;
        }
        for (byte letter : utf8) {
            if (letter == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Long texts stand in an element of their own, of which a page shows some lines at first. */
    private void writeFolded(String text, PageText out) {
        out.add(text.length() > limit ? FOLD_OF_CUT : FOLD);
        writeText(text, out);
        out.add(END_OF_FOLD);
    }

    private void writeText(String text, PageText out) {
        if (text.isBlank()) {
            out.add("&nbsp;");
        } else if (Links.isAddress(text)) {
            out.add("<a href=\"");
            out.addEscaped(text);
            out.add("\">");
            out.addEscaped(Links.shorten(text, limit));
            out.add("</a>");
        } else if (text.length() > limit) {
            out.addEscaped(Links.cut(text, limit));
            out.add("&hellip;");
        } else {
            out.addEscaped(text);
        }
    }

    private void writeReference(RowCursor row, CellType type, ReferencedTable table, PageText out) {
        String value = asText(row, cell, type);
        out.add("<a href=\"").add(referenceAddress).add(addressOf(table, value)).add("\">");
        boolean labelled =
                table.labelCell().isPresent() && row.type(table.labelCell().getAsInt()) != CellType.NULL;
        if (labelled) {
            int label = table.labelCell().getAsInt();
            String text = asText(row, label, row.type(label));
            out.addEscaped(text.isBlank() ? value : Links.cut(text, limit));
            out.add("</a>&nbsp;<em>");
            out.addEscaped(value);
            out.add("</em>");
        } else {
            out.addEscaped(value);
            out.add("</a>");
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
