package dev.pergola.core.routing;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.core.hooks.HookEntry;
import java.util.List;
import java.util.Set;

/**
 * One pattern of one route.
 *
 * @param entry whose route it is
 * @param pattern the pattern
 * @param names the names in the pattern, in order
 * @param methods the methods answered, upper case
 */
public record Route(HookEntry<RouteHook> entry, String pattern, List<String> names, Set<String> methods) {

    /** Copies the collections. */
    public Route {
        names = List.copyOf(names);
        methods = Set.copyOf(methods);
    }
}
