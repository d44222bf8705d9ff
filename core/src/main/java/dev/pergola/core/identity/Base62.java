package dev.pergola.core.identity;

import java.util.OptionalLong;

/** Numbers that are not negative, in letters and digits: how cookies of the original tell a time. */
final class Base62 {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int BASE = 62;
    private static final int LONGEST = 10; // 62^10 is the largest power that a long holds

    private Base62() {}

    static String encode(long number) {
        StringBuilder text = new StringBuilder();
        long rest = number;
        do {
            text.append(DIGITS.charAt((int) (rest % BASE)));
            rest /= BASE;
        } while (rest > 0);
        return text.reverse().toString();
    }

    /** Empty where it is no such number. */
    static OptionalLong decode(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) {
                return OptionalLong.empty();
            }
            number = number * BASE + digit;
        }
        return OptionalLong.of(number);
    }
}
