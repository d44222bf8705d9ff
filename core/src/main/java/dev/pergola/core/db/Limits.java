package dev.pergola.core.db;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much work the databases accept at once and how long a piece of it may take.
 *
 * @param sqlTimeLimit how long SQLite may work on one reading statement, not counting the time that passes while rows
 *     are being sent; the setting {@code sql_time_limit_ms}
 * @param readConnections how many statements may read one database at the same time
 * @param streams how many downloads of all rows of one database may be under way at the same time, each on a connection
 *     beside those for pages
 * @param connectionWait how long a reader waits for one of these connections before it is told to come back
 * @param queuedWrites how many writes may wait for their turn in one database
 * @param writeWait how long one of them waits before its writer is told to come back
 * @param closingTime how long closing a database waits for work that still runs
 * @param cacheKilobytes memory for pages of the file in each connection; 0 leaves SQLite's default; the setting
 *     {@code cache_size_kb}
 */
public record Limits(
        Duration sqlTimeLimit,
        int readConnections,
        int streams,
        Duration connectionWait,
        int queuedWrites,
        Duration writeWait,
        Duration closingTime,
        int cacheKilobytes) {

    private static final int STREAMS = 4;

    /** Checks the parts. */
    public Limits {
        requireNonNull(sqlTimeLimit, "sqlTimeLimit is null");
        requireNonNull(connectionWait, "connectionWait is null");
        requireNonNull(writeWait, "writeWait is null");
        requireNonNull(closingTime, "closingTime is null");
        if (sqlTimeLimit.isNegative() || sqlTimeLimit.isZero()) {
            throw new IllegalArgumentException("sqlTimeLimit is not positive: " + sqlTimeLimit);
        }
        if (readConnections < 1 || streams < 1 || queuedWrites < 1 || cacheKilobytes < 0) {
            throw new IllegalArgumentException("a count is too small: " + readConnections + " read connections, "
                    + streams + " streams, " + queuedWrites + " queued writes, " + cacheKilobytes + " KB of cache");
        }
    }

    /**
     * The limits of a server that is not configured otherwise.
     *
     * @return one second for a statement, a connection for each core
     */
    public static Limits standard() {
        return new Limits(
                Duration.ofSeconds(1),
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                STREAMS,
                Duration.ofSeconds(5),
                1000,
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                0);
    }

    /**
     * The same limits with another time for a statement.
     *
     * @param newLimit positive
     * @return a new value
     */
    public Limits withSqlTimeLimit(Duration newLimit) {
        return new Limits(
                newLimit,
                readConnections,
                streams,
                connectionWait,
                queuedWrites,
                writeWait,
                closingTime,
                cacheKilobytes);
    }

    /**
     * The same limits with another number of readers.
     *
     * @param newReadConnections at least 1
     * @return a new value
     */
    public Limits withReadConnections(int newReadConnections) {
        return new Limits(
                sqlTimeLimit,
                newReadConnections,
                streams,
                connectionWait,
                queuedWrites,
                writeWait,
                closingTime,
                cacheKilobytes);
    }

    /**
     * The same limits with another number of downloads.
     *
     * @param newStreams at least 1
     * @return a new value
     */
    public Limits withStreams(int newStreams) {
        return new Limits(
                sqlTimeLimit,
                readConnections,
                newStreams,
                connectionWait,
                queuedWrites,
                writeWait,
                closingTime,
                cacheKilobytes);
    }

    /**
     * The same limits with another patience.
     *
     * @param newConnectionWait how long a reader waits for a connection
     * @return a new value
     */
    public Limits withConnectionWait(Duration newConnectionWait) {
        return new Limits(
                sqlTimeLimit,
                readConnections,
                streams,
                newConnectionWait,
                queuedWrites,
                writeWait,
                closingTime,
                cacheKilobytes);
    }

    /**
     * The same limits with another length of the write queue.
     *
     * @param newQueuedWrites at least 1
     * @return a new value
     */
    public Limits withQueuedWrites(int newQueuedWrites) {
        return new Limits(
                sqlTimeLimit,
                readConnections,
                streams,
                connectionWait,
                newQueuedWrites,
                writeWait,
                closingTime,
                cacheKilobytes);
    }

    /**
     * The same limits with another patience of writers.
     *
     * @param newWriteWait how long a write waits for its turn
     * @return a new value
     */
    public Limits withWriteWait(Duration newWriteWait) {
        return new Limits(
                sqlTimeLimit,
                readConnections,
                streams,
                connectionWait,
                queuedWrites,
                newWriteWait,
                closingTime,
                cacheKilobytes);
    }

    /**
     * The same limits with another time for closing.
     *
     * @param newClosingTime how long to wait for running work
     * @return a new value
     */
    public Limits withClosingTime(Duration newClosingTime) {
        return new Limits(
                sqlTimeLimit,
                readConnections,
                streams,
                connectionWait,
                queuedWrites,
                writeWait,
                newClosingTime,
                cacheKilobytes);
    }

    /**
     * The same limits with another cache.
     *
     * @param newCacheKilobytes 0 for SQLite's default
     * @return a new value
     */
    public Limits withCacheKilobytes(int newCacheKilobytes) {
        return new Limits(
                sqlTimeLimit,
                readConnections,
                streams,
                connectionWait,
                queuedWrites,
                writeWait,
                closingTime,
                newCacheKilobytes);
    }
}
