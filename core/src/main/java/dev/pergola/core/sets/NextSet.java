package dev.pergola.core.sets;

import dev.pergola.core.plugins.PluginJar;
import dev.pergola.core.plugins.WantedState;
import dev.pergola.core.problem.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The set that a change would make, and why it is refused. Asks no disk.
 *
 * @param plugins what would be in it
 * @param arrivals what of it is new
 * @param refusals why not, in sentences; empty where nothing speaks against it
 */
record NextSet(Collection<PinnedPlugin> plugins, List<Arrival> arrivals, List<String> refusals) {

    /**
     * With jars that arrive. Of several of one plugin the highest version arrives.
     *
     * @param now what runs, to see what is older than that
     */
    static NextSet with(List<Arrival> arrivals, boolean downgrade, PluginSet set, WantedState now) {
        Map<String, Arrival> best = new LinkedHashMap<>();
        arrivals.forEach(arrival -> best.merge(arrival.jar().name(), arrival, NextSet::higher));
        Map<String, PinnedPlugin> plugins = byName(set);
        List<Arrival> taken = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        for (Arrival arrival : best.values()) {
            PluginJar jar = arrival.jar();
            boolean isThere = set.find(jar.name())
                    .filter(pin -> pin.sha256().equals(jar.sha256()))
                    .isPresent();
            if (!isThere) {
                taken.add(arrival);
                plugins.put(jar.name(), arrival.pin());
                olderThan(jar, now).filter(refused -> !downgrade).ifPresent(refusals::add);
            }
        }
        return new NextSet(plugins.values(), taken, refusals);
    }

    private static Optional<String> olderThan(PluginJar jar, WantedState now) {
        return now.candidates(jar.name()).stream()
                .findFirst()
                .filter(there -> there.version().compareTo(jar.version()) > 0)
                .map(there -> "%s is older than %s, which is here already. With --allow-downgrade it takes its place."
                        .formatted(jar, there.version()));
    }

    private static Arrival higher(Arrival first, Arrival second) {
        return first.jar().version().compareTo(second.jar().version()) >= 0 ? first : second;
    }

    /** Without some plugins. */
    static NextSet without(List<String> names, PluginSet set, WantedState now) {
        Map<String, PinnedPlugin> plugins = byName(set);
        List<String> refusals = new ArrayList<>();
        for (String name : names) {
            if (plugins.remove(name) == null) {
                refusals.add(notInstalled(name, set, now));
            }
        }
        return new NextSet(plugins.values(), List.of(), refusals);
    }

    /** Why a plugin that was named cannot be removed or updated. */
    static String notInstalled(String name, PluginSet set, WantedState now) {
        Optional<PluginJar> there = now.candidates(name).stream().findFirst();
        return there.map(jar ->
                        "%s was not installed by a command, but lies at %s. Change it there, or switch it off by an empty file %s.disabled."
                                .formatted(name, jar.path(), name))
                .orElseGet(() -> "%s is not installed.%s"
                        .formatted(
                                name,
                                Suggestions.sentence(name, byName(set).keySet())
                                        .map(advice -> " " + advice)
                                        .orElse("")));
    }

    private static Map<String, PinnedPlugin> byName(PluginSet set) {
        Map<String, PinnedPlugin> plugins = new LinkedHashMap<>();
        set.plugins().forEach(plugin -> plugins.put(plugin.name(), plugin));
        return plugins;
    }
}
