package dev.pergola.core.text;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * The part of an address that names one row: the values of its primary key in key order, each tilde-encoded, joined by
 * commas. Page tokens use the same form.
 *
 * <p>{@code join(List.of("a b", "1,5"))} is {@code a+b,1~2C5}, and {@code split} of that gives the values back.
 */
public final class RowPath {
    private static final char SEPARATOR = ',';

    private RowPath() {}

    /** The path of at least one value; an empty text is a value too. */
    public static String join(List<String> values) {
        requireNonNull(values, "values is null");
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A row path needs at least one key value");
        }
        StringJoiner path = new StringJoiner(String.valueOf(SEPARATOR));
        values.forEach(value -> path.add(TildeCoding.encode(value)));
        return path.toString();
    }

    /**
     * The values of a path, never empty: the empty path is one empty value.
     *
     * @throws MalformedTextException when a value is not tilde-encoded text
     */
    public static List<String> split(String path) {
        requireNonNull(path, "path is null");
        List<String> values = new ArrayList<>(2);
        int start = 0;
        for (int end = path.indexOf(SEPARATOR); end >= 0; end = path.indexOf(SEPARATOR, start)) {
            values.add(TildeCoding.decode(path.substring(start, end)));
            start = end + 1;
        }
        values.add(TildeCoding.decode(path.substring(start)));
        return List.copyOf(values);
    }
}
