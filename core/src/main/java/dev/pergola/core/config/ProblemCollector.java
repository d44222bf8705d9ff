package dev.pergola.core.config;

import dev.pergola.core.config.ConfigurationProblem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gathers what is found while one configuration is read, so that all of it is told at once. Used by one thread. */
final class ProblemCollector {
    private final List<ConfigurationProblem> problems = new ArrayList<>();

    void error(Location location, KeyPath path, String message, Optional<String> hint) {
        problems.add(new ConfigurationProblem(Severity.ERROR, location, path, message, hint));
    }

    void warning(Location location, KeyPath path, String message, Optional<String> hint) {
        problems.add(new ConfigurationProblem(Severity.WARNING, location, path, message, hint));
    }

    void usage(Location location, KeyPath path, String message) {
        problems.add(new ConfigurationProblem(Severity.USAGE, location, path, message, Optional.empty()));
    }

    void duplicate(Location location, KeyPath path, Location earlier) {
        error(
                location,
                path,
                "The key is written twice, first in line " + earlier.line() + "; only one of them can count.",
                Optional.of("Remove one, or join them."));
    }

    void unreadable(UnreadableException e) {
        error(e.location(), KeyPath.ROOT, String.valueOf(e.getMessage()), e.hint());
    }

    void addAll(ProblemCollector others) {
        problems.addAll(others.problems);
    }

    /** Those of one source after the other, in each from top to bottom, which is how a reader mends them. */
    List<ConfigurationProblem> all() {
        List<String> sources = problems.stream()
                .map(problem -> problem.location().source())
                .distinct()
                .toList();
        return problems.stream()
                .sorted(Comparator.<ConfigurationProblem>comparingInt(
                                problem -> sources.indexOf(problem.location().source()))
                        .thenComparingInt(problem -> problem.location().line())
                        .thenComparingInt(problem -> problem.location().column()))
                .toList();
    }

    boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() != Severity.WARNING);
    }
}
