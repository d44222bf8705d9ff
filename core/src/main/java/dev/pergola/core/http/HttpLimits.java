package dev.pergola.core.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a client may ask of the server. Immutable; {@link #standard()} and the {@code with} methods make values.
 *
 * @param bodyBytes the largest request body; 0 for any size
 * @param headerBytes the request line and all header fields together
 * @param connections open at once; more wait unaccepted in the operating system
 * @param concurrentRequests answered at once, each on a thread
 * @param queuedRequests waiting for one of those; more are refused with status 503
 * @param queueTime how long one waits before it is refused with status 503
 * @param idleTime how long a connection may stay without a byte in either direction
 * @param stopTime how long running requests may take when the server stops
 */
public record HttpLimits(
        long bodyBytes,
        int headerBytes,
        int connections,
        int concurrentRequests,
        int queuedRequests,
        Duration queueTime,
        Duration idleTime,
        Duration stopTime) {

    private static final int REQUESTS_PER_PROCESSOR = 8;

    /** Checks the parts. */
    public HttpLimits {
        requireNonNull(queueTime, "queueTime is null");
        requireNonNull(idleTime, "idleTime is null");
        requireNonNull(stopTime, "stopTime is null");
        if (bodyBytes < 0) {
            throw new IllegalArgumentException("bodyBytes is negative: " + bodyBytes);
        }
        if (headerBytes < 1 || connections < 1 || concurrentRequests < 1 || queuedRequests < 0) {
            throw new IllegalArgumentException("a limit is too small: headerBytes " + headerBytes + ", connections "
                    + connections + ", concurrentRequests " + concurrentRequests + ", queuedRequests "
                    + queuedRequests);
        }
        if (queueTime.isNegative() || queueTime.isZero() || idleTime.isNegative() || idleTime.isZero()) {
            throw new IllegalArgumentException("queueTime and idleTime must be positive");
        }
    }

    /**
     * The limits of a server that is not told otherwise. Requests mostly wait for a database or for their client, so
     * there are several for each processor, and never so few that a handful of slow ones would stop the others.
     */
    public static HttpLimits standard() {
        return new HttpLimits(
                2 * 1024 * 1024,
                32 * 1024,
                4096,
                Math.max(64, REQUESTS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors()),
                512,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20));
    }

    /** Another size of request bodies, from the setting {@code max_post_body_bytes}; 0 for any size. */
    public HttpLimits withBodyBytes(long bytes) {
        return new HttpLimits(
                bytes, headerBytes, connections, concurrentRequests, queuedRequests, queueTime, idleTime, stopTime);
    }

    /** Other numbers of requests that run and that wait, and how long one waits. */
    public HttpLimits withRequests(int concurrent, int queued, Duration longestWait) {
        return new HttpLimits(bodyBytes, headerBytes, connections, concurrent, queued, longestWait, idleTime, stopTime);
    }

    /** Other times to wait for a silent client, and for running requests at the end. */
    public HttpLimits withTimes(Duration idle, Duration stop) {
        return new HttpLimits(
                bodyBytes, headerBytes, connections, concurrentRequests, queuedRequests, queueTime, idle, stop);
    }
}
