package com.example.trac;

import java.time.Duration;
import java.util.Optional;

/** Trac has not answered, or not as it should. */
final class TracFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;

    TracFailure(String message) {
        this(message, Optional.empty());
    }

    TracFailure(String message, Optional<Duration> retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** How long Trac wants to be left alone; empty where it does not say. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
