package dev.pergola.core.hooks;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A snapshot with the number of its open leases.
 *
 * <p>One atomic number holds both: twice the number of leases, plus 1 once the snapshot is retired. A retired snapshot
 * gives no new lease, so a reader that was late to look at the registry looks again, and the count can only fall.
 */
final class LeasedSnapshot {

    private static final long RETIRED = 1;
    private static final long ONE_LEASE = 2;

    private final Snapshot snapshot;
    private final AtomicLong state = new AtomicLong();
    private final CountDownLatch drained = new CountDownLatch(1);

    LeasedSnapshot(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** Takes a lease; answers false when the snapshot is retired. */
    boolean enter() {
        long seen = state.get();
        while ((seen & RETIRED) == 0) {
            if (state.compareAndSet(seen, seen + ONE_LEASE)) {
                return true;
            }
            seen = state.get();
        }
        return false;
    }

    void leave() {
        if (state.addAndGet(-ONE_LEASE) == RETIRED) {
            drained.countDown();
        }
    }

    void retire() {
        if (state.addAndGet(RETIRED) == RETIRED) {
            drained.countDown();
        }
    }

    boolean isDrained() {
        return drained.getCount() == 0;
    }

    /** Waits until no lease is open; answers false when the limit or an interrupt came first. */
    boolean awaitDrained(Duration limit) {
        try {
            return drained.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
