package dev.pergola.core.plan;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;

/** How many rows a page has: the argument {@code _size}. */
final class PageSize {

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
        if (!text.matches("[0-9]{1,9}")) {
            throw wrong("_size=" + text + " is not a number of rows.", maximum);
        }
        int size = Integer.parseInt(text);
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
