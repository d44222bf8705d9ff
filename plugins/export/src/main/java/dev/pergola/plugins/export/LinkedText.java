package dev.pergola.plugins.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page or style sheet of which the links have been taken out, to be filled in when it is known which file holds what. Where
 * a link stood, the text has its number between two characters that occur nowhere else in it.
 *
 * @param begin before a number
 * @param end behind a number
 * @param text the rest
 * @param links in the order of their numbers
 */
record LinkedText(char begin, char end, String text, List<Link> links) {

    /** What an attribute without a place to lead to becomes: its reader can be told by a style. */
    static final String LEFT_OUT = " data-left-out";

    private static final char FIRST_PRIVATE = '\uE000';
    private static final char LAST_PRIVATE = '\uF8FE';
    private static final String NOTHING = "data:,";

    LinkedText {
        links = List.copyOf(links);
    }

    /**
     * A link within the site.
     *
     * @param target what it leads to
     * @param fragment with its number sign; empty where there is none
     * @param requisite whether the page needs it, as it needs a picture
     */
    record Link(Address target, String fragment, boolean requisite) {}

    /** The first of two characters that follow each other and are not in a text. */
    static char unusedIn(String text) {
        for (int c = FIRST_PRIVATE; c < LAST_PRIVATE; c += 2) {
            if (text.indexOf(c) < 0 && text.indexOf(c + 1) < 0) {
                return (char) c;
            }
        }
        throw new IllegalArgumentException("the text uses every character that is for private use");
    }

    /**
     * The text with its links.
     *
     * @param place where a link leads; an attribute whose link leads nowhere is left out
     */
    String filled(Function<Link, Optional<String>> place) {
        StringBuilder filled = new StringBuilder(text.length());
        int at = 0;
        for (int open = text.indexOf(begin); open >= 0; open = text.indexOf(begin, at)) {
            filled.append(text, at, open);
            int close = text.indexOf(end, open);
            Optional<String> target = place.apply(links.get(Integer.parseInt(text.substring(open + 1, close))));
            at = close + 1;
            if (target.isPresent()) {
                filled.append(target.get().replace("&", "&amp;").replace("\"", "&quot;"));
            } else if (isWholeAttribute(filled, at)) {
                filled.setLength(filled.lastIndexOf(" ", filled.length() - 2));
                filled.append(LEFT_OUT);
                at++;
            } else {
                filled.append(NOTHING);
            }
        }
        return filled.append(text, at, text.length()).toString();
    }

    private boolean isWholeAttribute(StringBuilder before, int after) {
        return before.length() > 2
                && before.charAt(before.length() - 1) == '"'
                && before.charAt(before.length() - 2) == '='
                && after < text.length()
                && text.charAt(after) == '"';
    }

    /** For the disk. */
    byte[] bytes() {
        StringBuilder written = new StringBuilder(text.length() + links.size() * 40)
                .append(begin)
                .append(end)
                .append(links.size())
                .append('\n');
        for (Link link : links) {
            written.append(link.requisite() ? 'r' : 'o')
                    .append(link.target())
                    .append('\t')
                    .append(link.fragment())
                    .append('\n');
        }
        return written.append(text).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What {@link #bytes()} has written. */
    static LinkedText of(byte[] bytes) {
        String written = new String(bytes, StandardCharsets.UTF_8);
        int at = written.indexOf('\n');
        int count = Integer.parseInt(written.substring(2, at));
        List<Link> links = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int line = at + 1;
            at = written.indexOf('\n', line);
            int tab = written.indexOf('\t', line);
            links.add(new Link(
                    Address.of(written.substring(line + 1, tab)),
                    written.substring(tab + 1, at),
                    written.charAt(line) == 'r'));
        }
        return new LinkedText(written.charAt(0), written.charAt(1), written.substring(at + 1), links);
    }
}
