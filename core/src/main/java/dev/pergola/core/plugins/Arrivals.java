package dev.pergola.core.plugins;

import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.HookState;
import dev.pergola.core.hooks.Owner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Plugins that arrive together, unseen. All are installed before the first is started, so that one finds what another brings
 * whatever their order is; all are started before the first is asked whether it is sound. Those that are not are removed.
 *
 * <p>For one thread, and one exchange of plugins.
 */
final class Arrivals {

    private final HookRegistry registry;
    private final PluginPlatform platform;
    private final Consumer<Owner> remover;
    private final Map<PluginStep.Run, Owner> unseen = new LinkedHashMap<>();
    private final Map<PluginJar, PluginTrouble> failures = new LinkedHashMap<>();

    /**
     * Makes arrivals of none.
     *
     * @param registry where their contributions are held back
     * @param platform where they run
     * @param remover takes out what is not sound
     */
    Arrivals(HookRegistry registry, PluginPlatform platform, Consumer<Owner> remover) {
        this.registry = registry;
        this.platform = platform;
        this.remover = remover;
    }

    @FunctionalInterface
    private interface Phase {

        void of(PluginStep.Run step, Owner arriving) throws PluginRefusal;
    }

    /**
     * Lets plugins arrive, as far as that works.
     *
     * @param steps by which they shall run
     * @param health what they are asked at the end
     */
    void prepare(List<PluginStep.Run> steps, ArrivalCheck health) {
        for (PluginStep.Run step : steps) {
            try {
                Owner arriving = platform.install(step.jar());
                unseen.put(step, arriving);
                registry.hold(arriving);
            } catch (PluginRefusal refusal) {
                failures.put(step.jar(), refusal.trouble());
            }
        }
        each((step, arriving) -> platform.start(arriving));
        each((step, arriving) -> {
            refuse(platform.runs(arriving) ? List.of() : platform.troubles(arriving)); // what it uses has failed
            if (step
                    instanceof
                    PluginStep.Replace replace) { // nothing is lost by one that runs in part, unless it takes a place
                check(arriving, replace.departing());
            }
            refuse(health.check(arriving).stream().toList());
        });
    }

    private void each(Phase phase) {
        for (Map.Entry<PluginStep.Run, Owner> arrival : List.copyOf(unseen.entrySet())) {
            try {
                phase.of(arrival.getKey(), arrival.getValue());
            } catch (PluginRefusal refusal) {
                unseen.remove(arrival.getKey());
                remover.accept(arrival.getValue());
                failures.put(arrival.getKey().jar(), refusal.trouble());
            }
        }
    }

    /** What troubles the departing version as well is no reason to keep it. */
    private void check(Owner arriving, RunningPlugin departing) throws PluginRefusal {
        List<PluginTrouble> accepted = platform.troubles(departing.owner());
        List<PluginTrouble> troubles = new ArrayList<>(platform.troubles(arriving));
        troubles.removeAll(accepted);
        StatusReport.hooksOf(arriving, registry.current())
                .filter(hook -> hook.state() == HookState.INVALID)
                .map(hook -> new PluginTrouble(PluginState.START_FAILED, String.join(" ", hook.reasons())))
                .forEach(troubles::add);
        refuse(troubles);
    }

    private static void refuse(List<PluginTrouble> troubles) throws PluginRefusal {
        Optional<PluginTrouble> first = troubles.stream().findFirst();
        if (first.isPresent()) {
            throw new PluginRefusal(first.get());
        }
    }

    /** Removes those that were to arrive by some steps, though they are sound. */
    void dismiss(Predicate<PluginStep> which) {
        for (PluginStep.Run step : List.copyOf(unseen.keySet())) {
            if (which.test(step)) {
                Optional.ofNullable(unseen.remove(step)).ifPresent(remover);
            }
        }
    }

    /** Those that are sound, by the step of each. */
    Map<PluginStep.Run, Owner> sound() {
        return Map.copyOf(unseen);
    }

    /** Those that are not. */
    Map<PluginJar, PluginTrouble> failures() {
        return Map.copyOf(failures);
    }
}
