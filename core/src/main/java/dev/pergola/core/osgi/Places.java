package dev.pergola.core.osgi;

import dev.pergola.core.plugins.PluginFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where the product and its user keep things.
 *
 * @param distribution the directory of the product, where the launcher tells it
 * @param home the directory of the user; need not exist
 */
record Places(Optional<Path> distribution, Path home) {

    static final String PLUGINS = "plugins";

    /**
     * Finds the places: the home is what the framework was told, else what the environment says, else a directory in the
     * user's own.
     *
     * @param frameworkProperty answers a property of the framework
     * @param environment answers an environment variable
     */
    static Places find(
            Function<String, Optional<String>> frameworkProperty, Function<String, Optional<String>> environment) {
        Path home = frameworkProperty
                .apply("pergola.home")
                .or(() -> environment.apply("PERGOLA_HOME"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".pergola"));
        return new Places(
                frameworkProperty.apply("pergola.distribution").map(Path::of),
                home.toAbsolutePath().normalize());
    }

    /** The folders of plugins; of equal versions that in the home goes first. */
    List<PluginFolder> pluginFolders() {
        return Stream.concat(
                        distribution
                                .map(folder -> new PluginFolder(PluginFolder.DISTRIBUTION, folder.resolve(PLUGINS)))
                                .stream(),
                        Stream.of(new PluginFolder(PluginFolder.HOME, home.resolve(PLUGINS))))
                .toList();
    }
}
