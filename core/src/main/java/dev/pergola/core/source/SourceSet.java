package dev.pergola.core.source;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a plugin is made of.
 *
 * @param identity what it is called
 * @param sources what is compiled
 * @param resources further files of the jar, by their path in it
 * @param instructions what bnd is told besides, as properties; empty where nothing is
 * @param classPath what the sources may use besides the JDK
 * @param alone whether this is a single file, which has to hold a component
 */
public record SourceSet(
        PluginIdentity identity,
        List<SourceText> sources,
        SortedMap<String, byte[]> resources,
        String instructions,
        List<Path> classPath,
        boolean alone) {

    /** Checks the parts and copies the collections. */
    public SourceSet {
        requireNonNull(identity, "identity is null");
        sources = List.copyOf(sources);
        resources = new TreeMap<>(resources);
        requireNonNull(instructions, "instructions is null");
        classPath = List.copyOf(classPath);
    }

    static SourceSet ofOneFile(PluginIdentity identity, SourceText source, List<Path> classPath) {
        return new SourceSet(identity, List.of(source), new TreeMap<>(), "", classPath, true);
    }
}
