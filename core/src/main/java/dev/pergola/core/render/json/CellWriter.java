package dev.pergola.core.render.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pergola.core.model.CellType;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.page.ShownColumn;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes the cells of rows. For one answer. */
final class CellWriter {
    private final JsonGenerator out;
    private final JsonFactory factory;
    private final JsonOptions options;

    CellWriter(JsonGenerator out, JsonFactory factory, JsonOptions options) {
        this.out = out;
        this.factory = factory;
        this.options = options;
    }

    /** A cell with the label of the row that it refers to, where there is one, or the bare value. */
    void write(RowCursor row, ShownColumn column) throws IOException {
        OptionalInt label = label(row, column);
        if (label.isPresent()) {
            out.writeStartObject();
            out.writeFieldName("value");
            writeOwn(row, column);
            out.writeFieldName("label");
            writeAsText(row, label.getAsInt());
            out.writeEndObject();
        } else if (row.type(column.cell()) == CellType.TEXT && options.parsed().contains(column.name())) {
            writeParsed(row.text(column.cell()));
        } else {
            writeOwn(row, column);
        }
    }

    /** As the type of the column writes it. */
    private void writeOwn(RowCursor row, ShownColumn column) throws IOException {
        Optional<PlainValue> tree =
                column.tree().isEmpty() ? Optional.empty() : column.tree().get().json();
        if (tree.isPresent()) {
            TreeWriter.write(tree.get(), out);
        } else {
            writeValue(row, column.cell());
        }
    }

    private static OptionalInt label(RowCursor row, ShownColumn column) {
        if (column.reference().isEmpty() || row.type(column.cell()) == CellType.NULL) {
            return OptionalInt.empty();
        }
        OptionalInt cell = column.reference().get().labelCell();
        return cell.isPresent() && row.type(cell.getAsInt()) != CellType.NULL ? cell : OptionalInt.empty();
    }

    private void writeValue(RowCursor row, int cell) throws IOException {
        switch (row.type(cell)) {
            case NULL -> out.writeNull();
            case INTEGER -> out.writeNumber(row.integer(cell));
            case REAL -> writeReal(row.real(cell));
            case TEXT -> writeText(row.utf8(cell));
            case BLOB -> writeBlob(row.blob(cell));
        }
    }

    /** Labels are texts, whatever the type of the column that they come from. */
    private void writeAsText(RowCursor row, int cell) throws IOException {
        switch (row.type(cell)) {
            case INTEGER -> out.writeString(Long.toString(row.integer(cell)));
            case REAL -> out.writeString(Double.toString(row.real(cell)));
            default -> writeValue(row, cell);
        }
    }

    private void writeText(byte[] utf8) throws IOException {
        out.writeUTF8String(utf8, 0, utf8.length);
    }

    private void writeReal(double number) throws IOException {
        if (Double.isFinite(number)) {
            out.writeNumber(number);
        } else if (options.infinity()) {
            out.writeRawValue(number > 0 ? "Infinity" : "-Infinity");
        } else {
            out.writeNull();
        }
    }

    private void writeBlob(byte[] bytes) throws IOException {
        out.writeStartObject();
        out.writeBooleanField("$base64", true);
        out.writeFieldName("encoded");
        out.writeBinary(bytes);
        out.writeEndObject();
    }

    /** Text that turns out not to be JSON is written as the text it is. */
    private void writeParsed(String text) throws IOException {
        if (isJson(text)) {
            try (JsonParser parser = factory.createParser(text)) {
                parser.nextToken();
                out.copyCurrentStructure(parser);
            }
        } else {
            out.writeString(text);
        }
    }

    private boolean isJson(String text) throws IOException {
        try (JsonParser parser = factory.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }
}
