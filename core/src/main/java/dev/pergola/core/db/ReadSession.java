package dev.pergola.core.db;

import dev.pergola.api.ServerException;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of a database's read connections, lent to one piece of work, which may run several statements on it one after the
 * other.
 *
 * <p>Work that needs several statements uses one session: whoever held one connection and waited for a second could
 * wait for himself. For one thread, but for {@link #cancel()}.
 */
public final class ReadSession implements AutoCloseable {

    private final SqliteConnection connection;
    private final Watchdog watchdog;
    private final Duration longest;
    private final Thread reader = Thread.currentThread();
    private Runnable whenClosed = () -> {};
    private Function<BoundSql, Optional<LoggedStatement>> log = sql -> Optional.empty();
    private Optional<RowCursor> open = Optional.empty();
    private volatile Optional<Execution> running = Optional.empty();
    private volatile boolean cancelled;
    private boolean closed;

    ReadSession(SqliteConnection connection, Watchdog watchdog, Duration longest) {
        this.connection = connection;
        this.watchdog = watchdog;
        this.longest = longest;
    }

    void whenClosed(Runnable action) {
        whenClosed = action;
    }

    /** Somebody wants to know which statements are run. */
    void logTo(Function<BoundSql, Optional<LoggedStatement>> newLog) {
        log = newLog;
    }

    /**
     * Runs a statement under the standing time limit.
     *
     * @param sql a statement that returns rows
     * @return a cursor before the first row, to be closed before the next statement
     * @throws dev.pergola.api.ServerException where SQLite refuses the statement or the time limit passes
     */
    public RowCursor query(Sql sql) {
        return run(BoundSql.of(sql), SqlTime.ofPage(longest), false);
    }

    /**
     * Runs a statement under a time limit of its own.
     *
     * @param sql a statement that returns rows
     * @param timeLimit how long SQLite may work on it; the standing limit holds where it is shorter
     * @return a cursor before the first row, to be closed before the next statement
     * @throws dev.pergola.api.ServerException where SQLite refuses the statement or the time limit passes
     */
    public RowCursor query(Sql sql, Duration timeLimit) {
        return run(BoundSql.of(sql), SqlTime.ofPage(shorter(timeLimit)), false);
    }

    /**
     * Runs a statement whose first column is each row in a BLOB, as a JSON object or in the form of
     * {@link dev.pergola.core.model.JoinedCells}, or NULL where SQLite cannot encode it. That column becomes {@link RowCursor#encodedRow()} and is not counted among the columns.
     *
     * @param sql a statement that returns rows
     * @param timeLimit how long SQLite may work on it; the standing limit holds where it is shorter
     * @return a cursor before the first row, to be closed before the next statement
     * @throws dev.pergola.api.ServerException where SQLite refuses the statement or the time limit passes
     */
    public RowCursor queryEncoded(Sql sql, Duration timeLimit) {
        return run(BoundSql.of(sql), SqlTime.ofPage(shorter(timeLimit)), true);
    }

    /** Runs a statement of a plugin under the standing time limit. */
    RowCursor query(dev.pergola.api.data.Sql sql) {
        return run(BoundSql.of(sql), SqlTime.ofPage(longest), false);
    }

    /**
     * Runs a statement to send all of its rows, however many they are and however slowly somebody takes them.
     *
     * @param sql a statement that returns rows
     * @param timeLimit how long SQLite may work until the first row; the standing limit holds where it is shorter. Each
     *     further row may take ten times as long
     * @param encodedRows whether its first column is each row as bytes, or NULL, as for {@link #queryEncoded}
     * @return a cursor before the first row, to be closed before the next statement
     * @throws dev.pergola.api.ServerException where SQLite refuses the statement or the time limit passes
     */
    public RowCursor stream(Sql sql, Duration timeLimit, boolean encodedRows) {
        return run(BoundSql.of(sql), SqlTime.ofStream(shorter(timeLimit)), encodedRows);
    }

    private Duration shorter(Duration timeLimit) {
        return timeLimit.compareTo(longest) < 0 ? timeLimit : longest;
    }

    /** Runs a statement that works without values for its parameters, such as EXPLAIN. */
    RowCursor unbound(String sql) {
        return run(BoundSql.unbound(sql), SqlTime.ofPage(longest), false);
    }

    private RowCursor run(BoundSql sql, SqlTime time, boolean encodedRows) {
        if (closed) {
            throw new IllegalStateException("The session is closed.");
        }
        if (open.isPresent()) {
            // An interrupt reaches every statement of a connection, so a second one would suffer for the first.
            throw new IllegalStateException("Close the rows of the statement before.");
        }
        Optional<LoggedStatement> logged = log.apply(sql);
        Execution execution = new Execution(connection::interrupt, watchdog, time);
        running = Optional.of(execution);
        if (cancelled) {
            execution.cancel();
        }
        StatementCursor.Events events = new StatementCursor.Events() {
            @Override
            public void failed(ServerException problem) {
                logged.ifPresent(statement -> statement.fail(problem));
            }

            @Override
            public void closed() {
                running = Optional.empty();
                open = Optional.empty();
                logged.ifPresent(LoggedStatement::end);
            }
        };
        RowCursor cursor = new StatementCursor(connection, execution, sql, encodedRows, events);
        open = Optional.of(cursor);
        return cursor;
    }

    /**
     * Stops the statement that runs, and any that would run later; its reader gets an exception. May be called from any
     * thread, also when nothing runs.
     */
    public void cancel() {
        cancelled = true;
        running.ifPresent(Execution::cancel);
    }

    /** The thread that opened it and reads. */
    Thread reader() {
        return reader;
    }

    /** Gives the connection back, closing rows that are still open. Closing again does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            open.ifPresent(RowCursor::close);
        } finally {
            whenClosed.run();
        }
    }
}
