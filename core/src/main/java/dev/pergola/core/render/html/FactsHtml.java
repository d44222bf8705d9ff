package dev.pergola.core.render.html;

import dev.pergola.core.page.JsonTree;
import java.util.List;
import java.util.Map;

/** A JSON value laid out for people, two spaces a level, keys and texts marked for the style sheet. For one value. */
final class FactsHtml {
    private final StringBuilder out = new StringBuilder();

    private FactsHtml() {}

    static String of(JsonTree tree) {
        FactsHtml html = new FactsHtml();
        html.write(tree.root(), 0);
        return html.out.toString();
    }

    private void write(Object node, int depth) {
        if (node instanceof Map<?, ?> map) {
            writeMembers(map, depth);
        } else if (node instanceof List<?> list) {
            writeElements(list, depth);
        } else if (node instanceof String text) {
            quoted("string", text);
        } else {
            out.append("<span class=\"json-value\">");
            out.append(node instanceof Long || node instanceof Double || node instanceof Boolean ? node : "null");
            out.append("</span>");
        }
    }

    private void writeMembers(Map<?, ?> map, int depth) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> member : map.entrySet()) {
            out.append(separator);
            line(depth + 1);
            quoted("key", (String) member.getKey());
            out.append(": ");
            write(member.getValue(), depth + 1);
            separator = ",";
        }
        line(depth);
        out.append('}');
    }

    private void writeElements(List<?> list, int depth) {
        if (list.isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            line(depth + 1);
            write(element, depth + 1);
            separator = ",";
        }
        line(depth);
        out.append(']');
    }

    private void line(int depth) {
        out.append('\n').append("  ".repeat(depth));
    }

    private void quoted(String kind, String text) {
        out.append("<span class=\"json-").append(kind).append("\">&#34;");
        Escaped.append(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"), out);
        out.append("&#34;</span>");
    }
}
