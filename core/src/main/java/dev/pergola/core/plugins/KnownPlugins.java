package dev.pergola.core.plugins;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that is known of plugins at a moment.
 *
 * @param wanted what the folders ask for
 * @param running what runs, by name
 * @param failures the jars that were tried in vain
 * @param leaving what is on its way out
 */
record KnownPlugins(
        WantedState wanted,
        Map<String, RunningPlugin> running,
        Map<PluginJar, PluginTrouble> failures,
        List<RunningPlugin> leaving) {

    KnownPlugins {
        running = Map.copyOf(running);
        failures = Map.copyOf(failures);
        leaving = List.copyOf(leaving);
    }

    static KnownPlugins none() {
        return new KnownPlugins(WantedState.nothing(), Map.of(), Map.of(), List.of());
    }

    /** Forgets the failures of jars that have changed since, or are gone. */
    KnownPlugins wanting(WantedState newlyWanted) {
        Map<PluginJar, PluginTrouble> stillThere = new HashMap<>(failures);
        stillThere.keySet().retainAll(newlyWanted.files());
        return new KnownPlugins(newlyWanted, running, stillThere, leaving);
    }

    KnownPlugins running(RunningPlugin plugin) {
        Map<String, RunningPlugin> more = new HashMap<>(running);
        more.put(plugin.jar().name(), plugin);
        return new KnownPlugins(wanted, more, failures, leaving);
    }

    KnownPlugins notRunning(RunningPlugin plugin) {
        Map<String, RunningPlugin> fewer = new HashMap<>(running);
        fewer.remove(plugin.jar().name());
        return new KnownPlugins(wanted, fewer, failures, leaving);
    }

    KnownPlugins failed(PluginJar jar, PluginTrouble trouble) {
        Map<PluginJar, PluginTrouble> more = new HashMap<>(failures);
        more.put(jar, trouble);
        return new KnownPlugins(wanted, running, more, leaving);
    }

    /** Forgets failures of one kind, so that these jars get another turn. */
    KnownPlugins withoutFailures(PluginState state) {
        return withoutFailures(state, failures.keySet());
    }

    /** Forgets failures of one kind among some jars. */
    KnownPlugins withoutFailures(PluginState state, Set<PluginJar> jars) {
        Map<PluginJar, PluginTrouble> others = new HashMap<>(failures);
        others.entrySet().removeIf(failure -> failure.getValue().state() == state && jars.contains(failure.getKey()));
        return new KnownPlugins(wanted, running, others, leaving);
    }

    KnownPlugins leaving(List<RunningPlugin> plugins) {
        return new KnownPlugins(wanted, running, failures, plugins);
    }

    PluginPlan plan() {
        return PluginPlan.of(wanted, List.copyOf(running.values()), failures);
    }
}
