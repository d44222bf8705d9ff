package dev.pergola.core.text;

/**
 * The coding of names and values in the paths of addresses, where percent coding does not survive proxies.
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><th>Text</th><th>Coded</th></tr>
 * <tr><td>{@code A-Z a-z 0-9 _ -}</td><td>unchanged</td></tr>
 * <tr><td>space</td><td>{@code +}</td></tr>
 * <tr><td>every other byte of its UTF-8 form</td><td>{@code ~XX}, upper-case hexadecimal</td></tr>
 * </table>
 *
 * <p>A percent sign has no meaning here and survives decoding untouched. Lower-case digits are understood. A surrogate
 * without its partner cannot be written as UTF-8; it becomes a question mark.
 */
public final class TildeCoding {
    private static final EscapeCoding CODING =
            new EscapeCoding("tilde-encoded text", '~', true, EscapeCoding.LETTERS_AND_DIGITS + "_-");

    private TildeCoding() {}

    /** The coded form, made of {@code A-Z a-z 0-9 _ - + ~} only; the same instance when nothing has to change. */
    public static String encode(String text) {
        return CODING.encode(text);
    }

    /**
     * The text behind a coded form.
     *
     * @throws MalformedTextException when a tilde is not followed by two hexadecimal digits, or the bytes so written
     *     are not UTF-8
     */
    public static String decode(String coded) {
        return CODING.decode(coded);
    }
}
