package dev.pergola.plugins.periods;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.table.FacetColumn;
import dev.pergola.api.hook.table.FacetQuery;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A period of time as the beginning of a date such as {@code 2024-05-17} or {@code 2024-05-17T10:30}. Dates in the same period
 * begin with the same text, hyphen included, so that the core's own filter finds exactly those that were counted.
 */
enum Period {
    /** {@code 2024-}, shown as 2024. */
    YEAR("[0-9][0-9][0-9][0-9]-"),
    /** {@code 2024-05-}, shown as 2024-05. */
    MONTH("[0-9][0-9][0-9][0-9]-[0-1][0-9]-");

    /** The filter of the core for it. */
    static final String FILTER = "{column}__startswith";

    /** Declared types of columns that hold no texts; a day number is no date to read. */
    private static final Pattern NUMBERS = Pattern.compile("(?i).*(INT|REAL|FLOA|DOUB|NUM|DEC|BOOL|BLOB).*");

    private final String beginning;
    private final int length;

    Period(String beginning) {
        this.beginning = beginning;
        this.length = beginning.replaceAll("\\[[^]]*]", "0").length();
    }

    /** How many rows each has. */
    FacetQuery counts() {
        return FacetQuery.of("""
                        select substr({column}, 1, :periods_length), count(*), substr({column}, 1, :periods_length - 1)
                        from {rows} where {column} glob :periods_beginning group by 1""")
                .with("periods_length", SqlValue.of(length))
                .with("periods_beginning", SqlValue.of(beginning + "*"));
    }

    /** Whether all values are dates of several of these, of which some have several rows, and no more than are shown. */
    Optional<FacetQuery> suggestion(FacetColumn column) {
        if (NUMBERS.matcher(column.declaredType()).matches()) {
            return Optional.empty();
        }
        return Optional.of(FacetQuery.of("""
                        select min(day glob :periods_beginning) and count(distinct substr(day, 1, :periods_length)) between 2
                        and min(:periods_most, count(*) - 1) from (select {column} as day from {rows} where {column} <> '')""")
                .with("periods_length", SqlValue.of(length))
                .with("periods_beginning", SqlValue.of(beginning + "*"))
                .with("periods_most", SqlValue.of(column.size())));
    }
}
