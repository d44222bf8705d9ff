package dev.pergola.core.text;

import static java.util.Objects.requireNonNull;

import java.io.IOException;

/**
 * Makes text safe inside HTML, both between tags and in quoted attributes: the five characters {@code & < > " '} are
 * written as references, everything else as it is.
 *
 * <p>Most cells of most tables need no escaping; those cost one scan and no memory.
 */
public final class HtmlEscaping {

    private HtmlEscaping() {}

    /** Writes the escaped text; the only errors are those of {@code out}. */
    public static void append(CharSequence text, Appendable out) throws IOException {
        requireNonNull(text, "text is null");
        requireNonNull(out, "out is null");
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            String reference = reference(text.charAt(at));
            if (!reference.isEmpty()) {
                out.append(text, start, at).append(reference);
                start = at + 1;
            }
        }
        if (start == 0) {
            out.append(text);
        } else {
            out.append(text, start, text.length());
        }
    }

    /** The escaped text; the same instance when nothing has to change. */
    public static String escape(String text) {
        requireNonNull(text, "text is null");
        int clean = 0;
        while (clean < text.length() && reference(text.charAt(clean)).isEmpty()) {
            clean++;
        }
        if (clean == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, clean);
        for (int at = clean; at < text.length(); at++) {
            String reference = reference(text.charAt(at));
            if (reference.isEmpty()) {
                out.append(text.charAt(at));
            } else {
                out.append(reference);
            }
        }
        return out.toString();
    }

    private static String reference(char character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&#34;";
            case '\'' -> "&#39;";
            default -> "";
        };
    }
}
