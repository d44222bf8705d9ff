package dev.pergola.core.db;

import dev.pergola.core.model.SourceVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What one piece of work has read: of which databases, and by which statements. Everything is noted before it is read.
 * For one thread.
 */
public final class ReadLog {

    private final Map<Long, Long> sources = new LinkedHashMap<>();
    private final List<LoggedStatement> statements = new ArrayList<>();
    private boolean uncertain;

    /** Notes that something is going to be read, with its version if it is the first time. */
    void use(long source, LongSupplier version) {
        if (!sources.containsKey(source)) {
            sources.put(source, version.getAsLong());
        }
    }

    /** Notes a statement that begins. */
    LoggedStatement begin(Database database, BoundSql sql) {
        LoggedStatement statement = new LoggedStatement(database, sql, System.nanoTime());
        statements.add(statement);
        return statement;
    }

    /** Notes that the same work may find something else at another time, although no data has changed. */
    public void beUncertain() {
        uncertain = true;
    }

    /**
     * The statements that were run.
     *
     * @return in order
     */
    public List<LoggedStatement> statements() {
        return List.copyOf(statements);
    }

    /**
     * What the work has found out depends on this alone.
     *
     * @return what was read, at its versions from before; empty where the same work may find something else although
     *     nothing has changed: because it ran out of time, wrote something, or a statement asked for the time of day
     */
    public Optional<List<SourceVersion>> sources() {
        boolean certain = !uncertain && statements.stream().allMatch(LoggedStatement::repeatable);
        return certain
                ? Optional.of(sources.entrySet().stream()
                        .map(source -> new SourceVersion(source.getKey(), source.getValue()))
                        .toList())
                : Optional.empty();
    }
}
