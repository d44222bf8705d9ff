package dev.pergola.core.query;

import dev.pergola.api.ServerException;
import dev.pergola.core.db.Database;
import dev.pergola.core.db.ReadSession;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.RowCount;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.plan.TablePlanner;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * How many rows the tables of the databases have, for lists of tables. A count is kept as long as the content of its
 * database stays the same. May be used by any number of threads.
 */
public final class TableCounts {

    /** A machine may have been busy when a table was counted in vain; one that is really large is not tried for ever. */
    private static final int MOST_ATTEMPTS = 3;

    /** How much longer counting may take where it is done only once. */
    private static final int PATIENCE = 5;

    private record Known(long version, Map<String, Optional<RowCount>> counts, int attempts) {

        boolean settled() {
            return attempts >= MOST_ATTEMPTS
                    || (attempts > 0 && counts.values().stream().allMatch(Optional::isPresent));
        }
    }

    private static final Known NOTHING = new Known(Long.MIN_VALUE, Map.of(), 0);

    /** A database that is served no more is forgotten by itself. */
    private final Map<Database, Known> known = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * Counts every table of a database, views excepted.
     *
     * @param database the database
     * @param schema its tables as they are now
     * @param budget how long counting one table may take
     * @return by name of the table; empty for a table that could not be counted in time
     */
    public Map<String, Optional<RowCount>> of(Database database, DatabaseSchema schema, Duration budget) {
        if (!database.info().inspectedCounts().isEmpty()) {
            return inspected(database.info());
        }
        long version = database.version();
        Known before = known.getOrDefault(database, NOTHING);
        Known valid = before.version() == version ? before : NOTHING;
        if (valid.settled()) {
            return valid.counts();
        }
        Map<String, Optional<RowCount>> counts = count(database, schema, budget, valid.counts());
        known.put(database, new Known(version, counts, valid.attempts() + 1));
        return counts;
    }

    /** The numbers that an inspection told are trusted, and what it did not name is not counted at all. */
    private static Map<String, Optional<RowCount>> inspected(DatabaseInfo database) {
        Map<String, Optional<RowCount>> counts = new HashMap<>();
        database.inspectedCounts().forEach((table, rows) -> counts.put(table, Optional.of(new RowCount(rows, false))));
        return counts;
    }

    /**
     * The exact number of rows of a whole table, where it is known without counting.
     *
     * @param database the database
     * @param table name of the table
     * @return empty where the database may change or nobody has counted
     */
    Optional<RowCount> known(Database database, String table) {
        if (database.mutable()) {
            return Optional.empty();
        }
        Optional<RowCount> inspected = Optional.ofNullable(
                        database.info().inspectedCounts().get(table))
                .map(rows -> new RowCount(rows, false));
        return inspected.or(() -> known.getOrDefault(database, NOTHING)
                .counts()
                .getOrDefault(table, Optional.empty())
                .filter(count -> !count.atLeast()));
    }

    private static Map<String, Optional<RowCount>> count(
            Database database, DatabaseSchema schema, Duration budget, Map<String, Optional<RowCount>> before) {
        Map<String, Optional<RowCount>> counts = new HashMap<>();
        try (ReadSession session = database.read()) {
            for (TableSchema table : schema.tables()) {
                Optional<RowCount> found = before.getOrDefault(table.name(), Optional.empty());
                counts.put(table.name(), found.isPresent() ? found : count(session, table, budget, database.mutable()));
            }
        }
        return Map.copyOf(counts);
    }

    /** What never changes is counted once and for all, so it is counted to its end. */
    private static Optional<RowCount> count(
            ReadSession session, TableSchema table, Duration budget, boolean changeable) {
        return changeable
                ? Counting.within(session, TablePlanner.countOf(table), budget)
                : Counting.exactly(session, TablePlanner.exactCountOf(table), budget.multipliedBy(PATIENCE));
    }

    /** Exact numbers, without a cap; a virtual table whose module is missing counts as empty. */
    static Map<String, Long> exactly(Database database) {
        Map<String, Long> counts = new LinkedHashMap<>();
        try (ReadSession session = database.read()) {
            for (TableSchema table : database.schema().tables()) {
                counts.put(table.name(), exactly(session, table));
            }
        }
        return counts;
    }

    private static long exactly(ReadSession session, TableSchema table) {
        try (RowCursor rows = session.query(TablePlanner.exactCountOf(table))) {
            return rows.next() ? rows.integer(0) : 0;
        } catch (ServerException unreadable) {
            return 0;
        }
    }
}
