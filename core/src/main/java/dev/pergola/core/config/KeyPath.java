package dev.pergola.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The way through the configuration to one value, such as {@code databases.debian.tables."log entries".facets[0]}.
 *
 * @param segments keys from the root; positions in lists as {@code [0]}; empty for the root itself
 */
public record KeyPath(List<String> segments) {
    static final KeyPath ROOT = new KeyPath(List.of());

    private static final Pattern PLAIN = Pattern.compile("[\\w-]+|\\[\\d+]", Pattern.UNICODE_CHARACTER_CLASS);

    /** Copies the list. */
    public KeyPath {
        segments = List.copyOf(segments);
    }

    KeyPath child(String key) {
        List<String> more = new ArrayList<>(segments);
        more.add(key);
        return new KeyPath(more);
    }

    KeyPath item(int position) {
        return child("[" + position + "]");
    }

    /** With dots between keys; a key that holds anything but letters, digits and hyphens is in quotes. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String segment : segments) {
            boolean position = segment.startsWith("[") && PLAIN.matcher(segment).matches();
            text.append(text.isEmpty() || position ? "" : ".")
                    .append(PLAIN.matcher(segment).matches() ? segment : '"' + segment + '"');
        }
        return text.toString();
    }
}
