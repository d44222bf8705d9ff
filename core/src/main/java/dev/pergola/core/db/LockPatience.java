package dev.pergola.core.db;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.BusyHandler;

/**
 * How a statement waits for others who hold the file: it looks again every millisecond. SQLite by itself looks less and less often,
 * at last ten times a second; where writes follow each other closely, a reader would hardly ever find the moment between two.
 */
final class LockPatience extends BusyHandler {

    private static final long LONGEST_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

    private long end;

    /** Called by SQLite on the thread that waits; 0 to give up. */
    @Override
    protected int callback(int earlierCalls) {
        if (earlierCalls == 0) {
            end = System.nanoTime() + LONGEST_NANOS;
        }
        if (System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted()) {
            return 0;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
        return 1;
    }
}
