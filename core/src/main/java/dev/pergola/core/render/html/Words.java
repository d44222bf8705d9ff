package dev.pergola.core.render.html;

import dev.pergola.core.model.RowCount;
import dev.pergola.core.text.NumberGrouping;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Numbers and things in words. */
final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Words() {}

    /** {@code 1 row}, {@code 12,345 rows}. */
    static String number(long number, String singular, String plural) {
        return NumberGrouping.format(number) + " " + (number == 1 ? singular : plural);
    }

    static String rows(long number) {
        return number(number, "row", "rows");
    }

    /** {@code 12 rows}, or {@code >10,000 rows} where counting stopped. */
    static String rows(RowCount count) {
        return count.atLeast() ? ">" + NumberGrouping.format(count.rows()) + " rows" : rows(count.rows());
    }

    /** In a list, where a table that could not be counted in time is told to be large. */
    static String rows(Optional<RowCount> count) {
        return count.map(Words::rows).orElse("Many rows");
    }

    /** {@code 21 Nov 2026, 15:44 UTC}. */
    static String time(Instant time) {
        return TIME.format(time);
    }

    /** {@code 1.24 ms}, {@code 2.50 s}. */
    static String duration(double milliseconds) {
        return milliseconds < 1000
                ? String.format(Locale.ROOT, "%.2f ms", milliseconds)
                : String.format(Locale.ROOT, "%.2f s", milliseconds / 1000);
    }
}
