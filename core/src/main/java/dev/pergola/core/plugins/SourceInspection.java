package dev.pergola.core.plugins;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.source.OneFile;
import dev.pergola.core.source.PluginMaker;
import dev.pergola.core.source.PluginSources;
import dev.pergola.core.source.ProjectFolder;
import dev.pergola.core.source.SourceRefusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes plugins of sources and says which they are, or what is wrong with the sources, which is also in the log. */
public final class SourceInspection {

    private static final Logger LOG = LoggerFactory.getLogger(SourceInspection.class);

    private final PluginMaker maker;
    private final List<Path> classPath;
    private final Function<Path, List<Path>> classPathOfProject;

    /**
     * Makes an inspection.
     *
     * @param maker who makes plugins of sources
     * @param classPath what a plugin of one file may use
     * @param classPathOfProject answers what the sources in a folder of a project may use
     */
    public SourceInspection(PluginMaker maker, List<Path> classPath, Function<Path, List<Path>> classPathOfProject) {
        this.maker = requireNonNull(maker, "maker is null");
        this.classPath = List.copyOf(classPath);
        this.classPathOfProject = requireNonNull(classPathOfProject, "classPathOfProject is null");
    }

    /** A plugin that is being written: a single file, or the folder of a project. */
    PluginSources project(Path place) {
        return Files.isDirectory(place) ? new ProjectFolder(place, classPathOfProject) : new OneFile(place, classPath);
    }

    PluginFile inspect(Path file, String origin, FileStamp stamp) {
        return inspect(new OneFile(file, classPath), origin, stamp);
    }

    PluginFile inspect(PluginSources sources, String origin, FileStamp stamp) {
        Path place = sources.place();
        try {
            PluginFile made = JarInspection.inspect(maker.make(sources), origin, stamp);
            return made instanceof PluginJar jar
                    ? jar.madeOf(place, origin, stamp)
                    : new UnusableFile(place, origin, stamp, ((UnusableFile) made).reason());
        } catch (SourceRefusal refusal) {
            if (!origin.equals(PluginFolder.PROJECT)) { // who writes it is told already
                LOG.warn("No plugin can be made of {}:\n{}", place, refusal.explanation());
            }
            return new UnusableFile(place, origin, stamp, refusal.explanation());
        }
    }
}
