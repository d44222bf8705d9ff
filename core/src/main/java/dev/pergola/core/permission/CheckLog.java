package dev.pergola.core.permission;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * The last decisions of a server, so that people can look why they see what they see. Lists of many resources, which are
 * decided in one pass, are not kept. May be used by any number of threads.
 */
public final class CheckLog {
    private static final int MOST = 200;

    private final Clock clock;
    private final Deque<Check> checks = new ArrayDeque<>(MOST);

    /**
     * Begins without any decision.
     *
     * @param clock tells when one is made
     */
    public CheckLog(Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Keeps a decision; the oldest one goes when there are too many. */
    void add(Actor actor, Action action, Resource resource, boolean allowed) {
        Check check = new Check(clock.instant(), actor, action, resource, allowed);
        synchronized (checks) {
            if (checks.size() == MOST) {
                checks.removeFirst();
            }
            checks.addLast(check);
        }
    }

    /** At most the last 200 decisions, the newest first. */
    public List<Check> latest() {
        synchronized (checks) {
            List<Check> newest = new ArrayList<>(checks);
            Collections.reverse(newest);
            return List.copyOf(newest);
        }
    }
}
