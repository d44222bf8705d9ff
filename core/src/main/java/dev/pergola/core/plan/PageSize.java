package dev.pergola.core.plan;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many rows a page has: the argument {@code _size}. */
final class PageSize {

    /** Digits as Python's numbers have them, which clients of the original may rely on: a sign, blanks around, 1_000. */
    private static final Pattern DIGITS = Pattern.compile("\\+?(\\d++(?:_\\d++)*+)", Pattern.UNICODE_CHARACTER_CLASS);

    private static final int MOST_DIGITS = 9;

    private PageSize() {}

    /**
     * Reads a size.
     *
     * @param text digits, {@code max}, or blank for the default
     * @param fallback the default
     * @param maximum the most that may be asked for
     */
    static int of(String text, int fallback, int maximum) {
        if (text.isBlank()) {
            return fallback;
        }
        if (text.equals("max")) {
            return maximum;
        }
        Matcher digits = DIGITS.matcher(text.strip());
        if (!digits.matches() || digits.end(1) - digits.start(1) > MOST_DIGITS) {
            throw wrong("_size=" + text + " is not a number of rows.", maximum);
        }
        int size = Integer.parseInt(digits.group(1).replace("_", ""));
        if (size > maximum) {
            throw wrong("_size=" + text + " asks for more rows than an answer may have.", maximum);
        }
        return size;
    }

    private static ServerException wrong(String message, int maximum) {
        return new ServerException(
                ErrorCode.BAD_REQUEST,
                message,
                "A page has from 0 to %d rows; _size=max stands for %d.".formatted(maximum, maximum));
    }
}
