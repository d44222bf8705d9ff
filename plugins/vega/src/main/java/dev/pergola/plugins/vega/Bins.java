package dev.pergola.plugins.vega;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Ranges of numbers of the same width, whose ends are round.
 *
 * @param start of the first
 * @param step from one to the next
 */
record Bins(double start, double step) {

    private static final int MOST = 25;

    /** Ranges for all numbers between two. */
    static Bins of(double least, double most) {
        double rough = Math.max(most - least, Double.MIN_NORMAL) / MOST;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power;
        for (int factor : new int[] {1, 2, 5, 10}) {
            if (factor * power >= rough) {
                step = factor * power;
                break;
            }
        }
        if (most == least) {
            step = 1;
        }
        return new Bins(Math.floor(least / step) * step, step);
    }

    /** Which range a number lies in, in SQL; from 0. */
    String number(String expression) {
        return "cast((" + expression + " - (" + start + ")) / " + step + " as integer)";
    }

    double from(long number) {
        return rounded(start + number * step);
    }

    double to(long number) {
        return from(number + 1);
    }

    /** 0.30000000000000004 is meant to be 0.3. */
    private static double rounded(double value) {
        return value == 0 ? 0 : new BigDecimal(value).round(new MathContext(12)).doubleValue();
    }
}
