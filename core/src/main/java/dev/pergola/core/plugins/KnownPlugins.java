package dev.pergola.core.plugins;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Optional<RunningPlugin> leaving) {

    KnownPlugins {
        running = Map.copyOf(running);
        failures = Map.copyOf(failures);
    }

    static KnownPlugins none() {
        return new KnownPlugins(WantedState.nothing(), Map.of(), Map.of(), Optional.empty());
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
        Map<PluginJar, PluginTrouble> others = new HashMap<>(failures);
        others.values().removeIf(trouble -> trouble.state() == state);
        return new KnownPlugins(wanted, running, others, leaving);
    }

    KnownPlugins leaving(RunningPlugin plugin) {
        return new KnownPlugins(wanted, running, failures, Optional.of(plugin));
    }

    KnownPlugins left() {
        return new KnownPlugins(wanted, running, failures, Optional.empty());
    }

    PluginPlan plan() {
        return PluginPlan.of(wanted, List.copyOf(running.values()), failures);
    }
}
