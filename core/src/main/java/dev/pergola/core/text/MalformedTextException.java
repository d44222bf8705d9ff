package dev.pergola.core.text;

import static java.util.Objects.requireNonNull;

/**
 * Coded text that has no meaning: an unfinished escape, digits that are not hexadecimal, bytes that are not UTF-8.
 *
 * <p>The message is a whole sentence that may be shown to the client who sent the text; it quotes at most a short piece
 * of it. Callers answer with status 400.
 */
public final class MalformedTextException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_QUOTE = 60;

    private final int offset;

    MalformedTextException(String coding, String text, int offset, String reason) {
        super("Cannot decode the %s \"%s\": %s at character %d."
                .formatted(
                        requireNonNull(coding, "coding is null"),
                        excerpt(requireNonNull(text, "text is null"), offset),
                        requireNonNull(reason, "reason is null"),
                        offset + 1));
        this.offset = offset;
    }

    /** Where in the coded text the fault begins, counted in characters from 0. */
    public int offset() {
        return offset;
    }

    /** The text, or the part around the fault when it is long: an address may be a megabyte. */
    private static String excerpt(String text, int offset) {
        if (text.length() <= LONGEST_QUOTE) {
            return text;
        }
        int start = Math.max(0, Math.min(offset - LONGEST_QUOTE / 2, text.length() - LONGEST_QUOTE));
        int end = start + LONGEST_QUOTE;
        return (start > 0 ? "…" : "") + text.substring(start, end) + (end < text.length() ? "…" : "");
    }
}
