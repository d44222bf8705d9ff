package com.example.trac;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Trac server in memory. What it was asked is kept. */
final class FakeTrac implements Trac {

    final List<Optional<Instant>> listings = new ArrayList<>();
    final List<List<Long>> batches = new ArrayList<>();
    final Set<Long> broken = new HashSet<>();
    final Deque<TracFailure> failures = new ArrayDeque<>();

    private final Map<Long, Ticket> tickets = new HashMap<>();
    private final Clock clock;

    FakeTrac(Clock clock) {
        this.clock = clock;
    }

    FakeTrac put(long id, String changed, String summary) {
        Instant time = Instant.parse(changed);
        tickets.put(id, new Ticket(id, time, time, Map.of("summary", summary, "status", "new", "browser", "lynx")));
        return this;
    }

    void remove(long id) {
        tickets.remove(id);
    }

    @Override
    public Listing changedSince(Optional<Instant> since) throws TracFailure {
        listings.add(since);
        fail();
        List<Long> ids = tickets.values().stream()
                .filter(ticket -> since.filter(ticket.changed()::isBefore).isEmpty())
                .sorted(Comparator.comparing(Ticket::changed).thenComparing(Ticket::id))
                .map(Ticket::id)
                .toList();
        return new Listing(ids, clock.instant());
    }

    @Override
    public List<Answer> tickets(List<Long> ids) throws TracFailure {
        batches.add(ids);
        fail();
        return ids.stream().map(this::answer).toList();
    }

    private Answer answer(long id) {
        if (broken.contains(id)) {
            return new Answer.Failed(id, "division by zero");
        }
        if (!tickets.containsKey(id)) {
            return new Answer.Gone(id);
        }
        Ticket ticket = tickets.get(id);
        return new Answer.Found(ticket, List.of(new Change(ticket.changed(), "ada", "status", "", "new")));
    }

    private void fail() throws TracFailure {
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
    }
}
