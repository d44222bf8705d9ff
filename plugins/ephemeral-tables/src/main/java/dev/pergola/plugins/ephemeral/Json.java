package dev.pergola.plugins.ephemeral;

import java.util.List;
import java.util.Map;

/** Writes JSON of texts, numbers, truth values, lists and maps. */
final class Json {

    private Json() {}

    static String of(Object value) {
        StringBuilder json = new StringBuilder();
        write(json, value);
        return json.toString();
    }

    private static void write(StringBuilder json, Object value) {
        if (value instanceof Map<?, ?> members) {
            json.append('{');
            String separator = "";
            for (Map.Entry<?, ?> member : members.entrySet()) {
                json.append(separator);
                text(json, String.valueOf(member.getKey()));
                json.append(": ");
                write(json, member.getValue());
                separator = ", ";
            }
            json.append('}');
        } else if (value instanceof List<?> items) {
            json.append('[');
            String separator = "";
            for (Object item : items) {
                json.append(separator);
                write(json, item);
                separator = ", ";
            }
            json.append(']');
        } else if (value instanceof Number || value instanceof Boolean) {
            json.append(value);
        } else {
            text(json, String.valueOf(value));
        }
    }

    private static void text(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                default -> {
                    if (c < ' ') {
                        json.append("\\u%04x".formatted((int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
