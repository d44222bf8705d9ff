package dev.pergola.core.osgi;

import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.PlainValue;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
 * Gives each plugin its block of the configuration, as the settings of its components: the block {@code plugins.KEY} is
 * the configuration with the identifier KEY. Texts, truth values and numbers stay what they are, a list of such becomes a
 * list of texts, and everything nested is handed over as JSON.
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
     * Gives, changes and takes away settings, so that they are as the blocks say. Unchanged ones are left alone.
     *
     * @param blocks the blocks by key, secrets resolved
     */
    synchronized void apply(Map<String, PlainValue> blocks) {
        ServiceReference<ConfigurationAdmin> reference = context.getServiceReference(ConfigurationAdmin.class);
        if (reference == null) {
            LOG.warn("Plugins get no settings, because no configuration service runs here");
            return;
        }
        try {
            change(Optional.ofNullable(context.getService(reference)).orElseThrow(), blocks);
        } catch (IOException failed) {
            throw new IllegalStateException("The settings of plugins cannot be kept.", failed);
        } finally {
            context.ungetService(reference);
        }
    }

    private void change(ConfigurationAdmin admin, Map<String, PlainValue> blocks) throws IOException {
        for (String key : Set.copyOf(given)) {
            if (!blocks.containsKey(key)) {
                admin.getConfiguration(key, ANY_BUNDLE).delete();
                given.remove(key);
            }
        }
        for (Map.Entry<String, PlainValue> block : blocks.entrySet()) {
            Configuration configuration = admin.getConfiguration(block.getKey(), ANY_BUNDLE);
            configuration.updateIfDifferent(FrameworkUtil.asDictionary(settings(block.getValue())));
            given.add(block.getKey());
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

    private static Map<String, Object> settings(PlainValue block) {
        Map<String, Object> settings = new HashMap<>();
        if (block instanceof PlainValue.Fields fields) {
            fields.values().forEach((name, value) -> setting(value).ifPresent(set -> settings.put(name, set)));
        }
        return settings;
    }

    private static Optional<Object> setting(PlainValue value) {
        if (value instanceof PlainValue.Nothing) {
            return Optional.empty();
        }
        if (value instanceof PlainValue.Items items) {
            List<Optional<Object>> elements =
                    items.values().stream().map(PluginConfigurations::scalar).toList();
            return Optional.of(
                    elements.stream().allMatch(Optional::isPresent)
                            ? elements.stream()
                                    .map(element -> element.orElseThrow().toString())
                                    .toArray(String[]::new)
                            : JsonText.of(value));
        }
        return scalar(value).or(() -> Optional.of(JsonText.of(value)));
    }

    private static Optional<Object> scalar(PlainValue value) {
        if (value instanceof PlainValue.Text text) {
            return Optional.of(text.value());
        }
        if (value instanceof PlainValue.Flag flag) {
            return Optional.of(flag.value());
        }
        if (value instanceof PlainValue.Real real) {
            return Optional.of(real.value());
        }
        if (value instanceof PlainValue.Whole whole) {
            return Optional.of(
                    whole.value().bitLength() < Long.SIZE
                            ? whole.value().longValueExact()
                            : whole.value().toString());
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        listening.unregister();
    }
}
