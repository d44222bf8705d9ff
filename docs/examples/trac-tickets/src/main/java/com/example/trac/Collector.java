package com.example.trac;

import dev.pergola.api.ServerException;
import dev.pergola.api.data.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks Trac what has changed, then for one batch of tickets after the other, and then nothing until the next run. A step sends
 * one request at most, and none before it is due; what came back and how far we are is written in one transaction, so a step
 * happens wholly or not at all, and the process may end at any moment. Steps are taken by one thread; the progress may be
 * looked at by all.
 */
final class Collector {

    private final Trac trac;
    private final Database database;
    private final TracSettings settings;
    private final Clock clock;
    private volatile Progress progress;

    /**
     * Makes the tables where they are not there yet, and goes on where they say that it stopped.
     *
     * @throws IllegalArgumentException where the tables are those of another Trac server
     */
    Collector(Trac trac, Database database, TracSettings settings, Clock clock) {
        this.trac = trac;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.progress = database.write(transaction -> new TicketTables(transaction)
                .open(settings.source(), clock.instant())
                .dueAtLatest(clock.instant().plus(settings.manners().interval())));
    }

    /** How far it is. */
    Progress progress() {
        return progress;
    }

    /**
     * Does what is due, if anything.
     *
     * @throws ServerException where the progress cannot be written; the next step waits all the same
     */
    void step() throws InterruptedException {
        if (clock.instant().isBefore(progress.due())) {
            return;
        }
        progress = progress.due(afterSpacing()); // whatever happens, the next request is not sent at once
        try {
            if (progress.run().isUnderWay()) {
                collect();
            } else {
                begin();
            }
        } catch (TracFailure failure) {
            failed(failure.getMessage(), failure.retryAfter());
        } catch (ServerException failure) {
            failed("The database cannot be written: " + failure.getMessage(), Optional.empty());
        }
    }

    private void begin() throws TracFailure, InterruptedException {
        Trac.Listing listing = trac.changedSince(progress.run().since());
        progress = database.write(transaction -> {
            TicketTables tables = new TicketTables(transaction);
            tables.enqueue(listing.ids());
            return saved(tables, progress.listed(listing.time(), afterSpacing()));
        });
    }

    private void collect() throws TracFailure, InterruptedException {
        List<Long> ids =
                TicketTables.pending(database::query, settings.manners().batch());
        List<Answer> answers = ids.isEmpty() ? List.of() : trac.tickets(ids);
        List<Answer.Failed> failures = answers.stream()
                .filter(Answer.Failed.class::isInstance)
                .map(Answer.Failed.class::cast)
                .toList();
        boolean nothing = !failures.isEmpty() && failures.size() == answers.size();
        Progress next = nothing ? progress : progress.collected(answers.size() - failures.size(), afterSpacing());
        progress = database.write(transaction -> {
            TicketTables tables = new TicketTables(transaction);
            answers.forEach(tables::put);
            return saved(tables, next);
        });
        if (nothing) {
            Answer.Failed first = failures.get(0);
            throw new TracFailure("Trac cannot tell ticket " + first.id() + ": " + first.message());
        }
    }

    /** Writes how far we are; where nothing is left to be asked for, the run has ended. */
    private Progress saved(TicketTables tables, Progress reached) {
        Instant now = clock.instant();
        Progress next = tables.isComplete()
                ? reached.ended(
                        now,
                        now.plus(longer(
                                settings.manners().interval(),
                                settings.manners().spacing())))
                : reached;
        tables.save(next);
        return next;
    }

    /** Kept in memory first: a database that cannot be written must not make us ask again at once. */
    private void failed(String message, Optional<Duration> retryAfter) {
        progress = progress.failed(
                new Progress.Problem(clock.instant(), message),
                retryAfter,
                settings.manners().spacing());
        database.write(transaction -> {
            new TicketTables(transaction).save(progress);
            return progress;
        });
    }

    private Instant afterSpacing() {
        return clock.instant().plus(settings.manners().spacing());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
