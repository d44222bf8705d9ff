package dev.pergola.core.db;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How long SQLite may work on a statement. A page has a limit for all of its rows. A stream may have any number of them,
 * so a limit for all would only say how large a table may be: it has one for the first row, which includes sorting, and
 * another for each that follows.
 *
 * @param limit for the whole statement, or for the first row where the others have a limit of their own
 * @param eachRow for each row behind the first; empty where the limit is for the whole statement
 */
record SqlTime(Duration limit, Optional<Duration> eachRow) {

    private static final int PATIENCE = 10;

    SqlTime {
        requireNonNull(limit, "limit is null");
        requireNonNull(eachRow, "eachRow is null");
    }

    static SqlTime ofPage(Duration limit) {
        return new SqlTime(limit, Optional.empty());
    }

    /** Rows that meet a condition may lie far apart, so more time may pass between two than before the first. */
    static SqlTime ofStream(Duration firstRow) {
        return new SqlTime(firstRow, Optional.of(firstRow.multipliedBy(PATIENCE)));
    }
}
