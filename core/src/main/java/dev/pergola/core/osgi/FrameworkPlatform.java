package dev.pergola.core.osgi;

import dev.pergola.core.catalogue.Catalogues;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.plugins.PluginJar;
import dev.pergola.core.plugins.PluginPlatform;
import dev.pergola.core.plugins.PluginRefusal;
import dev.pergola.core.plugins.PluginState;
import dev.pergola.core.plugins.PluginTrial;
import dev.pergola.core.plugins.PluginTrouble;
import dev.pergola.core.plugins.settings.SettingStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plugins as bundles. Each installation has a location of its own, and the framework keeps a copy of the jar, so that two
 * versions can be there side by side and the file may change meanwhile. What a bundle does while it starts or stops is
 * bounded in time.
 */
final class FrameworkPlatform implements PluginPlatform, PluginTrial {

    private static final Logger LOG = LoggerFactory.getLogger(FrameworkPlatform.class);
    /** How the locations of plugins begin. */
    static final String LOCATION = "plugin:";

    private static final Duration REFRESH_LIMIT = Duration.ofSeconds(10);

    private final BundleContext context;
    private final StartTroubles starts;
    private final ComponentTroubles components;
    private final SettingsOfPlugins settings;
    private final PluginOutput output;
    private final BoundedWork work;
    private final AtomicLong installations = new AtomicLong();

    /** Makes a platform that knows no catalogue. */
    FrameworkPlatform(BundleContext context, SettingsOfPlugins settings, PluginOutput output, Duration limit) {
        this(context, settings, output, Optional.empty(), limit);
    }

    /**
     * Makes the platform.
     *
     * @param context of the core
     * @param settings what plugins are told
     * @param output what they write to the log
     * @param catalogues where a version may be that fits better; empty where none is known
     * @param limit how long a bundle may take to start or to stop
     */
    FrameworkPlatform(
            BundleContext context,
            SettingsOfPlugins settings,
            PluginOutput output,
            Optional<Catalogues> catalogues,
            Duration limit) {
        this.context = context;
        this.starts = new StartTroubles(new MissingRequirements(context, catalogues));
        this.components = new ComponentTroubles(context);
        this.settings = settings;
        this.output = output;
        this.work = new BoundedWork(limit);
    }

    /** Removes what an earlier run of the core in this framework has left; to be called before anything is installed. */
    void removeLeftovers() {
        for (Bundle bundle : context.getBundles()) {
            if (isPlugin(bundle)) {
                remove(BundleOwner.of(bundle));
            }
        }
    }

    static boolean isPlugin(Bundle bundle) {
        return bundle.getLocation().startsWith(LOCATION);
    }

    @Override
    public Owner install(PluginJar jar) throws PluginRefusal {
        String location = LOCATION + "%s/%s/%d".formatted(jar.name(), jar.version(), installations.incrementAndGet());
        try (InputStream content = Files.newInputStream(jar.content())) {
            return BundleOwner.of(context.installBundle(location, content));
        } catch (BundleException refused) {
            throw refusal(PluginState.INVALID, "The framework does not take it: %s.", refused);
        } catch (IOException unreadable) {
            throw refusal(PluginState.INVALID, "It cannot be read: %s.", unreadable);
        }
    }

    @Override
    public void start(Owner plugin) throws PluginRefusal {
        Bundle bundle = bundle(plugin).orElseThrow();
        settings.arrive(bundle);
        try {
            work.run(() -> bundle.start(Bundle.START_TRANSIENT));
        } catch (BundleException failure) {
            throw new PluginRefusal(starts.of(bundle, failure));
        } catch (BoundedWork.OverdueException overdue) {
            throw refusal(PluginState.START_FAILED, "It does not finish starting; %s.", overdue);
        }
    }

    /** Installs the bundles and asks the resolver; none is started, so that nothing of them runs. */
    @Override
    public Map<PluginJar, PluginTrouble> tryOut(List<PluginJar> jars) {
        Map<PluginJar, PluginTrouble> troubles = new HashMap<>();
        Map<PluginJar, Owner> tried = new LinkedHashMap<>();
        for (PluginJar jar : jars) {
            try {
                tried.put(jar, install(jar));
            } catch (PluginRefusal refusal) {
                troubles.put(jar, refusal.trouble());
            }
        }
        FrameworkWiring wiring = wiring();
        wiring.resolveBundles(
                tried.values().stream().flatMap(owner -> bundle(owner).stream()).toList());
        tried.forEach((jar, owner) -> bundle(owner)
                .filter(bundle -> bundle.getState() == Bundle.INSTALLED)
                .ifPresent(bundle -> troubles.put(jar, starts.unresolved(bundle))));
        tried.values().forEach(this::remove);
        return troubles;
    }

    private FrameworkWiring wiring() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    @Override
    public boolean runs(Owner plugin) {
        return bundle(plugin)
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                .isPresent();
    }

    @Override
    public Set<Owner> dependents(Collection<Owner> plugins) {
        List<Bundle> bundles =
                plugins.stream().flatMap(plugin -> bundle(plugin).stream()).toList();
        return wiring().getDependencyClosure(bundles).stream()
                .filter(FrameworkPlatform::isPlugin)
                .filter(bundle -> !bundles.contains(bundle))
                .map(BundleOwner::of)
                .collect(Collectors.toSet());
    }

    @Override
    public List<PluginTrouble> troubles(Owner plugin) {
        return bundle(plugin).map(this::troubles).orElseGet(List::of);
    }

    private List<PluginTrouble> troubles(Bundle bundle) {
        if (bundle.getState() == Bundle.INSTALLED) { // what it was resolved with has left
            return List.of(starts.unresolved(bundle));
        }
        return Stream.concat(settings.trouble(bundle).stream(), components.of(bundle).stream())
                .toList();
    }

    @Override
    public List<String> remarks(Owner plugin) {
        return output.remark(plugin).stream().toList();
    }

    @Override
    public List<SettingStatus> settings(Owner plugin) {
        return bundle(plugin).map(settings::statuses).orElseGet(List::of);
    }

    @Override
    public void remove(Owner plugin) {
        Optional<Bundle> bundle = bundle(plugin);
        if (bundle.isPresent()) {
            attempt("stop", plugin, bundle.get()::stop);
            attempt("uninstall", plugin, bundle.get()::uninstall);
            refresh(bundle.get());
            settings.leave(bundle.get());
            output.forget(plugin);
        }
    }

    private void attempt(String what, Owner plugin, BoundedWork.BundleWork change) {
        try {
            work.run(change);
        } catch (BundleException failure) {
            LOG.warn("Could not {} {} in order; it leaves all the same", what, plugin, failure);
        } catch (BoundedWork.OverdueException overdue) {
            String why = overdue.getMessage();
            LOG.warn("Could not {} {}: {}. It may keep threads and memory", what, plugin, why);
        }
    }

    /** Lets go of the classes where another plugin still uses some of them; never touches the core. */
    private void refresh(Bundle bundle) {
        FrameworkWiring wiring = wiring();
        if (!wiring.getRemovalPendingBundles().contains(bundle)) {
            return;
        }
        if (wiring.getDependencyClosure(Set.of(bundle)).contains(context.getBundle())) {
            LOG.warn("{} is still wired to the core, so its classes stay until the server restarts", bundle);
            return;
        }
        CountDownLatch refreshed = new CountDownLatch(1);
        FrameworkListener listener = event -> refreshed.countDown();
        wiring.refreshBundles(Set.of(bundle), listener);
        try {
            if (!refreshed.await(REFRESH_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} is not refreshed within {} s", bundle, REFRESH_LIMIT.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Bundle> bundle(Owner plugin) {
        return Optional.ofNullable(context.getBundle(plugin.id()));
    }

    private static PluginRefusal refusal(PluginState state, String sentence, Exception why) {
        return new PluginRefusal(new PluginTrouble(state, sentence.formatted(String.valueOf(why.getMessage()))));
    }
}
