package dev.pergola.plugins.vega;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is made of the rows of a group. */
enum Aggregate {
    /** Nothing: each row is drawn. */
    NONE("", ""),
    /** How many they are. */
    COUNT("count(*)", "number of rows"),
    /** All together. */
    SUM("sum(%s)", "sum of "),
    /** The arithmetic mean. */
    MEAN("avg(%s)", "mean of "),
    /** The one in the middle. */
    MEDIAN("avg(%s)", "median of "),
    /** The smallest. */
    MIN("min(%s)", "smallest "),
    /** The largest. */
    MAX("max(%s)", "largest ");

    private final String expression;
    private final String words;

    Aggregate(String expression, String words) {
        this.expression = expression;
        this.words = words;
    }

    /** The aggregate that an address names. */
    static Optional<Aggregate> named(String word) {
        return Arrays.stream(values())
                .filter(aggregate -> aggregate.word().equals(word))
                .findFirst();
    }

    /** The name in addresses. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** SQL over the values of a group. */
    String of(String values) {
        return expression.formatted(values);
    }

    /** What is drawn, in words. */
    String title(String column) {
        return this == COUNT || this == NONE ? (this == COUNT ? words : column) : words + column;
    }
}
