package dev.pergola.core.problem;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the names that somebody may have meant who wrote one that does not exist.
 *
 * <p>Near is what differs in case only, by a few slips of the hand (a letter missing, added, wrong, or two swapped; one
 * slip per three letters, at least one), or is the whole beginning, middle or end of the other. Pass only names that the
 * one who asks may see. Long names are not compared: an address may hold a megabyte.
 */
public final class Suggestions {
    private static final int LONGEST_COMPARED = 100;
    private static final int SHORTEST_PART = 4;
    private static final int LETTERS_PER_SLIP = 3;

    private Suggestions() {}

    /** The nearest of the known names, empty when none is near. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        return nearest(name, known, 1).stream().findFirst();
    }

    /**
     * Up to {@code limit} of the known names, nearest first, those equally near in alphabetical order. Names that are
     * clearly further off than the nearest are left out.
     */
    public static List<String> nearest(String name, Collection<String> known, int limit) {
        requireNonNull(name, "name is null");
        requireNonNull(known, "known is null");
        if (name.isEmpty() || name.length() > LONGEST_COMPARED) {
            return List.of();
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        List<Candidate> near = known.stream()
                .distinct()
                .filter(candidate -> candidate.length() <= LONGEST_COMPARED)
                .map(candidate -> new Candidate(candidate, distance(wanted, candidate.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance() <= allowedSlips(wanted))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(limit)
                .toList();
        // One slip more than the best may still be meant; those further off would only distract.
        return near.stream()
                .filter(candidate -> candidate.distance() <= near.get(0).distance() + 1)
                .map(Candidate::name)
                .toList();
    }

    /** The advice as a sentence, such as {@code Did you mean "packages"?}, empty when no known name is near. */
    public static Optional<String> sentence(String name, Collection<String> known) {
        List<String> nearest = nearest(name, known, 3);
        return nearest.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        nearest.stream().map(Quotation::of).collect(Collectors.joining(" or ", "Did you mean ", "?")));
    }

    private record Candidate(String name, int distance) {}

    private static int allowedSlips(String wanted) {
        return Math.max(1, wanted.length() / LETTERS_PER_SLIP);
    }

    private static int distance(String wanted, String candidate) {
        int slips = EditDistance.between(wanted, candidate);
        boolean part = Math.min(wanted.length(), candidate.length()) >= SHORTEST_PART
                && (candidate.contains(wanted) || wanted.contains(candidate));
        // A part counts as the last that is still near, so that a slip of the hand comes first.
        return part ? Math.min(slips, allowedSlips(wanted)) : slips;
    }
}
