package dev.pergola.plugins.demo;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Turns the names of Java constants into words for people. */
final class ConstantNames {

    private static final Set<String> SMALL = Set.of("AND", "FOR", "OF");
    private static final Set<String> ACRONYMS = Set.of("CJK", "IPA");

    private ConstantNames() {}

    /** {@code CJK_SYMBOLS_AND_PUNCTUATION} as {@code CJK Symbols and Punctuation}. */
    static String title(String constant) {
        return Arrays.stream(constant.split("_")).map(ConstantNames::word).collect(joining(" "));
    }

    private static String word(String word) {
        if (ACRONYMS.contains(word)) {
            return word;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return SMALL.contains(word) ? lower : word.charAt(0) + lower.substring(1);
    }
}
