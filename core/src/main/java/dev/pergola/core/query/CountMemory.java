package dev.pergola.core.query;

import dev.pergola.core.db.Database;
import dev.pergola.core.model.RowCount;
import dev.pergola.core.model.Sql;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Numbers of rows that were counted before, kept as long as the content of their database stays the same, so that nobody
 * counts again for the second page. May be used by any number of threads.
 */
final class CountMemory {

    /** The machine may have been busy; what is really large is not tried on every page. */
    private static final int MOST_ATTEMPTS = 3;

    private static final int MOST_COUNTS = 1000;

    private record Counted(Optional<RowCount> count, int attempts) {

        boolean settled() {
            return count.isPresent() || attempts >= MOST_ATTEMPTS;
        }
    }

    private record Content(long version, Map<Sql, Counted> counts) {}

    private static final Counted NEVER = new Counted(Optional.empty(), 0);

    /** A database that is served no more is forgotten by itself. */
    private final Map<Database, Content> known = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * A number of rows.
     *
     * @param database where they are
     * @param statement counts them, with its parameters
     * @param counting runs the statement, within its budget
     * @return empty where it has taken too long, now or several times before
     */
    Optional<RowCount> of(Database database, Sql statement, Supplier<Optional<RowCount>> counting) {
        long version = database.version();
        Content content = known.get(database);
        if (content == null || content.version() != version) {
            content = new Content(version, new ConcurrentHashMap<>());
            known.put(database, content);
        }
        Counted before = content.counts().getOrDefault(statement, NEVER);
        if (before.settled()) {
            return before.count();
        }
        Counted now = new Counted(counting.get(), before.attempts() + 1);
        if (content.counts().size() < MOST_COUNTS) {
            content.counts().put(statement, now);
        }
        return now.count();
    }
}
