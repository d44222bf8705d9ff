package dev.pergola.core.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A directory that holds all of a site: databases, configuration, descriptions, templates and files.
 *
 * @param path where it is
 */
record ConfigurationDirectory(Path path) {

    private static final List<String> ENDINGS = List.of(".json", ".yaml", ".yml");
    private static final List<String> CONFIGURATION_NAMES = List.of("pergola", "datasette");
    private static final List<String> METADATA_NAMES = List.of("metadata");

    /** The configuration file that is there now. */
    Optional<Path> configuration() {
        return first(CONFIGURATION_NAMES);
    }

    /** The file with descriptions that is there now. */
    Optional<Path> metadata() {
        return first(METADATA_NAMES);
    }

    private Optional<Path> first(List<String> names) {
        return names.stream()
                .flatMap(name -> ENDINGS.stream().map(ending -> path.resolve(name + ending)))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
