package dev.pergola.core.plugins;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What has to happen so that the wanted plugins run: a pure function of what is wanted, what runs and what went wrong
 * before. A running plugin leaves only when nothing asks for it any more or when a better jar is ready to take its place.
 *
 * @param steps by the name of the plugin; for the files that are no plugin at the end
 */
record PluginPlan(List<PluginStep> steps) {

    PluginPlan {
        steps = List.copyOf(steps);
    }

    static PluginPlan of(
            WantedState wanted, Collection<RunningPlugin> running, Map<PluginJar, PluginTrouble> failures) {
        List<PluginStep> steps = new ArrayList<>();
        SortedSet<String> names = new TreeSet<>(wanted.names());
        running.forEach(plugin -> names.add(plugin.jar().name()));
        for (String name : names) {
            Optional<RunningPlugin> current = running.stream()
                    .filter(plugin -> plugin.jar().name().equals(name))
                    .findFirst();
            new PlanOfOne(wanted, name, current, failures).addTo(steps);
        }
        for (SetAsideJar jar : wanted.setAside()) {
            steps.add(new PluginStep.Leave(jar, jar.trouble()));
        }
        for (UnusableFile file : wanted.unusable()) {
            steps.add(new PluginStep.Leave(file, new PluginTrouble(PluginState.INVALID, file.reason())));
        }
        return new PluginPlan(steps);
    }

    /** The plan for people. */
    List<String> sentences() {
        return steps.stream().map(PluginStep::sentence).toList();
    }
}
