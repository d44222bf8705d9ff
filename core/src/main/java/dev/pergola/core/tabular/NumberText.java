package dev.pergola.core.tabular;

import dev.pergola.core.text.RealNumber;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Texts that are numbers, in the strict sense that nothing is lost when the number is stored in place of the text: no leading
 * zero, no sign, no digit. Called for every cell, so it looks at characters in place.
 */
final class NumberText {

    /** Up to here every whole number is a floating point number. */
    static final long LARGEST_EXACT = 1L << 53;

    /** So many digits survive as a floating point number, whatever they are. */
    private static final int SAFE_DIGITS = 15;

    private static final int LONGEST_REAL = 40;
    private static final int LONGEST_EXPONENT = 4;
    private static final int DIGITS_OF_LONG = 19;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private NumberText() {}

    /** The whole number that a text is: digits without a leading zero, a minus before them, 64 bits. */
    static Optional<Long> integer(char[] buffer, int offset, int length) {
        boolean negative = length > 0 && buffer[offset] == '-';
        int begin = negative ? offset + 1 : offset;
        int end = offset + length;
        int digits = end - begin;
        if (digits < 1 || digits > DIGITS_OF_LONG || (buffer[begin] == '0' && (digits > 1 || negative))) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = begin; i < end; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return Optional.empty();
            }
            value = value * 10 - digit; // below zero, where the range is larger by one
        }
        if (value > 0 || (!negative && value == Long.MIN_VALUE)) {
            return Optional.empty(); // ran over
        }
        return Optional.of(negative ? value : -value);
    }

    /** The number that a text is, if a floating point number keeps all of its digits. */
    static Optional<Double> real(char[] buffer, int offset, int length) {
        int end = offset + length;
        int at = offset;
        boolean negative = length > 0 && buffer[at] == '-';
        if (negative) {
            at++;
        }
        int wholeBegin = at;
        long digits = 0;
        while (at < end && isDigit(buffer[at]) && at - wholeBegin <= SAFE_DIGITS) {
            digits = digits * 10 + buffer[at++] - '0';
        }
        int whole = at - wholeBegin;
        if (whole > 1 && buffer[wholeBegin] == '0') {
            return Optional.empty();
        }
        if (at == end) {
            return whole > 0 && whole <= SAFE_DIGITS
                    ? signed((double) digits, negative)
                    : slowly(buffer, offset, length);
        }
        if (buffer[at] != '.') {
            return slowly(buffer, offset, length);
        }
        int fractionBegin = ++at;
        while (at < end && isDigit(buffer[at]) && whole + at - fractionBegin <= SAFE_DIGITS) {
            digits = digits * 10 + buffer[at++] - '0';
        }
        int fraction = at - fractionBegin;
        if (at < end || whole + fraction > SAFE_DIGITS || fraction == 0) {
            return slowly(buffer, offset, length);
        }
        // Both are exact, so the quotient is the nearest number there is.
        return signed((double) digits / POWERS[fraction], negative);
    }

    private static Optional<Double> signed(double value, boolean negative) {
        return Optional.of(negative ? -value : value);
    }

    /** Numbers of many digits, and those with an exponent, which needs a point or a sign so that {@code 12e4} stays a text. */
    private static Optional<Double> slowly(char[] buffer, int offset, int length) {
        if (length > LONGEST_REAL || !isReal(buffer, offset, offset + length)) {
            return Optional.empty();
        }
        String text = new String(buffer, offset, length);
        double value = Double.parseDouble(text);
        boolean same =
                Double.isFinite(value) && new BigDecimal(text).compareTo(new BigDecimal(RealNumber.write(value))) == 0;
        boolean point = text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
        return same && (point || Math.abs(value) <= LARGEST_EXACT) ? Optional.of(value) : Optional.empty();
    }

    private static boolean isReal(char[] buffer, int offset, int end) {
        int begin = buffer[offset] == '-' ? offset + 1 : offset;
        int at = pastDigits(buffer, begin, end);
        int whole = at - begin;
        if (whole > 1 && buffer[begin] == '0') {
            return false;
        }
        boolean marked = false;
        if (at < end && buffer[at] == '.') {
            int past = pastDigits(buffer, at + 1, end);
            if (past == at + 1) {
                return false;
            }
            marked = true;
            at = past;
        } else if (whole == 0) {
            return false;
        }
        if (at == end) {
            return true;
        }
        if (buffer[at] != 'e' && buffer[at] != 'E') {
            return false;
        }
        at++;
        if (at < end && (buffer[at] == '+' || buffer[at] == '-')) {
            marked = true;
            at++;
        }
        return marked && at < end && end - at <= LONGEST_EXPONENT && pastDigits(buffer, at, end) == end;
    }

    private static int pastDigits(char[] buffer, int from, int end) {
        int at = from;
        while (at < end && isDigit(buffer[at])) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
