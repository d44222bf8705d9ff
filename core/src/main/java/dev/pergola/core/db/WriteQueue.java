package dev.pergola.core.db;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.IsolatedWork;
import dev.pergola.api.data.TransactionWork;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one place where a database is written: one thread, one connection, one transaction after the other.
 *
 * <p>The thread starts with the first write and ends when it has been idle for a minute; the connection stays.
 */
final class WriteQueue implements AutoCloseable {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final String database;
    private final String address;
    private final Connections connections;
    private final WriteSurroundings surroundings;
    private final Duration closingTime;
    private final ThreadPoolExecutor thread;
    private Optional<SqliteConnection> connection = Optional.empty();

    WriteQueue(
            String database, String address, Limits limits, Connections connections, WriteSurroundings surroundings) {
        this.database = database;
        this.address = address;
        this.connections = connections;
        this.surroundings = surroundings;
        this.closingTime = limits.closingTime();
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

    /** Runs the work in its turn and waits for it. */
    <T> T run(TransactionWork<T> work) {
        WriteSurroundings.Surrounding around = surroundings.begin(database);
        return inTurn(new FutureTask<>(() -> transact(around, work)));
    }

    /** Runs the work on a connection of its own in its turn and waits for it. */
    <T> T isolated(IsolatedWork<T> work) {
        return inTurn(new FutureTask<>(() -> IsolatedWriter.run(connections.openForWriting(address), work)));
    }

    private <T> T inTurn(FutureTask<T> task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException full) {
            throw refusal().causedBy(full);
        }
        return await(task);
    }

    /** Brings the connection up to date between two writes. */
    void refresh() {
        try {
            thread.execute(() -> connection.ifPresent(this::refresh));
        } catch (RejectedExecutionException full) {
            // The next write does it.
        }
    }

    private void refresh(SqliteConnection writer) {
        if (!connections.refresh(writer)) {
            connection = Optional.empty(); // the next write opens another one
            writer.close();
        }
    }

    int waiting() {
        return thread.getQueue().size();
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

    /**
     * Waits for the result. An interrupted thread takes its work back where it has not begun; otherwise it waits on,
     * since it could not say whether something was changed.
     */
    private <T> T await(FutureTask<T> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException stop) {
                    interrupted = true;
                    if (thread.remove(task)) {
                        task.cancel(false);
                    }
                } catch (CancellationException withdrawn) {
                    throw new ServerException(
                                    ErrorCode.OVERLOADED,
                                    "The database " + database + " was not written because the server is stopping.")
                            .causedBy(withdrawn);
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

    private <T> T transact(WriteSurroundings.Surrounding around, TransactionWork<T> work) throws SQLException {
        SqliteConnection writer = connection();
        return WriteTransaction.run(writer, around, work);
    }

    private SqliteConnection connection() throws SQLException {
        connection.ifPresent(this::refresh);
        if (connection.isEmpty()) {
            connection = Optional.of(connections.openForWriting(address));
        }
        return connection.get();
    }

    /** Takes no more work, finishes what waits, within the closing time, and closes the connection. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (thread.awaitTermination(closingTime.toNanos(), TimeUnit.NANOSECONDS)) {
                connection.ifPresent(SqliteConnection::close);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
