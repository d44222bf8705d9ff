package dev.pergola.core.plugins;

import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.Owner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Carries out plans, so that what runs becomes what is wanted.
 *
 * <p>Plugins arrive unseen: their contributions are held back until all are there and sound. Then a single snapshot has all
 * that arrives and nothing of what departs; requests that took an older snapshot go on with the old versions, which are
 * stopped once they have ended. A version that does not resolve, start or pass the check is taken out again, the old one
 * never leaves, and the jar is not tried again until it changes or, where something was missing, another plugin arrives.
 *
 * <p>What was installed by commands changes as a whole once the server runs: where one of these plugins is not sound, none
 * of them arrives or leaves. At the start there may be nothing to go on with; then those that are sound run.
 *
 * <p>One reconciliation at a time; {@link #statuses()} may be asked by any thread meanwhile.
 */
public final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final HookRegistry registry;
    private final PluginPlatform platform;
    private final ArrivalCheck health;
    private final Duration drainTime;
    private volatile boolean started;
    private volatile KnownPlugins known = KnownPlugins.none(); // replaced as a whole, so that readers need no lock

    /**
     * Makes a reconciler under which nothing runs yet.
     *
     * @param registry where the contributions of plugins appear
     * @param platform where plugins run
     * @param health asks what arrives while the server runs
     * @param drainTime how long a departing plugin waits for the requests that use it
     */
    public Reconciler(HookRegistry registry, PluginPlatform platform, ArrivalCheck health, Duration drainTime) {
        this.registry = registry;
        this.platform = platform;
        this.health = health;
        this.drainTime = drainTime;
    }

    /**
     * Starts, replaces and stops plugins. Returns when all of that is done.
     *
     * @param wanted what shall run
     */
    public void reconcile(WantedState wanted) {
        reconcile(wanted, started);
    }

    /**
     * Starts, replaces and stops plugins. Returns when all of that is done.
     *
     * @param wanted what shall run
     * @param whole whether what was installed comes only as a whole
     */
    synchronized void reconcile(WantedState wanted, boolean whole) {
        known = known.wanting(wanted);
        while (carryOut(known.plan(), whole)) {
            LOG.debug("Something else can be tried now");
        }
        started = true;
    }

    /**
     * Forgets that jars failed for a reason which may be none any more, so that they get another turn.
     *
     * @param state what they failed with
     * @return whether there were any
     */
    public synchronized boolean forget(PluginState state) {
        KnownPlugins before = known;
        known = before.withoutFailures(state);
        return !known.failures().equals(before.failures());
    }

    /** What is wrong with the plugins of the installed set that run, as far as they know; empty where they are healthy. */
    synchronized Optional<PluginTrouble> unhealthy() {
        return known.running().values().stream()
                .filter(plugin -> plugin.jar().isOfSet())
                .sorted(Comparator.comparing(RunningPlugin::toString))
                .flatMap(plugin -> health.check(plugin.owner()).stream()
                        .map(trouble -> new PluginTrouble(
                                trouble.state(), "%s does not run: %s".formatted(plugin, trouble.reason()))))
                .findFirst();
    }

    /** What was missing before may have arrived. */
    private boolean forgetMissing(Set<PluginJar> jars) {
        KnownPlugins before = known;
        known = before.withoutFailures(PluginState.RESOLVING_FAILED, jars);
        return !known.failures().equals(before.failures());
    }

    /** Answers whether another plan is needed: the next best jar gets its turn, or one that needs what has arrived. */
    private boolean carryOut(PluginPlan plan, boolean whole) {
        Map<PluginJar, PluginTrouble> before = known.failures();
        List<PluginStep> changes = withDependents(changes(plan));
        Arrivals arrivals = new Arrivals(registry, platform, this::remove);
        boolean prepared = false;
        try {
            arrivals.prepare(only(PluginStep.Run.class, changes), started ? health : ArrivalCheck.NONE);
            prepared = true;
        } finally {
            if (!prepared) {
                arrivals.dismiss(step -> true);
            }
        }
        arrivals.failures().forEach(this::fail);
        boolean broken = whole && arrivals.failures().keySet().stream().anyMatch(PluginJar::isOfSet);
        if (broken) { // those who want it say what takes its place
            arrivals.dismiss(PluginStep::isOfSet);
            changes = changes.stream().filter(step -> !step.isOfSet()).toList();
        }
        exchange(changes, arrivals.sound());
        boolean fell = forgetFallen();
        boolean came = !arrivals.sound().isEmpty() && forgetMissing(before.keySet());
        boolean nextBest = !broken && !arrivals.failures().isEmpty();
        return fell || came || nextBest;
    }

    private List<PluginStep> changes(PluginPlan plan) {
        List<PluginStep> changes = new ArrayList<>();
        for (PluginStep step : plan.steps()) {
            if (step instanceof PluginStep.Keep keep) {
                known = known.running(new RunningPlugin(keep.running().owner(), keep.jar()));
            } else if (!(step instanceof PluginStep.Leave)) {
                LOG.atLevel(started ? Level.INFO : Level.DEBUG).log(step.sentence()); // a start is no news
                changes.add(step);
            }
        }
        return changes;
    }

    /** Those that use classes of what is replaced start anew beside themselves, so that they are not missing for a moment. */
    private List<PluginStep> withDependents(List<PluginStep> changes) {
        Set<Owner> departing = only(PluginStep.Replace.class, changes).stream()
                .map(step -> step.departing().owner())
                .collect(Collectors.toSet());
        List<PluginStep> all = new ArrayList<>(changes);
        if (!departing.isEmpty()) {
            Set<Owner> dependents = new HashSet<>(platform.dependents(departing));
            changes.forEach(step -> step.departs().ifPresent(plugin -> dependents.remove(plugin.owner())));
            known.running().values().stream()
                    .filter(plugin -> dependents.contains(plugin.owner()))
                    .filter(plugin -> known.wanted().files().contains(plugin.jar())) // it is still there to be read
                    .forEach(plugin -> all.add(new PluginStep.Replace(plugin, plugin.jar())));
        }
        return all;
    }

    private static <T extends PluginStep> List<T> only(Class<T> type, List<PluginStep> steps) {
        return steps.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** All of it becomes visible at once; what leaves is stopped when the requests that use it have ended. */
    private void exchange(List<PluginStep> changes, Map<PluginStep.Run, Owner> arrivals) {
        List<RunningPlugin> departing = changes.stream()
                .filter(step -> step instanceof PluginStep.Stop || arrivals.containsKey(step))
                .flatMap(step -> step.departs().stream())
                .toList();
        List<Owner> departed = departing.stream().map(RunningPlugin::owner).toList();
        if (departed.isEmpty() && arrivals.isEmpty()) {
            return;
        }
        registry.exchange(departed, arrivals.values());
        departing.forEach(plugin -> known = known.notRunning(plugin));
        arrivals.forEach((step, owner) -> known = known.running(new RunningPlugin(owner, step.jar())));
        known = known.leaving(departing);
        long deadline = System.nanoTime() + drainTime.toNanos();
        for (RunningPlugin plugin : departing) {
            drain(plugin, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
        departed.forEach(this::remove);
        known = known.leaving(List.of());
    }

    private void drain(RunningPlugin departing, Duration limit) {
        if (!registry.awaitDrained(departing.owner(), limit)) {
            LOG.warn(
                    "{} leaves although requests still use it after {} ms; they may fail",
                    departing,
                    drainTime.toMillis());
        }
    }

    /** A plugin that cannot be stopped may leave contributions behind; those stay out of sight for good. */
    private void remove(Owner plugin) {
        platform.remove(plugin);
        if (StatusReport.hooksOf(plugin, registry.current()).findAny().isEmpty()) {
            registry.show(plugin);
        }
    }

    /** What was stopped because something that it uses has left gets another turn, which finds out what is missing. */
    private boolean forgetFallen() {
        List<RunningPlugin> fallen = known.running().values().stream()
                .filter(plugin -> !platform.runs(plugin.owner()))
                .toList();
        fallen.forEach(plugin -> {
            known = known.notRunning(plugin);
            remove(plugin.owner());
        });
        return !fallen.isEmpty();
    }

    private void fail(PluginJar jar, PluginTrouble trouble) {
        LOG.warn("{} from {} does not run: {}", jar, jar.path(), trouble.reason());
        known = known.failed(jar, trouble);
    }

    /**
     * Why a jar that was tried does not run. May be asked by any thread.
     *
     * @param jar one of the last wanted state
     * @return empty where it runs, or was not tried
     */
    Optional<PluginTrouble> failure(PluginJar jar) {
        return Optional.ofNullable(known.failures().get(jar));
    }

    /**
     * Every plugin and every file in the folders, with its state.
     *
     * @return by name, of one name the newest version first
     */
    public List<PluginStatus> statuses() {
        return new StatusReport(known, registry.current(), platform).statuses();
    }
}
