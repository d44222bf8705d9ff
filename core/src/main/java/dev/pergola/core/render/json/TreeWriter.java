package dev.pergola.core.render.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pergola.core.page.JsonTree;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes values of any shape. */
final class TreeWriter {
    private TreeWriter() {}

    static void write(JsonTree tree, JsonGenerator out) throws IOException {
        writeNode(tree.root(), out);
    }

    /** A named member for each entry, into an object that is open. */
    static void writeMembers(Map<String, JsonTree> members, JsonGenerator out) throws IOException {
        for (Map.Entry<String, JsonTree> member : members.entrySet()) {
            out.writeFieldName(member.getKey());
            write(member.getValue(), out);
        }
    }

    private static void writeNode(Object node, JsonGenerator out) throws IOException {
        if (node instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> member : map.entrySet()) {
                out.writeFieldName((String) member.getKey());
                writeNode(member.getValue(), out);
            }
            out.writeEndObject();
        } else if (node instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                writeNode(element, out);
            }
            out.writeEndArray();
        } else if (node instanceof String text) {
            out.writeString(text);
        } else if (node instanceof Long number) {
            out.writeNumber(number);
        } else if (node instanceof Double number) {
            out.writeNumber(number);
        } else if (node instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else {
            out.writeNull();
        }
    }
}
