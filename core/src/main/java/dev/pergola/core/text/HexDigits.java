package dev.pergola.core.text;

/** The two hexadecimal digits that stand for one byte in tilde and percent coding. */
final class HexDigits {
    private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

    private HexDigits() {}

    static void append(byte value, StringBuilder out) {
        out.append(DIGITS[(value >> 4) & 0xF]).append(DIGITS[value & 0xF]);
    }

    /** The value of the digits in either case, or -1 where they are not two hexadecimal digits of ASCII. */
    static int value(CharSequence text, int start) {
        if (start + 2 > text.length()) {
            return -1;
        }
        int high = digit(text.charAt(start));
        int low = digit(text.charAt(start + 1));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** Not {@link Character#digit}: that accepts the digits of every script. */
    private static int digit(char character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        int lower = character | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
