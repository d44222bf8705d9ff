package com.example.trac;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the collection is: what survives the end of the process. Immutable.
 *
 * @param run what is collected
 * @param due when the next request may be sent, not before
 * @param tally what has been done so far
 */
record Progress(Run run, Instant due, Tally tally) {

    /** What changed shortly before Trac was asked is asked for again, since clocks behind one address may differ. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration LONGEST_OBEDIENCE = Duration.ofDays(1);

    /**
     * From the question what has changed until all of that is there.
     *
     * @param since from when on changes are asked for; empty for everything
     * @param listed when Trac said what has changed; empty while no run is under way
     * @param collected so many tickets were collected in this run, or between two runs in the last one
     * @param ended the end of the last complete run; empty before
     */
    record Run(Optional<Instant> since, Optional<Instant> listed, long collected, Optional<Instant> ended) {

        boolean isUnderWay() {
            return listed.isPresent();
        }
    }

    /**
     * What has been done so far.
     *
     * @param requests sent
     * @param errors of all requests
     * @param inARow errors since the last success
     * @param problem the last error, as a sentence; empty where there was none
     */
    record Tally(long requests, long errors, int inARow, Optional<Problem> problem) {}

    /**
     * What went wrong.
     *
     * @param at when
     * @param message what
     */
    record Problem(Instant at, String message) {}

    /** Before the first request. */
    static Progress beginning(Instant now) {
        return new Progress(
                new Run(Optional.empty(), Optional.empty(), 0, Optional.empty()),
                now,
                new Tally(0, 0, 0, Optional.empty()));
    }

    /** The same, but all tickets will be asked for again. */
    Progress forgetful() {
        return new Progress(new Run(Optional.empty(), Optional.empty(), 0, run.ended), due, tally);
    }

    /** The same, with no longer pause than the settings want; what errors have caused stays. */
    Progress dueAtLatest(Instant latest) {
        return tally.inARow == 0 && due.isAfter(latest) ? due(latest) : this;
    }

    /** The same at another time. */
    Progress due(Instant next) {
        return new Progress(run, next, tally);
    }

    /** A run begins: Trac has said what has changed. */
    Progress listed(Instant time, Instant next) {
        return new Progress(new Run(run.since, Optional.of(time), 0, run.ended), next, succeeded());
    }

    /** Some more tickets are there. */
    Progress collected(long tickets, Instant next) {
        return new Progress(new Run(run.since, run.listed, run.collected + tickets, run.ended), next, succeeded());
    }

    /** The run is complete; no request belongs to that. */
    Progress ended(Instant now, Instant next) {
        return new Progress(
                new Run(run.listed.map(time -> time.minus(OVERLAP)), Optional.empty(), run.collected, Optional.of(now)),
                next,
                tally);
    }

    /**
     * A request has failed. The next one waits for as long as Trac wants, or else twice as long as it did after the last
     * error, at most an hour; and never less than between two requests.
     */
    Progress failed(Problem problem, Optional<Duration> retryAfter, Duration spacing) {
        Duration patience = FIRST_PAUSE.multipliedBy(1L << Math.min(tally.inARow, 20));
        Duration pause = retryAfter
                .map(wish -> shorter(wish, LONGEST_OBEDIENCE))
                .orElseGet(() -> shorter(patience, LONGEST_PAUSE));
        Instant next = problem.at.plus(pause.compareTo(spacing) < 0 ? spacing : pause);
        return new Progress(
                run, next, new Tally(tally.requests + 1, tally.errors + 1, tally.inARow + 1, Optional.of(problem)));
    }

    private Tally succeeded() {
        return new Tally(tally.requests + 1, tally.errors, 0, tally.problem);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
