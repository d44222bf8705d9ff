package dev.pergola.core.plugins;

import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.HookState;
import dev.pergola.core.hooks.Owner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Carries out plans, so that what runs becomes what is wanted.
 *
 * <p>Every plugin arrives unseen: its contributions are held back until all are there and sound, and appear in one
 * snapshot. In a swap that same snapshot has none of the departing version's; requests that took an older snapshot go on
 * with the old version, which is stopped once they have ended. A version that does not resolve, start or pass the check
 * is taken out again, the old one never leaves, and the jar is not tried again until it changes.
 *
 * <p>One reconciliation at a time; {@link #statuses()} may be asked by any thread meanwhile.
 */
public final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final HookRegistry registry;
    private final PluginPlatform platform;
    private final ArrivalCheck health;
    private final Duration drainTime;
    private boolean started;
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
    public synchronized void reconcile(WantedState wanted) {
        known = known.wanting(wanted);
        while (carryOut(known.plan())) {
            LOG.debug("A plugin failed, so the next best of its jars gets its turn");
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

    /** Answers whether a jar failed, so that another plan is needed. */
    private boolean carryOut(PluginPlan plan) {
        int failedBefore = known.failures().size();
        for (PluginStep step : plan.steps()) {
            if (step instanceof PluginStep.Keep keep) {
                known = known.running(new RunningPlugin(keep.running().owner(), keep.jar()));
            } else if (!(step instanceof PluginStep.Leave)) {
                LOG.atLevel(started ? Level.INFO : Level.DEBUG).log(step.sentence()); // a start is no news
                change(step);
            }
        }
        return known.failures().size() > failedBefore;
    }

    private void change(PluginStep step) {
        if (step instanceof PluginStep.Start start) {
            arrive(start.jar(), Optional.empty());
        } else if (step instanceof PluginStep.Replace replace) {
            arrive(replace.jar(), Optional.of(replace.departing()));
        } else if (step instanceof PluginStep.Stop stop) {
            leave(stop.departing());
        }
    }

    private void arrive(PluginJar jar, Optional<RunningPlugin> departing) {
        try {
            Owner arriving = platform.install(jar);
            registry.hold(arriving);
            try {
                platform.start(arriving);
                if (departing.isPresent()) { // nothing is lost by a plugin that runs in part, unless it takes a place
                    check(arriving, departing.get());
                }
                if (started) {
                    refuse(health.check(arriving));
                }
            } catch (PluginRefusal refusal) {
                remove(arriving);
                throw refusal;
            }
            take(arriving, jar, departing);
        } catch (PluginRefusal refusal) {
            fail(jar, refusal.trouble());
        }
    }

    /** What troubles the departing version as well is no reason to keep it. */
    private void check(Owner arriving, RunningPlugin departing) throws PluginRefusal {
        List<PluginTrouble> accepted = platform.troubles(departing.owner());
        Optional<PluginTrouble> trouble = platform.troubles(arriving).stream()
                .filter(candidate -> !accepted.contains(candidate))
                .findFirst()
                .or(() -> StatusReport.hooksOf(arriving, registry.current())
                        .filter(hook -> hook.state() == HookState.INVALID)
                        .map(hook -> new PluginTrouble(PluginState.START_FAILED, String.join(" ", hook.reasons())))
                        .findFirst());
        refuse(trouble);
    }

    private static void refuse(Optional<PluginTrouble> trouble) throws PluginRefusal {
        if (trouble.isPresent()) {
            throw new PluginRefusal(trouble.get());
        }
    }

    private void take(Owner arriving, PluginJar jar, Optional<RunningPlugin> departing) {
        if (departing.isPresent()) {
            registry.swap(departing.get().owner(), arriving);
        } else {
            registry.show(arriving);
        }
        known = known.running(new RunningPlugin(arriving, jar));
        departing.ifPresent(this::drainAndRemove);
    }

    private void leave(RunningPlugin departing) {
        registry.hold(departing.owner());
        known = known.notRunning(departing);
        drainAndRemove(departing);
    }

    private void drainAndRemove(RunningPlugin departing) {
        known = known.leaving(departing);
        if (!registry.awaitDrained(departing.owner(), drainTime)) {
            LOG.warn(
                    "{} leaves although requests still use it after {} ms; they may fail",
                    departing,
                    drainTime.toMillis());
        }
        remove(departing.owner());
        known = known.left();
    }

    /** A plugin that cannot be stopped may leave contributions behind; those stay out of sight for good. */
    private void remove(Owner plugin) {
        platform.remove(plugin);
        if (StatusReport.hooksOf(plugin, registry.current()).findAny().isEmpty()) {
            registry.show(plugin);
        }
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
