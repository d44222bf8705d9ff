package dev.pergola.core.tabular;

import static java.util.Objects.requireNonNull;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * What is known about inputs before one is looked at.
 *
 * @param format empty to find out
 * @param encoding empty to find out
 * @param delimiter between values; empty to find out
 * @param quote around values; empty for a double quote, NUL for none
 * @param header whether the first row has the names of the columns
 * @param flatten whether members of objects within objects become columns of their own
 */
public record ReadingOptions(
        Optional<Format> format,
        Optional<Charset> encoding,
        Optional<Character> delimiter,
        Optional<Character> quote,
        boolean header,
        boolean flatten) {

    /** Checks the parts. */
    public ReadingOptions {
        requireNonNull(format, "format is null");
        requireNonNull(encoding, "encoding is null");
        requireNonNull(delimiter, "delimiter is null");
        requireNonNull(quote, "quote is null");
    }

    /**
     * Everything is found out, and the first row has names.
     *
     * @return the options of who says nothing
     */
    public static ReadingOptions standard() {
        return new ReadingOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true, false);
    }
}
