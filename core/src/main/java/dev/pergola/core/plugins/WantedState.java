package dev.pergola.core.plugins;

import static java.util.stream.Collectors.toCollection;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the folders ask for.
 *
 * @param files every jar: by folder, within a folder by time and then by name, so that of equals the last one is preferred
 * @param disabled the names of the plugins that are switched off, with the file that says so
 */
public record WantedState(List<PluginFile> files, Map<String, Path> disabled) {

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
        return new WantedState(List.of(), Map.of());
    }

    /** The names of all plugins that have a jar, in order. */
    SortedSet<String> names() {
        return jars().stream().map(PluginJar::name).collect(toCollection(TreeSet::new));
    }

    /** The jars of one plugin: the highest version first, of equal versions the last in the list. */
    List<PluginJar> candidates(String name) {
        List<PluginJar> found =
                jars().stream().filter(jar -> jar.name().equals(name)).collect(Collectors.toList());
        Collections.reverse(found);
        found.sort(Comparator.comparing(PluginJar::version).reversed()); // a stable sort
        return found;
    }

    /** The files that are no plugin. */
    List<UnusableFile> unusable() {
        return files.stream()
                .filter(UnusableFile.class::isInstance)
                .map(UnusableFile.class::cast)
                .toList();
    }

    /** Why a file is no plugin; empty where it is one, or is not there. */
    Optional<UnusableFile> unusable(Path path) {
        return unusable().stream().filter(file -> file.path().equals(path)).findFirst();
    }

    private List<PluginJar> jars() {
        return files.stream()
                .filter(PluginJar.class::isInstance)
                .map(PluginJar.class::cast)
                .toList();
    }
}
