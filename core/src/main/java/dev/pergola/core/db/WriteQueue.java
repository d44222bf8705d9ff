package dev.pergola.core.db;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.IsolatedWork;
import dev.pergola.api.data.TransactionWork;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one place where a database is written: one thread, one connection, one transaction after the other. Short writes that wait
 * at the same time share one, see {@link WriteGroup}.
 *
 * <p>The thread starts with the first write and ends when it has been idle for a second; the connection stays.
 */
final class WriteQueue implements AutoCloseable {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final String database;
    private final Limits limits;
    private final WriteSurroundings surroundings;
    private final WritingConnection connection;
    private final ThreadPoolExecutor thread;

    WriteQueue(String database, Limits limits, WritingConnection connection, WriteSurroundings surroundings) {
        this.database = database;
        this.limits = limits;
        this.surroundings = surroundings;
        this.connection = connection;
        this.thread = new ThreadPoolExecutor(
                1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(limits.queuedWrites()), task -> {
                    Thread writer = new Thread(task, "pergola-writes-" + database);
                    writer.setDaemon(true);
                    // Not that of a plugin which happens to be the first to write, and may leave before the database
                    // does.
                    writer.setContextClassLoader(WriteQueue.class.getClassLoader());
                    return writer;
                });
        thread.allowCoreThreadTimeOut(true);
    }

    /** What is told to those who would write a database that has no queue. */
    static ServerException unwritable(String database) {
        return new ServerException(
                ErrorCode.FORBIDDEN,
                "The database " + database + " was not written because it cannot be changed.",
                "Attach the file without the option --immutable.");
    }

    /** Runs the work as a transaction of its own, in its turn, and waits for it. */
    <T> T alone(TransactionWork<T> work) {
        WriteSurroundings.Surrounding around = surroundings.begin(database);
        return inTurn(Turn.alone(() -> WriteTransaction.run(connection.current(), around, work)));
    }

    /** Runs the work in its turn, in a transaction that it may share, and waits for it. */
    <T> T together(TransactionWork<T> work) {
        return inTurn(new SharedWrite<>(surroundings.begin(database), work, this::group));
    }

    /** Runs the work on a connection of its own in its turn and waits for it. */
    <T> T isolated(IsolatedWork<T> work) {
        return inTurn(Turn.alone(() -> IsolatedWriter.run(connection.another(), work)));
    }

    private void group(SharedWrite<?> first) {
        try {
            new WriteGroup(connection.current(), WriteGroup.Bounds.STANDARD, this::nextToShare).run(first);
        } catch (SQLException | RuntimeException | Error failure) {
            first.fail(failure);
        }
    }

    /** The write whose turn is next, where it can go with others; nobody else takes turns from the queue meanwhile. */
    private Optional<SharedWrite<?>> nextToShare() {
        return thread.getQueue().peek() instanceof SharedWrite<?> next
                        && thread.getQueue().remove(next)
                ? Optional.of(next)
                : Optional.empty();
    }

    private <T> T inTurn(Turn<T> turn) {
        try {
            thread.execute(turn);
        } catch (RejectedExecutionException full) {
            throw refusal().causedBy(full);
        }
        return await(turn);
    }

    /** Brings the connection up to date between two writes. */
    void refresh() {
        try {
            thread.execute(connection::refresh);
        } catch (RejectedExecutionException full) {
            // The next write does it.
        }
    }

    int waiting() {
        return thread.getQueue().size();
    }

    /** What a thread wants to write and what has not begun is not written. */
    void withdraw(Thread owner) {
        for (Runnable waiting : thread.getQueue()) {
            if (waiting instanceof Turn<?> turn && turn.owner().equals(owner) && thread.remove(turn)) {
                turn.fail(notWritten("because nobody waits for the answer any more."));
            }
        }
    }

    private ServerException refusal() {
        if (thread.isShutdown()) {
            return new ServerException(ErrorCode.NOT_FOUND, "The database " + database + " has been closed.");
        }
        return new ServerException(
                        ErrorCode.OVERLOADED,
                        "The database " + database + " could not be written: "
                                + thread.getQueue().size() + " writes are waiting already, and no more are accepted.",
                        "Try again in a moment.")
                .retryingAfter(RETRY);
    }

    private ServerException notWritten(String why) {
        return new ServerException(ErrorCode.OVERLOADED, "The database " + database + " was not written " + why);
    }

    private ServerException waitedTooLong() {
        return new ServerException(
                        ErrorCode.OVERLOADED,
                        "The database " + database + " was not written: others wrote it for the "
                                + limits.writeWait().toSeconds() + " seconds that this waited for its turn.",
                        "Nothing was changed; try again in a moment.")
                .retryingAfter(RETRY);
    }

    /**
     * Waits for the result. An interrupted thread, or one that has waited for too long, takes its work back where that has not
     * begun; otherwise it waits on, since it could not say whether something was changed.
     */
    private <T> T await(Turn<T> turn) {
        long end = System.nanoTime() + limits.writeWait().toNanos();
        boolean begun = false;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return begun ? turn.outcome() : turn.outcome(end - System.nanoTime());
                } catch (InterruptedException stop) {
                    interrupted = true;
                    if (thread.remove(turn)) {
                        throw notWritten("because it was interrupted before its turn.")
                                .causedBy(stop);
                    }
                } catch (TimeoutException late) {
                    if (thread.remove(turn)) {
                        throw waitedTooLong().causedBy(late);
                    }
                    begun = true;
                } catch (ExecutionException failed) {
                    throw unchecked(failed);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private RuntimeException unchecked(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof ServerException problem
                && problem.getCause() instanceof SQLException refused
                && SqlFailure.readOnly(refused)) {
            return SqlFailure.ofWrite(database, refused); // a statement found out what the beginning did not
        }
        if (cause instanceof RuntimeException problem) {
            return problem;
        }
        return cause instanceof SQLException failure
                ? SqlFailure.ofWrite(database, failure)
                : new IllegalStateException("Writing failed in an unknown way.", failed);
    }

    /** Takes no more work, finishes what waits, within the closing time, and closes the connection. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (thread.awaitTermination(limits.closingTime().toNanos(), TimeUnit.NANOSECONDS)) {
                connection.close();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
