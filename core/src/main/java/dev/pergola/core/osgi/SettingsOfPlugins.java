package dev.pergola.core.osgi;

import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.plugins.PluginRefusal;
import dev.pergola.core.plugins.PluginState;
import dev.pergola.core.plugins.PluginTrouble;
import dev.pergola.core.plugins.settings.SettingStatus;
import dev.pergola.core.plugins.settings.SettingsInForce;
import dev.pergola.core.plugins.settings.WrittenBlock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each plugin its settings: the block {@code plugins.NAME} of the configuration is what components with the
 * configuration identifier NAME get.
 *
 * <p>A bundle that declares its settings gets them for itself, checked, under an identifier that no other bundle sees; so
 * two versions with different settings can run side by side. Settings that do not fit never reach its components: those
 * that it had stay, and without any it does not start, or, where it was started before the configuration was known, nobody
 * sees it until they are mended. Blocks that no bundle declares are there for all.
 *
 * <p>Changed by the thread that carries out plans of plugins, and by the one that reads the configuration; asked by any.
 */
final class SettingsOfPlugins {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsOfPlugins.class);

    private final PluginConfigurations configurations;
    private final HookRegistry registry;
    private final ComponentLog log;
    private volatile Map<Bundle, SettingsInForce> inForce =
            Map.of(); // replaced as a whole, so that readers need no lock
    private Optional<Map<String, WrittenBlock>> written = Optional.empty();

    SettingsOfPlugins(PluginConfigurations configurations, HookRegistry registry, ComponentLog log) {
        this.configurations = configurations;
        this.registry = registry;
        this.log = log;
    }

    /**
     * Has the settings of a bundle ready before it starts.
     *
     * @throws PluginRefusal where they are wrong, or where its declaration cannot be read
     */
    synchronized void arrive(Bundle bundle) throws PluginRefusal {
        SettingsInForce defaults = SettingsInForce.defaults(BundleDeclarations.of(bundle));
        SettingsInForce offered = written.map(defaults::offered).orElse(defaults);
        if (offered.isUnusable()) {
            throw new PluginRefusal(refusal(offered));
        }
        Map<Bundle, SettingsInForce> more = new HashMap<>(inForce);
        more.put(bundle, offered);
        inForce = Map.copyOf(more);
        hand();
    }

    /** Forgets a bundle that is gone. */
    synchronized void leave(Bundle bundle) {
        if (inForce.containsKey(bundle)) {
            Map<Bundle, SettingsInForce> fewer = new HashMap<>(inForce);
            fewer.remove(bundle);
            inForce = Map.copyOf(fewer);
            hand();
        }
    }

    /**
     * Offers new settings to all. Returns when those that changed have arrived, and those that were not taken are taken
     * back.
     *
     * @param blocks the blocks of the configuration by name
     */
    synchronized void apply(Map<String, WrittenBlock> blocks) {
        written = Optional.of(Map.copyOf(blocks));
        Map<Bundle, SettingsInForce> before = inForce;
        Map<Bundle, SettingsInForce> after = new HashMap<>(before);
        after.replaceAll((bundle, settings) -> settings.offered(blocks));
        inForce = Map.copyOf(after);
        takeBack(before, log.failuresDuring(this::hand));
        inForce.forEach((bundle, settings) -> tell(bundle, before.getOrDefault(bundle, settings), settings));
    }

    /** What a component does not take, because it checks more than can be declared, is not in force for it. */
    private void takeBack(Map<Bundle, SettingsInForce> before, Map<Bundle, Throwable> failures) {
        Map<Bundle, SettingsInForce> after = new HashMap<>(inForce);
        failures.forEach((bundle, failure) -> after.computeIfPresent(bundle, (key, offered) -> {
            SettingsInForce former = before.getOrDefault(bundle, offered);
            return offered.values().equals(former.values()) ? offered : former.refusing(List.of(words(failure)));
        }));
        if (!after.equals(inForce)) {
            inForce = Map.copyOf(after);
            hand();
        }
    }

    /** What the innermost exception says, as the author of the plugin has written it. */
    private static String words(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null || message.isBlank() ? root.getClass().getName() : message;
    }

    private void tell(Bundle bundle, SettingsInForce before, SettingsInForce now) {
        if (!now.refusals().isEmpty() && !now.refusals().equals(before.refusals())) {
            LOG.warn(
                    "The settings of {} are not used. {}",
                    BundleOwner.of(bundle),
                    refusal(now).reason());
        }
        if (now.isUnusable() && !before.isUnusable()) {
            registry.hold(BundleOwner.of(bundle));
        } else if (before.isUnusable() && !now.isUnusable()) {
            registry.show(BundleOwner.of(bundle));
        }
    }

    private void hand() {
        Map<String, Map<String, Object>> all = new HashMap<>();
        inForce.forEach((bundle, settings) ->
                settings.values().forEach((block, values) -> all.put(identifier(block, bundle), values)));
        Set<String> declared = inForce.values().stream()
                .flatMap(settings -> settings.blocks().stream())
                .collect(Collectors.toSet());
        written.orElseGet(Map::of).forEach((block, content) -> {
            if (!declared.contains(block)) {
                all.put(block, content.undeclared());
            }
        });
        configurations.apply(all);
    }

    /** What the specification of the configuration service calls a targeted identifier. */
    private static String identifier(String block, Bundle bundle) {
        return String.join(
                "|", block, bundle.getSymbolicName(), bundle.getVersion().toString(), bundle.getLocation());
    }

    /** What is wrong with the settings of a bundle; empty where nothing is. */
    Optional<PluginTrouble> trouble(Bundle bundle) {
        return of(bundle).filter(settings -> !settings.refusals().isEmpty()).map(SettingsOfPlugins::refusal);
    }

    /** The settings of a bundle for people; empty where it declares none. */
    List<SettingStatus> statuses(Bundle bundle) {
        return of(bundle).map(SettingsInForce::statuses).orElseGet(List::of);
    }

    private Optional<SettingsInForce> of(Bundle bundle) {
        return Optional.ofNullable(inForce.get(bundle));
    }

    private static PluginTrouble refusal(SettingsInForce settings) {
        String consequence = settings.isUnusable()
                ? "It does not run until its settings are mended."
                : "It goes on with the settings that it had.";
        return new PluginTrouble(
                PluginState.SETTINGS_REFUSED, String.join(" ", settings.refusals()) + " " + consequence);
    }
}
