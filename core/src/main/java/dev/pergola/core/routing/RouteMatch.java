package dev.pergola.core.routing;

import java.util.List;
import java.util.Map;

/** What the table of routes says to a method and a path. */
public sealed interface RouteMatch {

    /**
     * A route answers.
     *
     * @param route the route
     * @param pathParameters what the path holds in place of the names of the pattern, still encoded
     * @param allowedMethods every method that some route answers at this path, sorted
     */
    record Found(Route route, Map<String, String> pathParameters, List<String> allowedMethods) implements RouteMatch {}

    /**
     * The path is known, but not with this method.
     *
     * @param allowedMethods the methods that are answered, sorted
     */
    record WrongMethod(List<String> allowedMethods) implements RouteMatch {}

    /** No route has this path. */
    record None() implements RouteMatch {

        @Override
        public List<String> allowedMethods() {
            return List.of();
        }
    }

    /**
     * Every method that some route answers at this path.
     *
     * @return sorted; empty where no route has it
     */
    List<String> allowedMethods();
}
