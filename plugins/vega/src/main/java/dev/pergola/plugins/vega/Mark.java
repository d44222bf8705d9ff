package dev.pergola.plugins.vega;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is drawn for each row or group. */
enum Mark {
    /** A bar. */
    BAR,
    /** A point of a line. */
    LINE,
    /** A point of the edge of an area. */
    AREA,
    /** A circle. */
    CIRCLE;

    /** The mark that an address names. */
    static Optional<Mark> named(String word) {
        return Arrays.stream(values()).filter(mark -> mark.word().equals(word)).findFirst();
    }

    /** The name in addresses, and that of the library. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
