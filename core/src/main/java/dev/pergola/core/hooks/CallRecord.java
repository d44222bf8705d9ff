package dev.pergola.core.hooks;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What became of the calls of one contribution. Holds texts only, never a plugin's exception, so that it cannot keep a
 * plugin's class loader alive. Written by the guard, read by any thread.
 */
public final class CallRecord {

    /** How many failures are told apart; with messages that never repeat, all that come after them count as one. */
    private static final int TOLD_APART = 20;

    private static final String OTHERS = "";

    private final LongAdder count = new LongAdder();
    private final LongAdder nanoseconds = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final AtomicInteger overdue = new AtomicInteger();
    private final Map<String, AtomicLong> told = new ConcurrentHashMap<>();
    private volatile Optional<Failure> failing = Optional.empty();

    /**
     * A call that failed.
     *
     * @param when the time
     * @param what what was thrown or how it hung
     */
    public record Failure(Instant when, String what) {}

    void succeeded(long duration) {
        count.increment();
        nanoseconds.add(duration);
        if (failing.isPresent() && overdue.get() == 0) {
            failing = Optional.empty();
        }
    }

    void failed(long duration, Failure failure) {
        count.increment();
        nanoseconds.add(duration);
        failures.increment();
        failing = Optional.of(failure);
    }

    void becameOverdue(Failure failure) {
        overdue.incrementAndGet();
        failing = Optional.of(failure);
    }

    void overdueEnded() {
        overdue.decrementAndGet();
    }

    /** Counts that a failure is to be told, and answers how often it has been, from 1. */
    long tell(String what) {
        String known = told.containsKey(what) || told.size() < TOLD_APART ? what : OTHERS;
        return told.computeIfAbsent(known, first -> new AtomicLong()).incrementAndGet();
    }

    /**
     * How many calls have ended.
     *
     * @return from 0
     */
    public long count() {
        return count.sum();
    }

    /**
     * How many of them failed.
     *
     * @return from 0
     */
    public long failures() {
        return failures.sum();
    }

    /**
     * How long all of them took together.
     *
     * @return nanoseconds
     */
    public long nanoseconds() {
        return nanoseconds.sum();
    }

    /**
     * How many calls run beyond the call limit right now.
     *
     * @return from 0
     */
    public int overdue() {
        return overdue.get();
    }

    /**
     * The failure that makes the contribution count as failing.
     *
     * @return empty when the last call succeeded and none is overdue
     */
    public Optional<Failure> failing() {
        return failing;
    }
}
