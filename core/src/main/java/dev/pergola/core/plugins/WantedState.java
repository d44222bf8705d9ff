package dev.pergola.core.plugins;

import static java.util.stream.Collectors.toCollection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the folders ask for, and what was installed.
 *
 * @param files every jar: by folder, within a folder by time and then by name, so that of equals the last one is preferred
 * @param disabled the names of the plugins that are switched off, with the file that says so
 * @param set which generation of installed plugins is among the files; 0 for none
 */
public record WantedState(List<PluginFile> files, Map<String, Path> disabled, int set) {

    private static final String SAFE =
            "The server was started with --safe, which leaves out what was added to the product.";

    /** Copies the parts. */
    public WantedState {
        files = List.copyOf(files);
        disabled = Map.copyOf(disabled);
    }

    /**
     * Empty folders.
     *
     * @return nothing wanted
     */
    public static WantedState nothing() {
        return new WantedState(List.of(), Map.of(), 0);
    }

    /** The names of all plugins that have a jar, in order. */
    SortedSet<String> names() {
        return jars().map(PluginJar::name).collect(toCollection(TreeSet::new));
    }

    /**
     * The jars of one plugin, the best first: what is being written goes before everything else, and what was installed
     * before what comes with the product, whichever is newer, since somebody has chosen it; apart from that the highest
     * version, and of equal versions the last in the list.
     *
     * @param name the symbolic name
     * @return empty where there is no such plugin
     */
    public List<PluginJar> candidates(String name) {
        List<PluginJar> found = jars().filter(jar -> jar.name().equals(name)).collect(Collectors.toList());
        Collections.reverse(found);
        boolean chosen = found.stream().anyMatch(PluginFile::isOfSet);
        found.sort(Comparator.<PluginJar, Boolean>comparing(jar -> !jar.origin().equals(PluginFolder.PROJECT))
                .thenComparing(jar -> chosen && jar.origin().equals(PluginFolder.DISTRIBUTION))
                .thenComparing(PluginJar::version, Comparator.reverseOrder())); // a stable sort
        return found;
    }

    /** The files that are no plugin. */
    List<UnusableFile> unusable() {
        return only(UnusableFile.class).toList();
    }

    /** The plugins that do not run whatever else there is. */
    List<SetAsideJar> setAside() {
        return only(SetAsideJar.class).toList();
    }

    /** Why a file is no plugin; empty where it is one, or is not there. */
    Optional<UnusableFile> unusable(Path path) {
        return unusable().stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** The files of the installed set. */
    List<PluginFile> installed() {
        return files.stream().filter(PluginFile::isOfSet).toList();
    }

    /** The same without what was added to the product; that is listed with the reason. */
    WantedState safe() {
        Set<String> kept = Set.of(PluginFolder.DISTRIBUTION, PluginFolder.PROJECT);
        return withFiles(file -> file instanceof PluginJar jar && !kept.contains(jar.origin())
                ? new SetAsideJar(jar, new PluginTrouble(PluginState.DISABLED, SAFE))
                : file);
    }

    /** The same with the installed plugins of an earlier set in the place of those that are there, which are listed. */
    WantedState fallingBackTo(List<PluginJar> earlier, PluginTrouble why) {
        WantedState without = withFiles(file -> file instanceof PluginJar jar
                        && jar.isOfSet()
                        && earlier.stream().noneMatch(jar::hasContentOf)
                ? new SetAsideJar(jar, why)
                : file);
        List<PluginFile> all = new ArrayList<>(without.files);
        earlier.stream().filter(jar -> !all.contains(jar)).forEach(all::add);
        return new WantedState(all, disabled, set);
    }

    /**
     * The same with other installed plugins.
     *
     * @param number which generation they are
     * @param others their jars
     * @return a new value
     */
    public WantedState withSet(int number, List<PluginJar> others) {
        List<PluginFile> all = new ArrayList<>(files);
        all.removeAll(installed());
        all.addAll(others);
        return new WantedState(all, disabled, number);
    }

    private WantedState withFiles(UnaryOperator<PluginFile> change) {
        return new WantedState(files.stream().map(change).toList(), disabled, set);
    }

    private Stream<PluginJar> jars() {
        return only(PluginJar.class);
    }

    private <T extends PluginFile> Stream<T> only(Class<T> type) {
        return files.stream().filter(type::isInstance).map(type::cast);
    }
}
