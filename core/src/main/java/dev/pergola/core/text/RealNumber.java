package dev.pergola.core.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Floating point numbers as the original writes them, which is Python's way: the fewest digits that name the number,
 * {@code 2.5}, {@code 1e-05}, {@code 6.02214076e+23}, {@code inf}.
 */
public final class RealNumber {

    /** Numbers from here on are written with an exponent. */
    private static final int MOST_WHOLE_DIGITS = 16;

    /** Smaller ones as well. */
    private static final int LEAST_EXPONENT = -4;

    private static final int SUSPICIOUS_DIGITS = 16;

    private RealNumber() {}

    /** The text of a number; not a number is {@code nan}. */
    public static String write(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        String usual = Double.toString(number);
        if (usual.length() < SUSPICIOUS_DIGITS && usual.indexOf('E') < 0) {
            return usual;
        }
        BigDecimal shortest = shortest(number, new BigDecimal(usual));
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - shortest.scale() - 1;
        String sign = number < 0 ? "-" : "";
        return exponent >= LEAST_EXPONENT && exponent < MOST_WHOLE_DIGITS
                ? sign + plain(digits, exponent)
                : sign + scientific(digits, exponent);
    }

    /** Java writes two digits where one would do, and before version 19 sometimes one more than it takes. */
    private static BigDecimal shortest(double number, BigDecimal usual) {
        BigDecimal found = usual.stripTrailingZeros();
        while (found.precision() == 2 || found.precision() >= SUSPICIOUS_DIGITS) {
            BigDecimal shorter = found.round(new MathContext(found.precision() - 1, RoundingMode.HALF_EVEN))
                    .stripTrailingZeros();
            if (shorter.doubleValue() != number) {
                break;
            }
            found = shorter;
        }
        return found;
    }

    private static String plain(String digits, int exponent) {
        if (exponent < 0) {
            return "0." + "0".repeat(-exponent - 1) + digits;
        }
        if (digits.length() <= exponent + 1) {
            return digits + "0".repeat(exponent + 1 - digits.length()) + ".0";
        }
        return digits.substring(0, exponent + 1) + "." + digits.substring(exponent + 1);
    }

    private static String scientific(String digits, int exponent) {
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String size = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return digits.charAt(0) + fraction + "e" + size;
    }
}
