package dev.pergola.core.plugins;

import java.nio.file.Path;

/** A jar or a source in a folder of plugins, or the sources of a project, as it was when it was last looked into. */
public sealed interface PluginFile permits PluginJar, SetAsideJar, UnusableFile {

    /**
     * Where it is.
     *
     * @return absolute
     */
    Path path();

    /**
     * Which folder it is in.
     *
     * @return what people call that folder
     */
    String origin();

    /**
     * What the directory said when it was looked into.
     *
     * @return size and time
     */
    FileStamp stamp();

    /**
     * Its name within its folder.
     *
     * @return the last part of the path
     */
    default String fileName() {
        return String.valueOf(path().getFileName());
    }

    /**
     * Where it comes from, for people. What was installed is kept under names that tell them nothing.
     *
     * @return such as {@code vega.jar in the home folder}
     */
    default String place() {
        return isOfSet() ? "the " + origin() : fileName() + " in the " + origin();
    }

    /** Whether it was installed by a command, so that it comes and goes with the other plugins of its set. */
    default boolean isOfSet() {
        return origin().equals(PluginFolder.INSTALLED);
    }
}
