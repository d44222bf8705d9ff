package dev.pergola.core.osgi;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands settings to the components of plugins, through the configuration service of the framework.
 *
 * <p>Settings are delivered by a thread of the framework, one after the other; {@link #apply} returns when those that it
 * changed have arrived, so that a server that is starting answers its first request with them in place.
 */
final class PluginConfigurations implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PluginConfigurations.class);
    private static final String ANY_BUNDLE = "?";
    private static final String LAST = "dev.pergola.core.last-change";
    private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(5);

    private final BundleContext context;
    private final Semaphore delivered = new Semaphore(0);
    private final ServiceRegistration<ConfigurationListener> listening;
    private final Set<String> given = new HashSet<>();
    private long changes;

    PluginConfigurations(BundleContext context) {
        this.context = context;
        this.listening = context.registerService(ConfigurationListener.class, this::deliver, null);
    }

    private void deliver(ConfigurationEvent event) {
        if (event.getPid().equals(LAST)) {
            delivered.release();
        }
    }

    /**
     * Gives, changes and takes away settings, so that they are as told. Unchanged ones are left alone.
     *
     * @param settings the values by identifier and key
     */
    synchronized void apply(Map<String, Map<String, Object>> settings) {
        ServiceReference<ConfigurationAdmin> reference = context.getServiceReference(ConfigurationAdmin.class);
        if (reference == null) {
            LOG.warn("Plugins get no settings, because no configuration service runs here");
            return;
        }
        try {
            change(Optional.ofNullable(context.getService(reference)).orElseThrow(), settings);
        } catch (IOException failed) {
            throw new IllegalStateException("The settings of plugins cannot be kept.", failed);
        } finally {
            context.ungetService(reference);
        }
    }

    private void change(ConfigurationAdmin admin, Map<String, Map<String, Object>> settings) throws IOException {
        for (String key : Set.copyOf(given)) {
            if (!settings.containsKey(key)) {
                admin.getConfiguration(key, ANY_BUNDLE).delete();
                given.remove(key);
            }
        }
        for (Map.Entry<String, Map<String, Object>> entry : settings.entrySet()) {
            Configuration configuration = admin.getConfiguration(entry.getKey(), ANY_BUNDLE);
            configuration.updateIfDifferent(FrameworkUtil.asDictionary(entry.getValue()));
            given.add(entry.getKey());
        }
        awaitDelivery(admin);
    }

    /** Events come in order, so when the event of one more change is here, all of those before it have been delivered. */
    private void awaitDelivery(ConfigurationAdmin admin) throws IOException {
        delivered.drainPermits();
        admin.getConfiguration(LAST, ANY_BUNDLE).update(FrameworkUtil.asDictionary(Map.of("change", ++changes)));
        try {
            if (!delivered.tryAcquire(DELIVERY_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A plugin takes more than {} s to accept its settings", DELIVERY_LIMIT.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        listening.unregister();
    }
}
