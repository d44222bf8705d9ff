package dev.pergola.core.plugins;

import dev.pergola.core.source.PluginMaker;
import dev.pergola.core.source.PluginSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows which files can hold plugins, and looks into each as it has to be: into jars, sources and projects. */
final class FileInspection {

    private static final String JAR = ".jar";

    private final List<PluginFolder> folders;
    private final Optional<SourceInspection> sources;
    private final Map<Path, PluginSources> projects = new LinkedHashMap<>();

    FileInspection(List<PluginFolder> folders, Optional<SourceInspection> sources) {
        this.folders = folders;
        this.sources = sources;
    }

    void develop(Path place) {
        projects.put(place, sources.orElseThrow().project(place));
    }

    /** The plugins that are being written. */
    Collection<PluginSources> projects() {
        return projects.values();
    }

    /** The folders in which something may change. */
    Set<Path> directories() {
        Set<Path> directories = new LinkedHashSet<>();
        folders.forEach(folder -> directories.add(folder.path()));
        for (PluginSources project : projects.values()) {
            project.parts()
                    .forEach(part -> directories.add(part.toAbsolutePath().getParent()));
            project.parts().forEach(part -> directories.addAll(TreeStamp.directoriesBelow(part)));
        }
        return directories;
    }

    /** Whether a file in a folder can hold a plugin, by its name. */
    boolean isOfInterest(String fileName) {
        return fileName.endsWith(JAR) || (sources.isPresent() && PluginMaker.isOneFile(fileName));
    }

    PluginFile inspect(Path path, FileStamp stamp) {
        PluginSources project = projects.get(path);
        if (project != null) {
            return sources.orElseThrow().inspect(project, PluginFolder.PROJECT, stamp);
        }
        return sources.filter(made -> PluginMaker.isOneFile(String.valueOf(path.getFileName())))
                .map(made -> made.inspect(path, origin(path), stamp))
                .orElseGet(() -> JarInspection.inspect(path, origin(path), stamp));
    }

    private String origin(Path path) {
        return folders.stream()
                .filter(folder -> folder.path().equals(path.getParent()))
                .map(PluginFolder::origin)
                .findFirst()
                .orElseThrow();
    }

    /** What was made of a source may be deleted at any time, and is then made again. */
    static boolean isThere(PluginFile file) {
        return !(file instanceof PluginJar jar && jar.isMade()) || Files.exists(jar.content());
    }
}
