package dev.pergola.core.db;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The connections on which one database is read: opened when first needed, lent to one session at a time, the most
 * recently used first, since it knows the most statements.
 *
 * <p>A reader waits its turn for a while and is then told to come back: a server that queues without end answers
 * nobody.
 */
final class ReadPool implements AutoCloseable {

    private static final Duration RETRY_PAGE = Duration.ofSeconds(1);
    private static final Duration RETRY_STREAM = Duration.ofSeconds(10);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(2);

    private final String database;
    private final Supplier<Limits> limits;
    private final Use use;
    private final int size;
    private final Connections connections;
    private final Watchdog watchdog;
    private final Semaphore permits;
    private final Deque<Lent> idle = new ConcurrentLinkedDeque<>();
    private final Set<ReadSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile int generation;
    private volatile boolean closed;

    ReadPool(String database, Use use, Supplier<Limits> limits, Connections connections, Watchdog watchdog) {
        this.database = database;
        this.use = use;
        this.limits = limits;
        this.connections = connections;
        this.watchdog = watchdog;
        this.size =
                use == Use.PAGES ? limits.get().readConnections() : limits.get().streams();
        this.permits = new Semaphore(size, true);
    }

    /** What its connections are for: a page needs one for a moment, a stream for as long as its client takes. */
    enum Use {
        PAGES,
        STREAMS
    }

    /** A connection and the generation of the pool in which it was opened. */
    private record Lent(SqliteConnection connection, int generation) {}

    ReadSession open() {
        takePermit();
        try {
            Lent lent = connection();
            ReadSession session =
                    new ReadSession(lent.connection(), watchdog, limits.get().sqlTimeLimit());
            session.whenClosed(() -> giveBack(session, lent));
            sessions.add(session);
            return session;
        } catch (RuntimeException failure) {
            permits.release();
            throw failure;
        }
    }

    /**
     * Opens every connection now: what is opened later, after another file was put into the place of this one, would read
     * that one.
     */
    void fill() {
        int current = generation;
        try {
            for (int i = 0; i < size; i++) {
                idle.addFirst(new Lent(connections.openForReading(), current));
            }
        } catch (SQLException failure) {
            close();
            throw SqlFailure.of(failure);
        }
    }

    private void takePermit() {
        Duration patience = use == Use.PAGES ? limits.get().connectionWait() : Duration.ZERO;
        try {
            if (!permits.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw use == Use.PAGES ? noneWasFree(patience) : tooManyStreams();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerException(
                            ErrorCode.OVERLOADED,
                            "The database " + database + " could not be read because the server is stopping.")
                    .causedBy(interrupted);
        }
        if (closed) {
            permits.release();
            throw new ServerException(ErrorCode.NOT_FOUND, "The database " + database + " has been closed.");
        }
    }

    private ServerException noneWasFree(Duration patience) {
        return new ServerException(
                        ErrorCode.OVERLOADED,
                        "The database " + database + " could not be read: all " + size
                                + " of its connections are in use, and none became free within " + patience.toMillis()
                                + " ms.",
                        "Try again in a moment.")
                .retryingAfter(RETRY_PAGE);
    }

    private ServerException tooManyStreams() {
        return new ServerException(
                        ErrorCode.OVERLOADED,
                        "The download did not begin: " + size + " others of the database " + database
                                + " are under way, and more are not sent at once.",
                        "Try again when one of them has ended, or ask for one page, without _stream.")
                .retryingAfter(RETRY_STREAM);
    }

    private Lent connection() {
        for (Lent lent = idle.pollFirst(); lent != null; lent = idle.pollFirst()) {
            if (lent.generation() == generation && connections.refresh(lent.connection())) {
                return lent;
            }
            lent.connection().close();
        }
        int current = generation;
        try {
            return new Lent(connections.openForReading(), current);
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    private void giveBack(ReadSession session, Lent lent) {
        sessions.remove(session);
        if (closed || lent.generation() != generation) {
            lent.connection().close();
        } else {
            keep(lent);
        }
        permits.release();
    }

    /** Connections that wait are brought up to date now, so that nothing that has left is held by them. */
    void refresh() {
        for (int i = 0; i < size && permits.tryAcquire(); i++) {
            Lent longestIdle = idle.pollLast();
            if (longestIdle != null) {
                keep(longestIdle);
            }
            permits.release();
        }
    }

    /** Replaces a connection that has something that has left; at once, see {@link #fill()}. */
    private void keep(Lent lent) {
        if (connections.refresh(lent.connection())) {
            idle.addFirst(lent);
            return;
        }
        lent.connection().close();
        try {
            idle.addFirst(new Lent(connections.openForReading(), lent.generation()));
        } catch (SQLException | ServerException failure) {
            // Whoever needs a connection next tries again, and is told why there is none.
        }
    }

    /** Stops what a thread reads now. */
    void cancel(Thread reader) {
        sessions.stream().filter(session -> session.reader().equals(reader)).forEach(ReadSession::cancel);
    }

    /** Connections that are open now are not used again once they are given back. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // Guarded by the lock; volatile for those who only read.
    synchronized void renew() {
        generation++;
    }

    /** Waits for running reads, interrupts those that last too long, and closes every connection. */
    @Override
    public void close() {
        closed = true;
        if (!allGivenBackWithin(limits.get().closingTime())) {
            sessions.forEach(ReadSession::cancel);
            allGivenBackWithin(LAST_PATIENCE);
        }
        for (Lent lent = idle.pollFirst(); lent != null; lent = idle.pollFirst()) {
            lent.connection().close();
        }
    }

    private boolean allGivenBackWithin(Duration patience) {
        try {
            if (permits.tryAcquire(size, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                // Whoever still waits for a connection gets one permit, and learns that the pool is closed.
                permits.release(size);
                return true;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
