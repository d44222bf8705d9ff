package dev.pergola.core.osgi;

import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Makes every service of one kind a contribution, as long as it is registered. A service that is unregistered waits here
 * (bounded) until no request uses it any more, and with it the component that is deactivated afterwards.
 *
 * @param <T> the interface of the API
 */
final class HookTracker<T> extends ServiceTracker<T, HookTracker.Tracked<T>> {

    /** A service whose entry changes with its properties; events of one service come one after the other. */
    static final class Tracked<T> {

        private volatile HookEntry<T> entry;

        Tracked(HookEntry<T> entry) {
            this.entry = entry;
        }
    }

    private final HookPoint<T> point;
    private final HookRegistry registry;
    private final Duration drainTime;

    HookTracker(BundleContext context, HookPoint<T> point, HookRegistry registry, Duration drainTime) {
        super(context, point.type(), null);
        this.point = point;
        this.registry = registry;
        this.drainTime = drainTime;
    }

    @Override
    public @Nullable Tracked<T> addingService(ServiceReference<T> reference) {
        T service = context.getService(reference);
        return service == null // its component failed, which is among the troubles of the plugin
                ? null
                : new Tracked<>(register(reference, service));
    }

    private HookEntry<T> register(ServiceReference<T> reference, T service) {
        Map<String, Object> properties = new HashMap<>();
        for (String key : reference.getPropertyKeys()) {
            properties.put(key, reference.getProperty(key));
        }
        return registry.register(point, service, BundleOwner.of(reference.getBundle()), new HookProperties(properties));
    }

    /** New properties make a new entry; the service is the same, so nobody has to wait for the old one. */
    @Override
    public void modifiedService(ServiceReference<T> reference, Tracked<T> tracked) {
        T service = context.getService(reference);
        if (service != null) {
            HookEntry<T> before = tracked.entry;
            tracked.entry = register(reference, service);
            registry.remove(before, Duration.ZERO);
            context.ungetService(reference); // gotten a second time here
        }
    }

    @Override
    public void removedService(ServiceReference<T> reference, Tracked<T> tracked) {
        registry.remove(tracked.entry, drainTime);
        context.ungetService(reference);
    }
}
