package dev.pergola.core.plan;

import dev.pergola.core.model.Affinity;
import dev.pergola.core.model.Value;
import dev.pergola.core.text.TildeCoding;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A value inside a page token. Mostly it is the tilde-encoded text of the value, which SQLite turns into a number again
 * when it compares it with a column of numbers.
 *
 * <p>Where it would not, because the column has no type or the value no text, a dollar sign comes first: {@code $null},
 * {@code $5}, {@code $0.25}, {@code $x00ff}. Otherwise a number would be compared as the text that it looks like, all
 * numbers are smaller than any text, and the same page would come again for ever. A dollar sign in a text is encoded, so
 * the two are never taken for each other.
 */
final class TokenValue {
    /** The empty text where it is the whole token. */
    static final String EMPTY = "$";

    private static final String NULL = "$null";
    private static final String NUMBER = "$";
    private static final String BYTES = "$x";
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");

    private TokenValue() {}

    static String write(Value value, Affinity affinity) {
        boolean typed = affinity != Affinity.BLOB && affinity != Affinity.TEXT;
        if (value instanceof Value.Blob blob) {
            return BYTES + HexFormat.of().formatHex(blob.bytes());
        }
        if (value instanceof Value.Real real && !(typed && Double.isFinite(real.number()))) {
            return NUMBER + real.number();
        }
        if (value instanceof Value.Whole && !typed) {
            return NUMBER + value.asText();
        }
        return value == Value.nothing() ? NULL : TildeCoding.encode(value.asText());
    }

    /**
     * Reads a value back.
     *
     * @throws IllegalArgumentException where the text is not one that is written here
     */
    static Value read(String text) {
        if (text.equals(NULL)) {
            return Value.nothing();
        }
        if (text.equals(EMPTY)) {
            return Value.of("");
        }
        if (text.startsWith(BYTES)) {
            return Value.of(HexFormat.of().parseHex(text.substring(BYTES.length())));
        }
        if (text.startsWith(NUMBER)) {
            String number = text.substring(NUMBER.length());
            return WHOLE.matcher(number).matches()
                    ? Value.of(Long.parseLong(number))
                    : Value.of(Double.parseDouble(number));
        }
        return Value.of(TildeCoding.decode(text));
    }
}
