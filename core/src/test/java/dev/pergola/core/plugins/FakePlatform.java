package dev.pergola.core.plugins;

import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.Owner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A platform without bundles: each plugin contributes one thing under its name. What a version does wrong is set
 * beforehand; what was asked of the platform stands in a diary.
 */
final class FakePlatform implements PluginPlatform {

    static final HookPoint<Runnable> THING = new HookPoint<>(
            "thing",
            Runnable.class,
            properties -> properties.text("key"),
            properties -> properties.text("key").isPresent() ? List.of() : List.of("The property key is missing."));

    final List<String> diary = new ArrayList<>();
    private final HookRegistry registry;
    private final Map<String, PluginTrouble> refusedInstalls = new HashMap<>();
    private final Map<String, PluginTrouble> refusedStarts = new HashMap<>();
    private final Map<String, PluginTrouble> troubles = new HashMap<>();
    private final Map<String, HookProperties> properties = new HashMap<>();
    private final Set<String> clinging = new HashSet<>();
    private final Map<Owner, HookEntry<?>> entries = new HashMap<>();
    private long ids;

    FakePlatform(HookRegistry registry) {
        this.registry = registry;
    }

    void refuseToInstall(String plugin, PluginTrouble trouble) {
        refusedInstalls.put(plugin, trouble);
    }

    void refuseToStart(String plugin, PluginTrouble trouble) {
        refusedStarts.put(plugin, trouble);
    }

    void trouble(String plugin, PluginTrouble trouble) {
        troubles.put(plugin, trouble);
    }

    /** Lets a plugin leave without taking its contribution along. */
    void letCling(String plugin) {
        clinging.add(plugin);
    }

    void heal(String plugin) {
        troubles.remove(plugin);
        refusedStarts.remove(plugin);
    }

    void registerWith(String plugin, HookProperties wrong) {
        properties.put(plugin, wrong);
    }

    @Override
    public Owner install(PluginJar jar) throws PluginRefusal {
        diary.add("install " + jar);
        refuse(refusedInstalls, jar.toString());
        return new Owner(jar.name(), jar.version().toString(), ++ids);
    }

    @Override
    public void start(Owner plugin) throws PluginRefusal {
        diary.add("start " + plugin);
        refuse(refusedStarts, plugin.toString());
        HookProperties key = new HookProperties(Map.of("key", plugin.name()));
        entries.put(
                plugin, registry.register(THING, () -> {}, plugin, properties.getOrDefault(plugin.toString(), key)));
    }

    private static void refuse(Map<String, PluginTrouble> refusals, String plugin) throws PluginRefusal {
        if (refusals.containsKey(plugin)) {
            throw new PluginRefusal(refusals.get(plugin));
        }
    }

    @Override
    public List<PluginTrouble> troubles(Owner plugin) {
        return Optional.ofNullable(troubles.get(plugin.toString())).stream().toList();
    }

    @Override
    public void remove(Owner plugin) {
        diary.add("remove " + plugin);
        Optional.ofNullable(entries.remove(plugin))
                .filter(entry -> !clinging.contains(plugin.toString()))
                .ifPresent(entry -> registry.remove(entry, Duration.ZERO));
    }

    /** The diary since the last time. */
    String newEntries() {
        String text = String.join(", ", diary);
        diary.clear();
        return text;
    }
}
