package dev.pergola.core.hooks;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to use the contributions of one snapshot. Taken once at the beginning of a request and closed after the last
 * byte of its answer; until then no contribution of the snapshot is deactivated (bounded by the drain time).
 */
public final class Lease implements AutoCloseable {

    private final LeasedSnapshot leased;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Lease(LeasedSnapshot leased) {
        this.leased = leased;
    }

    /**
     * What is leased.
     *
     * @return the same value each time
     */
    public Snapshot snapshot() {
        return leased.snapshot();
    }

    /** Ends the lease. May be called by any thread, and again without effect. */
    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            leased.leave();
        }
    }
}
