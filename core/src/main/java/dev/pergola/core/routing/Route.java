package dev.pergola.core.routing;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.core.hooks.HookEntry;
import java.util.Set;

/**
 * One pattern of one route.
 *
 * @param entry whose route it is
 * @param pattern the pattern
 * @param methods the methods answered, upper case
 */
public record Route(HookEntry<RouteHook> entry, String pattern, Set<String> methods) {

    /** Copies the methods. */
    public Route {
        methods = Set.copyOf(methods);
    }
}
