package dev.pergola.core.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of a plan that is about one plugin, in all the jars that hold it. */
final class PlanOfOne {

    private final WantedState wanted;
    private final List<PluginJar> candidates;
    private final Optional<Path> disabledBy;
    private final Optional<RunningPlugin> running;
    private final Map<PluginJar, PluginTrouble> failures;

    PlanOfOne(
            WantedState wanted, String name, Optional<RunningPlugin> running, Map<PluginJar, PluginTrouble> failures) {
        this.wanted = wanted;
        this.candidates = wanted.candidates(name);
        this.disabledBy = Optional.ofNullable(wanted.disabled().get(name));
        this.running = running;
        this.failures = failures;
    }

    void addTo(List<PluginStep> steps) {
        if (disabledBy.isPresent()) {
            String reason = "%s switches it off.".formatted(disabledBy.get());
            running.ifPresent(plugin -> steps.add(new PluginStep.Stop(plugin, reason)));
            candidates.forEach(jar -> steps.add(leave(jar, PluginState.DISABLED, reason)));
            return;
        }
        if (candidates.isEmpty()) {
            running.map(this::withoutCandidates).ifPresent(steps::add);
            return;
        }
        Optional<PluginStep.Run> run = running.isPresent() ? Optional.of(next(running.get())) : first();
        run.ifPresent(steps::add);
        for (PluginJar jar : candidates) {
            if (run.map(PluginStep.Run::jar).filter(jar::equals).isEmpty()) {
                steps.add(leave(jar, run));
            }
        }
    }

    private PluginStep withoutCandidates(RunningPlugin current) {
        boolean overwritten = wanted.unusable(current.jar().path()).isPresent();
        return overwritten // by something that cannot take its place
                ? new PluginStep.Keep(current, current.jar())
                : new PluginStep.Stop(current, whyGone(current.jar()));
    }

    private static String whyGone(PluginJar jar) {
        return jar.isOfSet() ? "it is not installed any more." : "%s is gone.".formatted(jar.path());
    }

    private Optional<PluginStep.Run> first() {
        return candidates.stream()
                .filter(jar -> !failures.containsKey(jar))
                .findFirst()
                .map(PluginStep.Start::new);
    }

    private PluginStep.Run next(RunningPlugin current) {
        PluginJar best = candidates.get(0);
        if (isWrittenOn(current.jar())) {
            return new PluginStep.Keep(current, current.jar());
        }
        if (failures.containsKey(best) || best.hasContentOf(current.jar())) {
            PluginJar itself = candidates.stream()
                    .filter(jar -> jar.hasContentOf(current.jar()))
                    .findFirst()
                    .orElse(current.jar());
            return new PluginStep.Keep(current, itself);
        }
        return new PluginStep.Replace(current, best);
    }

    /** Sources that do not compile for a moment are no reason to go back to a jar. */
    private boolean isWrittenOn(PluginJar jar) {
        return jar.isMade() && wanted.unusable(jar.path()).isPresent();
    }

    private PluginStep leave(PluginJar jar, Optional<PluginStep.Run> run) {
        PluginTrouble failure = failures.get(jar);
        if (failure != null) {
            return new PluginStep.Leave(jar, failure);
        }
        PluginJar first = run.orElseThrow().jar(); // where nothing runs, every candidate has failed
        return leave(
                jar,
                PluginState.SUPERSEDED,
                first.hasContentOf(jar)
                        ? "It is the same as %s, so one of the two files can be deleted.".formatted(first.path())
                        : "Version %s goes first, from %s. Delete that file to go back to this one."
                                .formatted(first.version(), first.path()));
    }

    private static PluginStep leave(PluginJar jar, PluginState state, String reason) {
        return new PluginStep.Leave(jar, new PluginTrouble(state, reason));
    }
}
