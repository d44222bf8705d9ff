package dev.pergola.core.db;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.util.Map;
import java.util.Optional;

/** A statement that was run, with its time. For the thread that runs it. */
public final class LoggedStatement {

    private final Database database;
    private final BoundSql sql;
    private final long began;
    private long ended;
    private Optional<ServerException> failure = Optional.empty();

    LoggedStatement(Database database, BoundSql sql, long began) {
        this.database = database;
        this.sql = sql;
        this.began = began;
        this.ended = began;
    }

    /** Notes that its rows were closed. */
    void end() {
        ended = System.nanoTime();
    }

    /** Notes why it ended early. */
    void fail(ServerException problem) {
        failure = Optional.of(problem);
        end();
    }

    /** Whether it finds the same as long as its data is the same; what SQLite refuses, it refuses again. */
    boolean repeatable() {
        boolean ended = failure.map(problem -> problem.code().equals(ErrorCode.BAD_REQUEST))
                .orElse(true);
        return ended && database.repeats(sql.text());
    }

    /** The name of its database. */
    public String database() {
        return database.name();
    }

    /** The statement. */
    public String sql() {
        return sql.text();
    }

    /** The values of its parameters as they are shown, by name or by number. */
    public Map<String, String> parameters() {
        return sql.shown().get();
    }

    /** When it began, in nanoseconds of {@link System#nanoTime()}. */
    public long began() {
        return began;
    }

    /** When its rows were closed, in nanoseconds of {@link System#nanoTime()}. */
    public long ended() {
        return ended;
    }

    /** What SQLite said where it failed. */
    public Optional<String> failure() {
        return failure.map(problem -> String.valueOf(problem.getMessage()));
    }
}
