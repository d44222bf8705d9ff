package dev.pergola.plugins.vega;

import dev.pergola.api.data.SqlValue;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Writes JSON. What is not a number for JSON, such as infinity, is null. */
final class Json {

    private final StringBuilder text = new StringBuilder(1 << 12);

    private Json() {}

    /**
     * Writes a value.
     *
     * @param value maps, lists, texts, numbers, truth values, values of SQLite, and optional ones of these
     * @return the document
     */
    static String of(Object value) {
        Json json = new Json();
        json.write(value);
        return json.text.toString();
    }

    private void write(Object value) {
        if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Iterable<?> items) {
            array(items);
        } else if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                write(optional.get());
            } else {
                text.append("null");
            }
        } else if (value instanceof SqlValue cell) {
            write(cell.content());
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            text.append("null");
        } else if (value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof byte[] bytes) {
            string(bytes.length + " bytes");
        } else {
            string(value.toString());
        }
    }

    private void object(Map<?, ?> map) {
        text.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            string(String.valueOf(entry.getKey()));
            text.append(':');
            write(entry.getValue());
            text.append(entries.hasNext() ? "," : "");
        }
        text.append('}');
    }

    private void array(Iterable<?> items) {
        text.append('[');
        Iterator<?> all = items.iterator();
        while (all.hasNext()) {
            write(all.next());
            text.append(all.hasNext() ? "," : "");
        }
        text.append(']');
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                // A surrogate without its other half has no UTF-8.
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
