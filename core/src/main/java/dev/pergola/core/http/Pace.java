package dev.pergola.core.http;

import java.time.Duration;

/**
 * How long one exchange may keep its thread waiting for the client: a grace, and one second more for each
 * {@value #BYTES_PER_SECOND} bytes that were moved. The idle time of the connection does not end a client that takes a
 * few bytes now and then; this does. Time in which the server itself is busy does not count.
 *
 * <p>For one thread.
 */
final class Pace {

    /** Slower than any network that people still read pages over. */
    static final long BYTES_PER_SECOND = 1024;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long graceNanos;
    private long bytes;
    private long waitedNanos;

    Pace(Duration grace) {
        this.graceNanos = grace.toNanos();
    }

    /** How long the exchange may wait from now on when this many bytes are moved; zero or less: it is over. */
    long allowanceNanos(long nextBytes) {
        return graceNanos + (bytes + nextBytes) * NANOS_PER_SECOND / BYTES_PER_SECOND - waitedNanos;
    }

    /** Notes what was moved, and how long that kept the thread waiting. */
    void moved(long movedBytes, long nanos) {
        bytes += movedBytes;
        waitedNanos += nanos;
    }
}
