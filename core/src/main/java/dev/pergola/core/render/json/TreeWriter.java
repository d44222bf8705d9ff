package dev.pergola.core.render.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pergola.core.model.PlainValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes values of any shape. */
final class TreeWriter {
    private TreeWriter() {}

    static void write(PlainValue value, JsonGenerator out) throws IOException {
        if (value instanceof PlainValue.Fields fields) {
            out.writeStartObject();
            writeMembers(fields.values(), out);
            out.writeEndObject();
        } else if (value instanceof PlainValue.Items items) {
            out.writeStartArray();
            for (PlainValue item : items.values()) {
                write(item, out);
            }
            out.writeEndArray();
        } else if (value instanceof PlainValue.Text text) {
            out.writeString(text.value());
        } else if (value instanceof PlainValue.Whole number) {
            out.writeNumber(number.value());
        } else if (value instanceof PlainValue.Real number && Double.isFinite(number.value())) {
            out.writeNumber(number.value());
        } else if (value instanceof PlainValue.Real number && !Double.isNaN(number.value())) {
            // JSON has no infinity, but numbers of any size; readers take this one for it.
            out.writeRawValue(number.value() > 0 ? "1e999" : "-1e999");
        } else if (value instanceof PlainValue.Flag flag) {
            out.writeBoolean(flag.value());
        } else {
            out.writeNull();
        }
    }

    /** A named member for each entry, into an object that is open. */
    static void writeMembers(Map<String, PlainValue> members, JsonGenerator out) throws IOException {
        for (Map.Entry<String, PlainValue> member : members.entrySet()) {
            out.writeFieldName(member.getKey());
            write(member.getValue(), out);
        }
    }

    static void writeTexts(String name, List<String> texts, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }
}
