package dev.pergola.plugins.vega;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Spans of time by which moments are put together, and parts of the calendar that come again and again. */
enum TimeUnit {
    /** Years. */
    YEAR(4, "-01-01", "%Y-01-01"),
    /** Months. */
    MONTH(7, "-01", "%Y-%m-01"),
    /** Weeks, which begin on Monday. */
    WEEK(0, "", "%Y-%m-%d"),
    /** Days. */
    DAY(10, "", "%Y-%m-%d"),
    /** Hours. */
    HOUR(13, ":00", "%Y-%m-%dT%H:00"),
    /** January to December. */
    MONTH_OF_YEAR(0, "", "%m"),
    /** Monday to Sunday. */
    DAY_OF_WEEK(0, "", "%w"),
    /** 0 to 23. */
    HOUR_OF_DAY(0, "", "%H");

    private final int length;
    private final String rest;
    private final String pattern;

    TimeUnit(int length, String rest, String pattern) {
        this.length = length;
        this.rest = rest;
        this.pattern = pattern;
    }

    /** The unit that an address names. */
    static Optional<TimeUnit> named(String word) {
        return Arrays.stream(values()).filter(unit -> unit.word().equals(word)).findFirst();
    }

    /** The name in addresses. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For sentences: one of these spans. */
    String noun() {
        return word().replace('-', ' ');
    }

    /** Whether it comes again and again, so that it is no point on the line of time. */
    boolean recurs() {
        return this == MONTH_OF_YEAR || this == DAY_OF_WEEK || this == HOUR_OF_DAY;
    }

    /** SQL that puts the moments of a column into their span. The beginning of a text costs a tenth of reading it as a date. */
    String of(TimeForm form, String column) {
        String text = form.asText(column);
        if (length > 0 && form == TimeForm.TEXT) {
            return rest.isEmpty()
                    ? "substr(" + column + ", 1, " + length + ")"
                    : "substr(" + column + ", 1, " + length + ") || '" + rest + "'";
        }
        return this == WEEK
                ? "date(" + text + ", 'weekday 0', '-6 days')"
                : "strftime('" + pattern + "', " + text + ")";
    }
}
