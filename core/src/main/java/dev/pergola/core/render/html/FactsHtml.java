package dev.pergola.core.render.html;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.text.HtmlEscaping;
import java.util.List;
import java.util.Map;

/** A JSON value laid out for people, two spaces a level, keys and texts marked for the style sheet. For one value. */
final class FactsHtml {
    private final StringBuilder out = new StringBuilder();

    private FactsHtml() {}

    static String of(PlainValue tree) {
        FactsHtml html = new FactsHtml();
        html.write(tree, 0);
        return html.out.toString();
    }

    private void write(PlainValue value, int depth) {
        if (value instanceof PlainValue.Fields fields) {
            writeMembers(fields.values(), depth);
        } else if (value instanceof PlainValue.Items items) {
            writeElements(items.values(), depth);
        } else if (value instanceof PlainValue.Text text) {
            quoted("string", text.value());
        } else {
            out.append("<span class=\"json-value\">").append(plain(value)).append("</span>");
        }
    }

    private static String plain(PlainValue value) {
        if (value instanceof PlainValue.Whole number) {
            return number.value().toString();
        }
        if (value instanceof PlainValue.Real number) {
            return Double.toString(number.value());
        }
        return value instanceof PlainValue.Flag flag ? Boolean.toString(flag.value()) : "null";
    }

    private void writeMembers(Map<String, PlainValue> map, int depth) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append('{');
        String separator = "";
        for (Map.Entry<String, PlainValue> member : map.entrySet()) {
            out.append(separator);
            line(depth + 1);
            quoted("key", member.getKey());
            out.append(": ");
            write(member.getValue(), depth + 1);
            separator = ",";
        }
        line(depth);
        out.append('}');
    }

    private void writeElements(List<PlainValue> list, int depth) {
        if (list.isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        String separator = "";
        for (PlainValue element : list) {
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
        out.append(HtmlEscaping.escape(
                text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")));
        out.append("&#34;</span>");
    }
}
