package dev.pergola.plugins.vega;

import dev.pergola.api.data.SqlValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a column writes moments. */
enum TimeForm {

    /** Texts that begin with a year and a month, as ISO 8601 and SQLite have them. */
    TEXT,
    /** Numbers of years. */
    YEARS,
    /** Seconds since 1970. */
    SECONDS,
    /** Milliseconds since 1970. */
    MILLISECONDS;

    private static final Pattern ISO =
            Pattern.compile("\\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01])(?:[T ]\\d{2}:\\d{2}.*)?)?");
    private static final Pattern OF_YEARS = Pattern.compile("(?:.*[^a-z])?(?:year|yr|jahr)(?:[^a-z].*)?");
    private static final Pattern OF_MOMENTS =
            Pattern.compile(".*(?:time|date|created|updated|modified|published|timestamp|epoch|changed|_at|_on|_ts).*");

    private static final long EARLIEST_YEAR = 1000;
    private static final long LATEST_YEAR = 2200;
    private static final long EARLIEST_SECOND = 100_000_000L;
    private static final long LATEST_SECOND = 7_258_118_400L;
    private static final long THOUSAND = 1000;

    /**
     * Whether a value can be a moment in this form.
     *
     * @param value not NULL
     * @param name of its column: numbers are moments only where it says so
     */
    boolean suits(SqlValue value, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        long number = value.integer().orElse(-1L);
        return switch (this) {
            case TEXT ->
                value.text().filter(text -> ISO.matcher(text).matches()).isPresent();
            case YEARS ->
                number >= EARLIEST_YEAR
                        && number <= LATEST_YEAR
                        && OF_YEARS.matcher(lower).matches();
            case SECONDS ->
                number >= EARLIEST_SECOND
                        && number <= LATEST_SECOND
                        && OF_MOMENTS.matcher(lower).matches();
            case MILLISECONDS ->
                number >= EARLIEST_SECOND * THOUSAND
                        && number <= LATEST_SECOND * THOUSAND
                        && OF_MOMENTS.matcher(lower).matches();
        };
    }

    /** SQL that makes a text as SQLite and browsers read it. */
    String asText(String column) {
        return switch (this) {
            case TEXT -> column;
            case YEARS -> "printf('%04d-01-01', " + column + ")";
            case SECONDS -> "strftime('%Y-%m-%dT%H:%M:%SZ', " + column + ", 'unixepoch')";
            case MILLISECONDS -> "strftime('%Y-%m-%dT%H:%M:%fZ', " + column + " / 1000.0, 'unixepoch')";
        };
    }
}
