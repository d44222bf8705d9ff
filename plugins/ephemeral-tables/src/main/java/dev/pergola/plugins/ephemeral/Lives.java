package dev.pergola.plugins.ephemeral;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Since when the tables and views of a database are there. Changed by one thread, that which writes the database; read by
 * any number of threads, which see it as it was after some write.
 *
 * <p>A table that keeps its name keeps its life, however it is changed, and so does one that is renamed: otherwise a rename
 * would be a way to live for ever.
 */
final class Lives {

    private volatile Map<String, Life> all = Map.of();

    /** Everything that is known to be there. */
    Collection<Life> all() {
        return all.values();
    }

    /** One of them. */
    Optional<Life> find(String name) {
        return Optional.ofNullable(all.get(name));
    }

    /**
     * Compares what is known with what is there.
     *
     * @param shapes everything that is there
     * @param now since when that which is new lives
     * @param owner who made what is new
     * @return what is new
     */
    Set<String> follow(List<Shape> shapes, Moment now, Optional<String> owner) {
        Map<String, Life> before = all;
        Set<String> there = shapes.stream().map(Shape::name).collect(Collectors.toSet());
        Set<Life> gone = before.values().stream()
                .filter(life -> !there.contains(life.name()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Life> after = new LinkedHashMap<>();
        Set<String> arrived = new HashSet<>();
        for (Shape shape : shapes) {
            Life life = Optional.ofNullable(before.get(shape.name()))
                    .or(() -> renamed(gone, shape))
                    .map(known -> known.as(shape))
                    .orElseGet(() -> {
                        arrived.add(shape.name());
                        return new Life(shape, now, owner);
                    });
            after.put(shape.name(), life);
        }
        all = Map.copyOf(after);
        return arrived;
    }

    private static Optional<Life> renamed(Set<Life> gone, Shape shape) {
        Optional<Life> found =
                gone.stream().filter(life -> life.shape().isRenamed(shape)).findFirst();
        found.ifPresent(gone::remove);
        return found;
    }

    /** Forgets everything, such as when another database takes the place of this one. */
    void clear() {
        all = Map.of();
    }
}
