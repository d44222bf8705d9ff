package dev.pergola.core.osgi;

import dev.pergola.core.catalogue.CatalogueList;
import dev.pergola.core.catalogue.CataloguePlaces;
import dev.pergola.core.plugins.PluginFolder;
import java.nio.file.Path;
import java.time.Clock;
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
    static final String CATALOGUE = "catalogue";

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

    /** The jars that were made of sources; may be deleted at any time. */
    Path madePlugins() {
        return home.resolve("cache").resolve(PLUGINS);
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

    /** The catalogues: those that the user lists, then that of the user's own folder and that of the distribution. */
    CataloguePlaces catalogues() {
        return new CataloguePlaces(
                Stream.concat(Stream.of(home), distribution.stream())
                        .map(folder -> folder.resolve(CATALOGUE))
                        .toList(),
                new CatalogueList(home),
                home.resolve("cache").resolve(CATALOGUE),
                Clock.systemUTC());
    }
}
