package dev.pergola.core.plugins;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a change of the wanted plugins would do in a server, told without one. */
public final class PlanPreview {

    private PlanPreview() {}

    /**
     * The jars that would run if each of them could.
     *
     * @param wanted what is wanted
     * @return one of each plugin, by name
     */
    public static List<PluginJar> running(WantedState wanted) {
        return PluginPlan.of(wanted, List.of(), Map.of()).steps().stream()
                .filter(PluginStep.Run.class::isInstance)
                .map(step -> ((PluginStep.Run) step).jar())
                .toList();
    }

    /**
     * What would start, stop and be replaced, and which jars would be left alone that are not left alone now.
     *
     * @param before what is wanted now; all of it is taken for running
     * @param after what would be wanted
     * @return a sentence for each step; empty where nothing would happen
     */
    public static List<String> sentences(WantedState before, WantedState after) {
        List<RunningPlugin> running =
                running(before).stream().map(RunningPlugin::imagined).toList();
        Set<String> known = new HashSet<>();
        PluginPlan.of(before, running, Map.of()).steps().forEach(step -> known.add(step.sentence()));
        return PluginPlan.of(after, running, Map.of()).steps().stream()
                .filter(step -> !(step instanceof PluginStep.Keep))
                .map(PluginStep::sentence)
                .filter(sentence -> !known.contains(sentence))
                .toList();
    }
}
