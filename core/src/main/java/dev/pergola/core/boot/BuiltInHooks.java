package dev.pergola.core.boot;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.routing.RouteTable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** What the core contributes to the registry for one server, through the same door as plugins; it leaves with the server. */
final class BuiltInHooks implements AutoCloseable {

    /** Below every plugin that does not ask for less, so that a plugin can take the place of a page of the core. */
    private static final int RANKING = -1000;

    private final HookRegistry registry;
    private final Owner owner;
    private final Deque<HookEntry<?>> entries = new ArrayDeque<>();

    BuiltInHooks(HookRegistry registry, Owner owner) {
        this.registry = registry;
        this.owner = owner;
    }

    <T> void add(HookPoint<T> point, T service, Map<String, Object> properties) {
        Map<String, Object> ranked = new HashMap<>(properties);
        ranked.putIfAbsent(HookProperties.RANKING, RANKING);
        entries.push(registry.register(point, service, owner, new HookProperties(ranked)));
    }

    void route(String pattern, RouteHook route) {
        add(RouteTable.POINT, route, Map.of(RouteHook.PATTERN, pattern));
    }

    /** A route whose answers can be repeated as long as plugins, configuration and data are the same. */
    void repeatableRoute(String pattern, RouteHook route) {
        add(RouteTable.POINT, route, Map.of(RouteHook.PATTERN, pattern, RouteHook.REPEATABLE, true));
    }

    void route(String pattern, RouteHook route, String... methods) {
        add(RouteTable.POINT, route, Map.of(RouteHook.PATTERN, pattern, RouteHook.METHODS, methods));
    }

    @Override
    public void close() {
        while (!entries.isEmpty()) {
            registry.remove(entries.pop(), Duration.ZERO);
        }
    }
}
