package dev.pergola.core.render.html;

import java.util.regex.Pattern;

/** Texts that are addresses of the web. */
final class Links {
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

    /** Without a scheme, or with one that loads a page. Browsers skip control characters, so there may be none. */
    private static final Pattern SAFE =
            Pattern.compile("(?:(?:https?|mailto):|(?![a-z][a-z0-9+.-]*:))\\P{Cntrl}*", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_ENDING = 4;
    private static final int SHORTEST_BEGINNING = "https://".length();

    private Links() {}

    /** Whether a text may be an address, by its first letter. */
    static boolean mayBeAddress(byte[] utf8) {
        return utf8.length > SHORTEST_BEGINNING && (utf8[0] == 'h' || utf8[0] == 'H');
    }

    /** Whether a text is an address and nothing else. Looks at the first letter before anything that costs more. */
    static boolean isAddress(String text) {
        return text.length() > SHORTEST_BEGINNING
                && (text.charAt(0) == 'h' || text.charAt(0) == 'H')
                && ADDRESS.matcher(text).matches();
    }

    /** Whether somebody may be led to what is written as an address: it runs nothing in the page that links to it. */
    static boolean isSafe(String address) {
        return SAFE.matcher(address.strip()).matches();
    }

    /** An address cut to a length for showing; a short ending such as {@code .png} stays, since it says what is there. */
    static String shorten(String address, int length) {
        if (address.length() <= length) {
            return address;
        }
        int dot = address.lastIndexOf('.');
        String ending = dot < 0 ? "" : address.substring(dot + 1);
        if (ending.isEmpty() || ending.length() > LONGEST_ENDING || ending.contains("/")) {
            return cut(address, Math.max(0, length - 1)) + "…";
        }
        return cut(address.substring(0, dot), Math.max(0, length - 2 - ending.length())) + "…." + ending;
    }

    /** The beginning of a text, without half of a character at its end. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }
}
