package dev.pergola.plugins.demo;

import java.util.HexFormat;
import java.util.stream.IntStream;

/** The numbers of characters, and how they are written. */
final class CodePoints {

    private static final HexFormat UPPER_CASE = HexFormat.of().withUpperCase();

    private CodePoints() {}

    /**
     * Every assigned character in order: what Unicode has given a meaning. Surrogates, which are halves of characters,
     * and private use, which has no names, are not among them.
     */
    static IntStream assigned() {
        return IntStream.rangeClosed(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
                .filter(CodePoints::isAssigned);
    }

    /** The notation of the Unicode standard, such as {@code U+1F600}. */
    static String hex(int codePoint) {
        int digits = Math.max(4, (Integer.SIZE - Integer.numberOfLeadingZeros(codePoint) + 3) / 4);
        return "U+" + UPPER_CASE.toHexDigits(codePoint, digits);
    }

    private static boolean isAssigned(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.UNASSIGNED, Character.SURROGATE, Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
