package dev.pergola.core.text;

/**
 * Whole numbers for people, digits in groups of three: {@code 10,001}. The same in every locale, since the pages are
 * written in English.
 */
public final class NumberGrouping {
    private static final int GROUP = 3;

    private NumberGrouping() {}

    public static String format(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        int firstDigit = number < 0 ? 1 : 0;
        for (int at = text.length() - GROUP; at > firstDigit; at -= GROUP) {
            text.insert(at, ',');
        }
        return text.toString();
    }
}
