package dev.pergola.core.boot;

import dev.pergola.core.event.CoreEvents;
import dev.pergola.core.event.EventBus;
import dev.pergola.core.event.EventHooks;
import dev.pergola.core.event.Interceptors;
import dev.pergola.core.event.RenamedTables;
import dev.pergola.core.hooks.CurrentRequest;
import java.util.Map;

/**
 * What happens on a site, and for which request.
 *
 * @param current knows for which request a thread works
 * @param bus where it is told what has happened
 * @param interceptors stand around writes
 */
record SiteEvents(CurrentRequest current, EventBus bus, Interceptors interceptors) {

    static SiteEvents of(Platform platform) {
        CurrentRequest current = new CurrentRequest(platform.registry());
        EventBus bus = new EventBus(platform.registry(), platform.calls());
        return new SiteEvents(current, bus, new Interceptors(platform.registry(), platform.calls(), bus, current));
    }

    /** Registers what the core tells by itself. */
    void register(BuiltInHooks hooks) {
        hooks.add(EventHooks.TYPES, new CoreEvents(), Map.of());
        hooks.add(EventHooks.INTERCEPTORS, new RenamedTables(bus), Map.of());
    }
}
