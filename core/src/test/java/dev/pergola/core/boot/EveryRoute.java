package dev.pergola.core.boot;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.routing.RouteTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The addresses of every route of a site, with every value at every place of its pattern. New routes are found by themselves.
 *
 * @param site the site
 * @param values what may stand at a place: of its name, and of the pattern with all places before it filled
 */
record EveryRoute(AskedSite site, BiFunction<String, String, List<String>> values) {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)\\*?}");

    /** The patterns of the routes that answer a method. */
    Stream<String> patterns(String method) {
        return site.hooks().active(RouteTable.POINT).stream()
                .filter(route -> methods(route).contains(method))
                .flatMap(route -> route.properties().texts(RouteHook.PATTERN).stream());
    }

    private static List<String> methods(HookEntry<RouteHook> route) {
        List<String> methods = route.properties().texts(RouteHook.METHODS);
        return methods.isEmpty() ? List.of("GET") : methods;
    }

    /** The addresses that a pattern stands for, with and without what is optional in it. */
    Set<String> addresses(String pattern) {
        Set<String> paths = new LinkedHashSet<>();
        if (pattern.contains("[")) {
            String optional = pattern.substring(pattern.indexOf('[') + 1, pattern.indexOf(']'));
            String rest = pattern.substring(pattern.indexOf(']') + 1);
            String start = pattern.substring(0, pattern.indexOf('['));
            paths.addAll(addresses(start + rest));
            paths.addAll(addresses(start + optional + rest));
            return paths;
        }
        Matcher place = PLACE.matcher(pattern);
        if (!place.find()) {
            return Set.of(pattern);
        }
        for (String value : values.apply(place.group(1), pattern)) {
            paths.addAll(addresses(pattern.substring(0, place.start()) + value + pattern.substring(place.end())));
        }
        return paths;
    }
}
