package dev.pergola.core.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a configuration comes from. Later sources count more: the file, then the pairs, then the options that an older
 * metadata file holds.
 *
 * @param configuration a JSON or YAML file ({@code -c})
 * @param metadata a JSON or YAML file ({@code -m})
 * @param pairs the pairs of the command line ({@code -s}) in order
 */
public record ConfigurationSources(Optional<Path> configuration, Optional<Path> metadata, List<SettingPair> pairs) {

    /** Copies the list. */
    public ConfigurationSources {
        requireNonNull(configuration, "configuration is null");
        requireNonNull(metadata, "metadata is null");
        pairs = List.copyOf(pairs);
    }

    /** One configuration file and nothing else. */
    public static ConfigurationSources file(Path configuration) {
        return new ConfigurationSources(Optional.of(configuration), Optional.empty(), List.of());
    }
}
