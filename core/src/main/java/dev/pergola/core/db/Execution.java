package dev.pergola.core.db;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * One run of one statement and the time that SQLite may spend on it.
 *
 * <p>Only the time inside of SQLite counts: a client that reads slowly does not use up the limit. An interrupt belongs
 * to this run alone. It is sent under the same lock under which the run ends, so it can never hit the statement that
 * the connection runs next.
 */
final class Execution {

    private enum Outcome {
        UNDISTURBED,
        TIMED_OUT,
        CANCELLED
    }

    private static final long OUTSIDE = Long.MIN_VALUE;

    /**
     * SQLite forgets an interrupt that comes just before a statement takes its first step, so one that has not ended the
     * statement is sent again.
     */
    private static final Duration REPEAT = Duration.ofMillis(10);

    private final Runnable interrupt;
    private final Watchdog watchdog;
    private final SqlTime time;
    private Outcome outcome = Outcome.UNDISTURBED;
    private boolean ended;
    private Optional<Future<?>> alarm = Optional.empty();
    private volatile long enteredAt = OUTSIDE;
    private volatile long spent;
    private volatile Duration limit;
    private long total;

    /** Begins at once. */
    Execution(Runnable interrupt, Watchdog watchdog, SqlTime time) {
        this.interrupt = interrupt;
        this.watchdog = watchdog;
        this.time = time;
        this.limit = time.limit();
        alarmAfter(limit.toNanos());
    }

    private synchronized void alarmAfter(long nanoseconds) {
        alarm.ifPresent(future -> future.cancel(false));
        alarm = Optional.of(watchdog.after(nanoseconds, this::check));
    }

    /** Called by the reader before it goes into SQLite. */
    void enter() {
        enteredAt = System.nanoTime();
    }

    /** Called by the reader when it has come back. */
    void leave() {
        if (time.eachRow().isPresent()) {
            limit = time.eachRow().get();
        } else {
            total += System.nanoTime() - enteredAt;
            spent = total;
        }
        enteredAt = OUTSIDE;
    }

    private synchronized void check() {
        if (ended) {
            return;
        }
        long remaining = outcome == Outcome.UNDISTURBED ? remaining() : 0;
        if (remaining > 0) {
            // Time stands still while the reader is outside, so a short rest must not make this a busy loop.
            alarmAfter(Math.max(remaining, REPEAT.toNanos()));
        } else {
            stop(outcome == Outcome.UNDISTURBED ? Outcome.TIMED_OUT : outcome);
        }
    }

    private long remaining() {
        long entered = enteredAt;
        long inside = entered == OUTSIDE ? 0 : System.nanoTime() - entered;
        return limit.toNanos() - spent - inside;
    }

    private void stop(Outcome reason) {
        outcome = reason;
        interrupt.run();
        alarmAfter(REPEAT.toNanos());
    }

    /** Stops the statement from any thread; the reader learns of it by the exception of its next call. */
    synchronized void cancel() {
        if (!ended && outcome == Outcome.UNDISTURBED) {
            stop(Outcome.CANCELLED);
        }
    }

    /** No interrupt is sent after this has returned. */
    synchronized void end() {
        ended = true;
        alarm.ifPresent(future -> future.cancel(false));
    }

    /**
     * Why the statement was stopped from outside.
     *
     * @return the problem to report, or empty where it failed or ended by itself
     */
    synchronized Optional<ServerException> stopped() {
        return switch (outcome) {
            case UNDISTURBED -> Optional.empty();
            case TIMED_OUT ->
                Optional.of(new ServerException(
                        ErrorCode.SQL_INTERRUPTED,
                        "The SQL query was stopped because it took longer than its limit of " + limit.toMillis()
                                + " ms.",
                        "The limit is controlled by the setting sql_time_limit_ms. An index or a narrower condition"
                                + " may make the query faster."));
            case CANCELLED ->
                Optional.of(new ServerException(
                        ErrorCode.SQL_INTERRUPTED,
                        "The SQL query was stopped because nobody waits for its result any more."));
        };
    }
}
