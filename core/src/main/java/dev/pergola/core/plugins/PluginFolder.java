package dev.pergola.core.plugins;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A folder whose jars shall run.
 *
 * @param origin what people call it, such as {@code distribution}
 * @param path the folder; one that does not exist counts as empty
 */
public record PluginFolder(String origin, Path path) {

    /** What the folder is called whose plugins come with the product. */
    public static final String DISTRIBUTION = "distribution";

    /** What the folder of the user is called. */
    public static final String HOME = "home folder";

    /** What is said instead of a folder of plugins that a command has installed. */
    public static final String INSTALLED = "installed set";

    /** What is said instead of a folder of a plugin that is being written. */
    public static final String PROJECT = "project";

    /** Checks the parts. */
    public PluginFolder {
        requireNonNull(origin, "origin is null");
        requireNonNull(path, "path is null");
    }
}
