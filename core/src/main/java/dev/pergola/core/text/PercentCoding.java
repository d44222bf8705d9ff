package dev.pergola.core.text;

/**
 * Percent coding of paths. Query strings have a class of their own in the API.
 *
 * <p>Letters, digits and {@code _ . - ~} stand for themselves, and a plus is a plus. Decoding is strict: a stray percent
 * sign is a fault of the sender that would otherwise turn into a wrong answer.
 */
public final class PercentCoding {
    private static final EscapeCoding CODING =
            new EscapeCoding("percent-encoded path", '%', false, EscapeCoding.LETTERS_AND_DIGITS + "_.-~");

    private PercentCoding() {}

    /** One segment of a path; a slash inside it is coded. The same instance when nothing has to change. */
    public static String encode(String segment) {
        return CODING.encode(segment);
    }

    /**
     * The text behind a path or a segment of it.
     *
     * @throws MalformedTextException when a percent sign is not followed by two hexadecimal digits, or the bytes so
     *     written are not UTF-8
     */
    public static String decode(String coded) {
        return CODING.decode(coded);
    }
}
