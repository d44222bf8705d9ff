package dev.pergola.core.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of plugins, looked at again and again: once by the starting thread, before a command line is run, and then
 * by a scheduled task.
 *
 * <p>While the server runs, an installed set is taken as a whole or not at all: where one of its plugins does not come up,
 * the plugins of the last good set go on. When the server starts it is the same for a set that has not come up whole before;
 * of one that has, and where no set ever has, those plugins run that come up.
 */
public final class FolderWatch {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private final FolderScan scan;
    private final Reconciler reconciler;
    private final boolean safe;
    private Optional<WantedState> wanted = Optional.empty();
    private List<PluginJar> good = List.of();
    private List<PluginFile> bad = List.of();
    private Optional<Development> development = Optional.empty();
    private Optional<WantedState> last = Optional.empty();
    private LastGoodSet lastGood = LastGoodSet.NONE;
    private boolean started;
    private boolean configured;
    private boolean unproven; // the set that the server has started with, until it says that it is healthy
    private boolean waitsForSettings;
    private volatile Optional<RejectedSet> rejected = Optional.empty();
    private volatile int set;

    /**
     * Makes a watch that has not looked yet.
     *
     * @param scan the folders
     * @param reconciler who acts on what they say
     * @param safe whether only plugins run that come with the product
     */
    public FolderWatch(FolderScan scan, Reconciler reconciler, boolean safe) {
        this.scan = scan;
        this.reconciler = reconciler;
        this.safe = safe;
    }

    /**
     * Remembers from now on which set has come up whole. To be called before the first look.
     *
     * @param memory what was remembered at earlier starts
     */
    public void remember(LastGoodSet memory) {
        lastGood = memory;
    }

    /**
     * Looks from the next look on at the sources of a plugin as well, which goes before every other of its name.
     *
     * @param place the only file, or the folder of a project
     * @param listener is told each time its sources have changed and what follows from that is done
     */
    public synchronized void develop(Path place, Consumer<PluginFile> listener) {
        scan.develop(place);
        development = Optional.of(new Development(place, listener));
    }

    /**
     * The folders in which something may change.
     *
     * @return absolute; some may not exist
     */
    public synchronized Set<Path> directories() {
        return scan.directories();
    }

    /** Looks once, and lets the wanted plugins run where something changed. Returns when that is done. */
    public synchronized void look() {
        wanted = scan.look().map(state -> safe ? state.safe() : state).or(() -> wanted);
        wanted.ifPresent(this::apply);
        if (configured && unproven) {
            last.ifPresent(this::prove);
        }
        wanted.ifPresent(state -> development.ifPresent(project -> project.tell(state)));
        wanted = Optional.empty(); // not reached when that failed, so the next look tries again
    }

    /**
     * The installed set that does not run, though it is wanted. May be asked by any thread.
     *
     * @return empty where the set that is wanted runs
     */
    public Optional<RejectedSet> rejected() {
        return rejected;
    }

    /**
     * Which installed set was acted on last, whether it came up or not. May be asked by any thread.
     *
     * @return 0 before the first
     */
    public int set() {
        return set;
    }

    /**
     * Tries those plugins again that did not come up because of their settings, since these have changed or are known for the
     * first time. Returns when that is done.
     */
    public synchronized void tryAgain() {
        configured = true;
        if (reconciler.forget(PluginState.SETTINGS_REFUSED) || waitsForSettings) {
            bad = List.of();
            last.ifPresent(this::apply);
        }
    }

    private void apply(WantedState state) {
        last = Optional.of(state);
        follow(state);
        set = state.set();
    }

    private void follow(WantedState state) {
        if (rejected.isPresent() && bad.equals(state.installed())) {
            reconciler.reconcile(fallBack(state)); // something else has changed
            return;
        }
        Optional<PinnedSet> earlier = started || safe ? Optional.empty() : earlierThan(state);
        boolean whole = started || earlier.isPresent();
        List<PluginTrouble> troubles = whole ? troubles(state) : List.of();
        if (troubles.isEmpty()) { // else it is known beforehand that the set cannot come as a whole
            reconciler.reconcile(state, whole);
            troubles = troubles(state);
        }
        if (whole && !troubles.isEmpty()) {
            earlier.ifPresent(set -> good = jars(scan.inspected(set)));
            reject(state, troubles.get(0));
        } else {
            rejected = Optional.empty();
            waitsForSettings = false;
            bad = List.of();
            good = jars(state.installed()).stream()
                    .filter(jar -> reconciler.failure(jar).isEmpty())
                    .toList();
            boolean arrived = started && state.set() != set; // so its plugins were asked
            unproven = troubles.isEmpty() && !safe && !arrived && (unproven || !started);
            if (troubles.isEmpty() && arrived && !safe) {
                lastGood.remember(state.set());
            }
        }
        started = true;
    }

    private void reject(WantedState state, PluginTrouble why) {
        bad = state.installed();
        unproven = false;
        waitsForSettings = why.state() == PluginState.SETTINGS_REFUSED;
        rejected = Optional.of(new RejectedSet(state.set(), why.reason()));
        LOG.warn("Set {} is not used, and what ran before goes on: {}", state.set(), why.reason());
        reconciler.reconcile(fallBack(state));
    }

    /** Asks the plugins of a set that has not come up before; at the start neither settings nor databases were there yet. */
    private void prove(WantedState state) {
        unproven = false;
        if (state.set() == 0
                || lastGood.find().filter(set -> set.number() == state.set()).isPresent()) {
            return;
        }
        Optional<PinnedSet> earlier = earlierThan(state);
        Optional<PluginTrouble> trouble = reconciler.unhealthy();
        if (trouble.isEmpty()) {
            lastGood.remember(state.set());
        } else if (earlier.isPresent()) {
            good = jars(scan.inspected(earlier.get()));
            reject(state, trouble.get());
        }
    }

    private Optional<PinnedSet> earlierThan(WantedState state) {
        return lastGood.find().filter(set -> set.number() != state.set());
    }

    private static List<PluginJar> jars(List<PluginFile> files) {
        return files.stream()
                .filter(PluginJar.class::isInstance)
                .map(PluginJar.class::cast)
                .toList();
    }

    private WantedState fallBack(WantedState state) {
        RejectedSet set = rejected.orElseThrow();
        String why = "Set %d is not used, because of one of its plugins: %s".formatted(set.number(), set.reason());
        return state.fallingBackTo(good, new PluginTrouble(PluginState.REJECTED, why));
    }

    private List<PluginTrouble> troubles(WantedState state) {
        List<PluginTrouble> troubles = new ArrayList<>();
        for (PluginFile file : state.installed()) {
            if (file instanceof UnusableFile unusable) {
                troubles.add(new PluginTrouble(PluginState.INVALID, unusable.reason()));
            } else if (file instanceof PluginJar jar) {
                reconciler
                        .failure(jar)
                        .map(trouble -> new PluginTrouble(
                                trouble.state(), "%s does not run: %s".formatted(jar, trouble.reason())))
                        .ifPresent(troubles::add);
            }
        }
        return troubles;
    }
}
