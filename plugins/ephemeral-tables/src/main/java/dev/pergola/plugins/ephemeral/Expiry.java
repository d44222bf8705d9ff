package dev.pergola.plugins.ephemeral;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Database;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes away what is over its time: many in one write, since each write is waited for by all others. Where that fails, each in
 * a write of its own, so that one that cannot be taken away keeps no other one alive; it is tried again, less and less often.
 * For one thread.
 */
final class Expiry {

    private static final int AT_ONCE = 100;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Map<String, Failure> failures = new LinkedHashMap<>();

    /** Why something is still there, and for how long it is let be. */
    private record Failure(String reason, Moment at, Duration pause) {

        boolean isPausing(Moment now) {
            return at.until(now).compareTo(pause) < 0;
        }
    }

    /**
     * Takes everything away that is over its time.
     *
     * @throws IllegalStateException where something cannot be taken away, with all reasons
     */
    void run(Database database, Lives lives, Duration time, Moment now) {
        failures.keySet().removeIf(name -> lives.find(name).isEmpty());
        List<Shape> due = lives.all().stream()
                .filter(life -> life.since().until(now).compareTo(time) > 0)
                .sorted(Comparator.comparingLong(life -> life.since().nanoseconds() - now.nanoseconds()))
                .map(Life::shape)
                .toList();
        List<Shape> tried = due.stream()
                .filter(shape -> !failures.containsKey(shape.name())
                        || !failures.get(shape.name()).isPausing(now))
                .toList();
        for (int from = 0; from < tried.size(); from += AT_ONCE) {
            remove(database, tried.subList(from, Math.min(tried.size(), from + AT_ONCE)), now);
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.entrySet().stream()
                    .map(failure -> failure.getKey() + " has expired but is still there: "
                            + failure.getValue().reason())
                    .collect(Collectors.joining(" ")));
        }
    }

    private void remove(Database database, List<Shape> shapes, Moment now) {
        try {
            demolish(database, shapes);
            shapes.forEach(shape -> failures.remove(shape.name()));
        } catch (ServerException busy) {
            if (!busy.code().equals(ErrorCode.OVERLOADED)) {
                apart(database, shapes, busy, now);
            } // somebody reads and keeps all writes waiting; the next run is soon
        } catch (RuntimeException failure) {
            apart(database, shapes, failure, now);
        }
    }

    private void apart(Database database, List<Shape> shapes, RuntimeException failure, Moment now) {
        if (shapes.size() == 1) {
            failed(shapes.get(0).name(), failure, now);
        } else {
            shapes.forEach(shape -> remove(database, List.of(shape), now));
        }
    }

    private static void demolish(Database database, List<Shape> shapes) {
        database.write(transaction -> {
            Demolition demolition = new Demolition(transaction);
            shapes.forEach(demolition::remove);
            return shapes.size();
        });
    }

    private void failed(String name, RuntimeException failure, Moment now) {
        Duration pause =
                failures.containsKey(name) ? failures.get(name).pause().multipliedBy(2) : Duration.ofSeconds(1);
        failures.put(
                name,
                new Failure(
                        String.valueOf(failure.getMessage()),
                        now,
                        pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
    }
}
