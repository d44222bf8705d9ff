package dev.pergola.core.sets;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.plugins.FolderScan;
import dev.pergola.core.plugins.PlanPreview;
import dev.pergola.core.plugins.PluginFolder;
import dev.pergola.core.plugins.PluginJar;
import dev.pergola.core.plugins.PluginTrial;
import dev.pergola.core.plugins.PluginTrouble;
import dev.pergola.core.plugins.WantedState;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans and carries out changes of what is installed. Used by commands and by a server alike, any number of which may be
 * there: changes come one after the other, and each is planned again once it is its turn. May be used by any thread.
 */
public final class PluginSets {

    /** How many sets are kept to go back to. */
    public static final int KEPT = 10;

    private static final ErrorCode REFUSED = new ErrorCode("plugins-refused", 400);
    private static final ErrorCode UNKNOWN = new ErrorCode("unknown-plugin", 404);

    private final SetFolder folder;
    private final List<PluginFolder> folders;
    private final List<PluginSource> sources;
    private final PluginTrial trial;
    private final Clock clock;

    /**
     * Makes the sets of a user.
     *
     * @param folder where they are
     * @param folders the folders whose jars run as well
     * @param sources where plugins come from, those first that are asked first
     * @param trial tells whether plugins could run
     * @param clock for the time of a set
     */
    public PluginSets(
            SetFolder folder, List<PluginFolder> folders, List<PluginSource> sources, PluginTrial trial, Clock clock) {
        this.folder = requireNonNull(folder, "folder is null");
        this.folders = List.copyOf(folders);
        this.sources = List.copyOf(sources);
        this.trial = requireNonNull(trial, "trial is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * The sets that are kept, also that in force.
     *
     * @return the newest first; empty where nothing was ever installed
     */
    public List<PluginSet> kept() {
        return folder.kept();
    }

    /**
     * The set in force.
     *
     * @return {@link PluginSet#NONE} where nothing was ever installed
     */
    public PluginSet current() {
        return folder.current();
    }

    /**
     * What can be installed by its name.
     *
     * @param text words that have to be said of it; blank for everything
     * @return of each plugin the newest version; empty where nothing fits
     */
    public List<Offer> offers(String text) {
        return sources.stream().flatMap(source -> source.offers(text).stream()).toList();
    }

    /**
     * Finds out what a change would do. Changes nothing.
     *
     * @param change what is asked for
     * @return the plan, with the reasons where it cannot be carried out
     * @throws ServerException where something that was named cannot be found, or is no plugin
     */
    public SetPlan plan(SetChange change) {
        PluginSet set = folder.current();
        WantedState now = new FolderScan(folders, folder::pinned).look().orElseGet(WantedState::nothing);
        NextSet next = next(change, set, now);
        boolean same = List.copyOf(next.plugins()).equals(set.plugins());
        PluginSet after = same
                ? set
                : set.next(
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        Cause.of(change, next.arrivals()),
                        List.copyOf(next.plugins()));
        WantedState then = now.withSet(after.number(), jars(after, next.arrivals(), now));
        List<String> steps = new ArrayList<>(PlanPreview.sentences(now, then));
        List<String> refusals = new ArrayList<>(next.refusals());
        tryOut(then, next.arrivals(), steps, refusals);
        return new SetPlan(set, after, next.arrivals(), steps, refusals);
    }

    /** What arrives and cannot run is refused; what is here and cannot run, or not any more, is told. */
    private void tryOut(WantedState then, List<Arrival> arrivals, List<String> steps, List<String> refusals) {
        List<PluginJar> running = PlanPreview.running(then);
        Map<PluginJar, PluginTrouble> troubles = trial.tryOut(running);
        for (PluginJar jar : running) {
            PluginTrouble trouble = troubles.get(jar);
            if (trouble != null) {
                boolean arrives = arrivals.stream()
                        .anyMatch(arrival -> arrival.jar().sha256().equals(jar.sha256()));
                (arrives ? refusals : steps).add("%s cannot run: %s".formatted(jar, trouble.reason()));
            }
        }
    }

    private NextSet next(SetChange change, PluginSet set, WantedState now) {
        if (change instanceof SetChange.Install install) {
            List<Arrival> arrivals = install.what().stream()
                    .flatMap(wish -> find(wish, set).stream())
                    .toList();
            return NextSet.with(arrivals, install.downgrade(), set, now);
        }
        if (change instanceof SetChange.Update update) {
            return update(full(update.names(), set), set, now);
        }
        if (change instanceof SetChange.Uninstall uninstall) {
            return NextSet.without(full(uninstall.names(), set), set, now);
        }
        return rollback(((SetChange.Rollback) change).to(), set);
    }

    private static List<String> full(List<String> names, PluginSet set) {
        List<String> installed = set.plugins().stream().map(PinnedPlugin::name).toList();
        return names.stream().map(name -> ShortName.full(name, installed)).toList();
    }

    private List<Arrival> find(String wish, PluginSet set) {
        return sources.stream()
                .flatMap(source -> source.find(wish, set).stream())
                .findFirst()
                .orElseThrow(() -> new ServerException(
                        UNKNOWN,
                        "There is no file and no plugin '%s'.".formatted(wish),
                        "Name a jar, a folder of jars, or a plugin of the catalogue."));
    }

    /** Origins that have nothing newer, or nothing any more, are no reason to refuse the others. */
    private NextSet update(List<String> names, PluginSet set, WantedState now) {
        List<String> refusals = new ArrayList<>();
        for (String name : names) {
            if (set.find(name).isEmpty()) {
                refusals.add(NextSet.notInstalled(name, set, now));
            }
        }
        List<Arrival> newer = set.plugins().stream()
                .filter(plugin -> names.isEmpty() || names.contains(plugin.name()))
                .flatMap(plugin -> newest(plugin, set).stream())
                .filter(arrival -> set.find(arrival.jar().name())
                        .filter(there -> there.version().compareTo(arrival.jar().version()) > 0)
                        .isEmpty())
                .toList();
        NextSet next = NextSet.with(newer, false, set, now);
        refusals.addAll(next.refusals());
        return new NextSet(next.plugins(), next.arrivals(), refusals);
    }

    private List<Arrival> newest(PinnedPlugin plugin, PluginSet set) {
        return sources.stream()
                .flatMap(source -> source.newest(plugin, set).stream())
                .findFirst()
                .orElseGet(List::of);
    }

    private NextSet rollback(Optional<Integer> to, PluginSet set) {
        List<PluginSet> kept = folder.kept();
        Optional<PluginSet> goal = kept.stream()
                .filter(candidate ->
                        to.map(number -> number == candidate.number()).orElse(candidate.number() < set.number()))
                .findFirst()
                .or(() -> to.isEmpty() && set.number() == 1 ? Optional.of(PluginSet.NONE) : Optional.empty());
        if (goal.isEmpty()) {
            return new NextSet(set.plugins(), List.of(), List.of(noSet(to, kept)));
        }
        List<String> refusals = goal.get().plugins().stream()
                .filter(plugin -> !folder.has(plugin.sha256()))
                .map(plugin -> "The jar of %s is not kept any more, or is damaged. Install it again.".formatted(plugin))
                .toList();
        return new NextSet(goal.get().plugins(), List.of(), refusals);
    }

    private static String noSet(Optional<Integer> to, List<PluginSet> kept) {
        List<Integer> numbers = kept.stream().map(PluginSet::number).toList();
        return to.map(number -> "There is no set %d; these are kept: %s.".formatted(number, numbers))
                .orElse("There is no set to go back to.");
    }

    /** Where the jars of a set are, or would be; those that arrive are still where they come from. */
    private List<PluginJar> jars(PluginSet after, List<Arrival> arrivals, WantedState now) {
        return after.plugins().stream()
                .map(plugin -> arrivals.stream()
                        .map(Arrival::jar)
                        .filter(jar -> jar.sha256().equals(plugin.sha256()))
                        .map(jar -> jar.movedTo(jar.path(), PluginFolder.INSTALLED))
                        .findFirst()
                        .orElseGet(() -> kept(plugin, now)))
                .toList();
    }

    private PluginJar kept(PinnedPlugin plugin, WantedState now) {
        return now.candidates(plugin.name()).stream()
                .filter(jar ->
                        jar.sha256().equals(plugin.sha256()) && jar.origin().equals(PluginFolder.INSTALLED))
                .findFirst()
                .orElseGet(() -> folder.described(plugin));
    }

    /**
     * Carries a change out: plans it, checks it, and puts the new set into force. Servers follow within a second.
     *
     * @param change what is asked for
     * @return what was done
     * @throws ServerException where it is refused; then nothing has changed
     */
    public SetPlan carryOut(SetChange change) {
        return folder.alone(() -> {
            SetPlan plan = plan(change);
            if (!plan.refusals().isEmpty()) {
                throw new ServerException(REFUSED, plan.refusals(), Optional.of("Nothing was changed."));
            }
            if (plan.changesSomething()) {
                plan.arrivals()
                        .forEach(arrival ->
                                folder.keep(arrival.jar().path(), arrival.jar().sha256()));
                folder.putInForce(plan.after());
                folder.tidy(KEPT);
            }
            return plan;
        });
    }
}
