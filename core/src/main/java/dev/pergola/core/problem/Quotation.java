package dev.pergola.core.problem;

import static java.util.Objects.requireNonNull;

/**
 * Foreign text inside a sentence of ours: in quotes, not longer than is useful, and on one line, so that nobody can
 * write lines of his own into a log or push the sentence off the screen.
 */
public final class Quotation {
    private static final int LONGEST = 80;

    private Quotation() {}

    public static String of(String text) {
        requireNonNull(text, "text is null");
        boolean whole = text.codePointCount(0, Math.min(text.length(), 2 * LONGEST + 1)) <= LONGEST;
        String shown = whole ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
        StringBuilder quoted = new StringBuilder(shown.length() + 2).append('"');
        shown.codePoints().map(Quotation::visible).forEach(quoted::appendCodePoint);
        return quoted.append('"').toString();
    }

    private static int visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.FORMAT -> '\uFFFD';
            default -> character;
        };
    }
}
