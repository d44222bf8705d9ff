package dev.pergola.plugins.vega;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an axis makes of values. */
enum AxisType {
    /** Numbers on a scale. */
    QUANTITATIVE,
    /** Numbers, put together in ranges. */
    QUANTITATIVE_BIN,
    /** Moments on the line of time. */
    TEMPORAL,
    /** Moments, put together in spans of time. */
    TEMPORAL_BIN,
    /** Labels that have an order. */
    ORDINAL,
    /** Names of groups, the largest first. */
    NOMINAL;

    /** The type that an address names. */
    static Optional<AxisType> named(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** The name in addresses. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether each value stands for itself. */
    boolean discrete() {
        return this == ORDINAL || this == NOMINAL;
    }
}
