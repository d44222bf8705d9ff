package dev.pergola.plugins.geo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON as RFC 8259 has it, nothing more. Used once. */
final class JsonText {

    /** Geometries are nested less; what is nested more would need a deep stack. */
    private static final int DEEPEST = 100;

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4})");

    private final String text;
    private int position;

    private JsonText(String text) {
        this.text = text;
    }

    /** The document is not JSON. */
    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;
    }

    /**
     * Reads a document.
     *
     * @param text the whole document
     * @return a {@link Map}, {@link List}, {@link Double}, {@link Boolean}, or {@link String} with its escapes as they are;
     *     {@link Optional#empty()} stands for null inside of it. Empty where the text is not JSON
     */
    static Optional<Object> read(String text) {
        JsonText reading = new JsonText(text);
        try {
            Object value = reading.value(0);
            reading.skipSpace();
            return reading.position == text.length() ? Optional.of(value) : Optional.empty();
        } catch (Malformed notJson) {
            return Optional.empty();
        }
    }

    private Object value(int depth) throws Malformed {
        skipSpace();
        if (position == text.length() || depth > DEEPEST) {
            throw new Malformed();
        }
        return switch (text.charAt(position)) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", Optional.empty());
            default -> Double.valueOf(matched(NUMBER).group());
        };
    }

    private Map<String, Object> object(int depth) throws Malformed {
        Map<String, Object> members = new LinkedHashMap<>();
        position++;
        if (take('}')) {
            return members;
        }
        do {
            skipSpace();
            String name = string();
            require(':');
            members.put(name, value(depth));
        } while (take(','));
        require('}');
        return members;
    }

    private List<Object> array(int depth) throws Malformed {
        List<Object> items = new ArrayList<>();
        position++;
        if (take(']')) {
            return items;
        }
        do {
            items.add(value(depth));
        } while (take(','));
        require(']');
        return items;
    }

    private String string() throws Malformed {
        if (position == text.length() || text.charAt(position) != '"') {
            throw new Malformed();
        }
        int begin = ++position;
        while (position < text.length() && text.charAt(position) != '"') {
            if (text.charAt(position) == '\\') {
                matched(ESCAPE);
            } else if (text.charAt(position++) < ' ') {
                throw new Malformed();
            }
        }
        require('"');
        return text.substring(begin, position - 1);
    }

    private Object word(String word, Object value) throws Malformed {
        if (!text.startsWith(word, position)) {
            throw new Malformed();
        }
        position += word.length();
        return value;
    }

    private Matcher matched(Pattern pattern) throws Malformed {
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            throw new Malformed();
        }
        position = matcher.end();
        return matcher;
    }

    private boolean take(char wanted) {
        skipSpace();
        boolean there = position < text.length() && text.charAt(position) == wanted;
        position += there ? 1 : 0;
        return there;
    }

    private void require(char wanted) throws Malformed {
        if (!take(wanted)) {
            throw new Malformed();
        }
    }

    private void skipSpace() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }
}
