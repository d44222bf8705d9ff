package dev.pergola.core.model;

/**
 * A place in a text that somebody wrote, as people and editors count.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 code units
 * @param length in the same units; 0 for a place behind the end
 * @param certain whether it is known to be this one, and not another place that looks the same
 */
public record TextPlace(int line, int column, int length, boolean certain) {

    /** Checks the numbers. */
    public TextPlace {
        if (line < 1 || column < 1 || length < 0) {
            throw new IllegalArgumentException("There is no place " + line + ":" + column + "+" + length + ".");
        }
    }

    /**
     * Finds out in which line a part of a text stands.
     *
     * @param text the whole text; lines end with a line feed, a carriage return, or both
     * @param start where the part begins
     * @param length of the part
     * @param certain whether it is known to be this part
     * @return the place
     */
    public static TextPlace in(String text, int start, int length, boolean certain) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < start; i++) {
            char c = text.charAt(i);
            boolean firstOfTwo = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !firstOfTwo)) {
                line++;
                lineStart = i + 1;
            }
        }
        return new TextPlace(line, start - lineStart + 1, length, certain);
    }
}
