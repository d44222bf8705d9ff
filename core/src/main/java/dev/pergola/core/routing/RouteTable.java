package dev.pergola.core.routing;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The routes of one snapshot in the order in which they are tried: ranking descending, then the more specific pattern,
 * then the order of registration. Immutable.
 */
public final class RouteTable {

    /** The kind of hook that this table is made of. */
    public static final HookPoint<RouteHook> POINT =
            new HookPoint<>("route", RouteHook.class, RouteTable::key, RouteTable::check);

    private record Candidate(Route route, RoutePattern pattern) {

        /** An address of its own is not answered by a wider pattern, whatever the method is. */
        boolean isNarrowerThan(Candidate other) {
            return route.entry().ranking() == other.route.entry().ranking()
                    && pattern.literalSegments() > other.pattern.literalSegments();
        }
    }

    private final List<Candidate> candidates;

    private RouteTable(List<Candidate> candidates) {
        this.candidates = candidates;
    }

    /**
     * The table of a snapshot, computed once for each.
     *
     * @param snapshot the snapshot
     * @return its routes
     */
    public static RouteTable of(Snapshot snapshot) {
        return snapshot.derived(RouteTable.class, RouteTable::build);
    }

    private static RouteTable build(Snapshot snapshot) {
        List<Candidate> candidates = new ArrayList<>();
        for (HookEntry<RouteHook> entry : snapshot.active(POINT)) {
            Set<String> methods = methods(entry.properties());
            for (String text : entry.properties().texts(RouteHook.PATTERN)) {
                RoutePattern pattern = RoutePattern.parse(text);
                candidates.add(new Candidate(new Route(entry, text, pattern.names(), methods), pattern));
            }
        }
        candidates.sort(Comparator.<Candidate>comparingInt(
                        candidate -> candidate.route().entry().ranking())
                .thenComparingInt(candidate -> candidate.pattern().literalSegments())
                .reversed()); // a stable sort: the snapshot's order decides what is still equal
        return new RouteTable(List.copyOf(candidates));
    }

    /**
     * Finds who answers.
     *
     * @param method upper case; HEAD is answered by routes that answer GET
     * @param path still encoded, begins with a slash
     * @return the route, or why there is none
     */
    public RouteMatch match(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        Optional<RouteMatch.Found> found = Optional.empty();
        Set<String> allowed = new TreeSet<>();
        List<Candidate> matching = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Optional<Map<String, String>> values = candidate.pattern().match(path);
            if (values.isPresent() && matching.stream().noneMatch(other -> other.isNarrowerThan(candidate))) {
                matching.add(candidate);
                allowed.addAll(candidate.route().methods());
                if (found.isEmpty() && candidate.route().methods().contains(asked)) {
                    found = Optional.of(new RouteMatch.Found(candidate.route(), values.get(), List.of()));
                }
            }
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        List<String> methods = List.copyOf(allowed);
        return found.<RouteMatch>map(route -> new RouteMatch.Found(route.route(), route.pathParameters(), methods))
                .orElseGet(() -> methods.isEmpty() ? new RouteMatch.None() : new RouteMatch.WrongMethod(methods));
    }

    private static Set<String> methods(HookProperties properties) {
        Set<String> methods = properties.texts(RouteHook.METHODS).stream()
                .map(method -> method.toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        return methods.isEmpty() ? Set.of("GET") : methods;
    }

    private static Optional<String> key(HookProperties properties) {
        String patterns = properties.texts(RouteHook.PATTERN).stream().sorted().collect(Collectors.joining(" "));
        Set<String> methods = methods(properties);
        return Optional.of(methods.equals(Set.of("GET")) ? patterns : String.join(",", methods) + " " + patterns);
    }

    private static List<String> check(HookProperties properties) {
        List<String> patterns = properties.texts(RouteHook.PATTERN);
        if (patterns.isEmpty()) {
            return List.of("The service property " + RouteHook.PATTERN + " is missing; it holds the address pattern.");
        }
        List<String> problems = new ArrayList<>();
        for (String pattern : patterns) {
            try {
                RoutePattern.parse(pattern);
            } catch (IllegalArgumentException wrong) {
                problems.add(wrong.getMessage());
            }
        }
        return problems;
    }
}
