package dev.pergola.core.text;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * Percent coding of query strings, posted forms and path segments.
 *
 * <p>In a form a plus is a space; in a path it is a plus. Letters, digits and {@code _ . - ~} are never coded. Decoding
 * is strict: a stray percent sign is a fault of the sender that would otherwise turn into a wrong answer.
 */
public final class UrlCoding {
    private static final String UNRESERVED = EscapeCoding.LETTERS_AND_DIGITS + "_.-~";
    private static final EscapeCoding FORM =
            new EscapeCoding("percent-encoded query string", '%', true, UNRESERVED);
    private static final EscapeCoding SEGMENT = new EscapeCoding("percent-encoded path", '%', false, UNRESERVED);

    private UrlCoding() {}

    /** One name or value for a query string: {@code a b,c} becomes {@code a+b%2Cc}. */
    public static String encodeFormText(String text) {
        return FORM.encode(text);
    }

    /**
     * One name or value of a query string.
     *
     * @throws MalformedTextException when an escape is broken or its bytes are not UTF-8
     */
    public static String decodeFormText(String coded) {
        return FORM.decode(coded);
    }

    /** The query string of the fields in their order, without a question mark; empty when there are none. */
    public static String encodeForm(List<FormField> fields) {
        requireNonNull(fields, "fields is null");
        StringBuilder query = new StringBuilder();
        for (FormField field : fields) {
            query.append(query.isEmpty() ? "" : "&")
                    .append(FORM.encode(field.name()))
                    .append('=')
                    .append(FORM.encode(field.value()));
        }
        return query.toString();
    }

    /**
     * The fields of a query string (without its question mark) in their order, repeated names included. Fields without
     * a value are kept with an empty one; empty pieces between ampersands are nothing.
     *
     * @throws MalformedTextException when an escape is broken or its bytes are not UTF-8
     */
    public static List<FormField> decodeForm(String query) {
        requireNonNull(query, "query is null");
        List<FormField> fields = new ArrayList<>();
        int start = 0;
        while (start < query.length()) {
            int ampersand = query.indexOf('&', start);
            int end = ampersand < 0 ? query.length() : ampersand;
            if (end > start) {
                fields.add(field(query.substring(start, end)));
            }
            start = end + 1;
        }
        return List.copyOf(fields);
    }

    /** One segment of a path; a slash inside it is coded. */
    public static String encodePathSegment(String text) {
        return SEGMENT.encode(text);
    }

    /**
     * A path or a segment of it; a plus stays a plus.
     *
     * @throws MalformedTextException when an escape is broken or its bytes are not UTF-8
     */
    public static String decodePath(String coded) {
        return SEGMENT.decode(coded);
    }

    private static FormField field(String piece) {
        int equals = piece.indexOf('=');
        return equals < 0
                ? new FormField(FORM.decode(piece), "")
                : new FormField(FORM.decode(piece.substring(0, equals)), FORM.decode(piece.substring(equals + 1)));
    }
}
