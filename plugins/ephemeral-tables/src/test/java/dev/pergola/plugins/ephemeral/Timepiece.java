package dev.pergola.plugins.ephemeral;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes when it is told to. */
final class Timepiece implements Moment.Clock {

    private final AtomicLong milliseconds = new AtomicLong();

    @Override
    public Moment get() {
        long now = milliseconds.get();
        return new Moment(now * 1_000_000, Instant.ofEpochMilli(1_700_000_000_000L + now));
    }

    void pass(Duration time) {
        milliseconds.addAndGet(time.toMillis());
    }

    void pass(int seconds) {
        pass(Duration.ofSeconds(seconds));
    }
}
