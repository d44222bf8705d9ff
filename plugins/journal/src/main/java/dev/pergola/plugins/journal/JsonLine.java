package dev.pergola.plugins.journal;

import java.util.Map;
import java.util.stream.Collectors;

/** One object as JSON on one line (RFC 8259). */
final class JsonLine {

    private JsonLine() {}

    /**
     * Writes an object.
     *
     * @param members in order; numbers, true and false are written as such, maps as objects, lists as arrays, and everything else
     *     as its text
     * @return ends with a line feed, and has no other
     */
    static String of(Map<String, ?> members) {
        return object(members) + "\n";
    }

    private static String object(Map<?, ?> members) {
        return members.entrySet().stream()
                .map(member -> text(String.valueOf(member.getKey())) + ":" + value(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Map<?, ?> members) {
            return object(members);
        }
        if (value instanceof Iterable<?> items) {
            StringBuilder array = new StringBuilder("[");
            items.forEach(item -> array.append(array.length() == 1 ? "" : ",").append(value(item)));
            return array.append(']').toString();
        }
        return text(String.valueOf(value));
    }

    private static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ' || Character.isSurrogate(character)) {
                quoted.append("\\u%04x".formatted((int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }
}
