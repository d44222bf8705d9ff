package dev.pergola.core.boot;

import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.ConfigurationProblem;
import dev.pergola.core.config.ConfigurationReader;
import dev.pergola.core.config.ConfigurationResult;
import dev.pergola.core.config.ConfigurationSources;
import dev.pergola.core.config.Metadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration in force. A changed file is read again as a whole: when all of it is right it takes the place of the
 * old one in one step, otherwise the old one stays and every problem is reported.
 *
 * <p>Read by any thread; {@link #look()} is called by one scheduled task.
 */
final class LiveConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(LiveConfiguration.class);

    /** What a look at a file can tell without reading it. */
    private record Stamp(FileTime modified, long size) {}

    private final ConfigurationSources sources;
    private final UnaryOperator<Configuration> amendment;
    private final List<Consumer<Configuration>> listeners = new CopyOnWriteArrayList<>();
    private Map<Path, Stamp> seen;
    private volatile Configuration configuration;
    private volatile Metadata metadata;

    /**
     * Reads the sources for the first time.
     *
     * @param sources where the configuration comes from
     * @param amendment what the command line adds to it
     * @throws InvalidConfigurationException with every problem
     */
    LiveConfiguration(ConfigurationSources sources, UnaryOperator<Configuration> amendment) {
        this.sources = sources;
        this.amendment = amendment;
        this.seen = stamps();
        ConfigurationResult result = ConfigurationReader.read(sources);
        if (result instanceof ConfigurationResult.Invalid invalid) {
            throw new InvalidConfigurationException(invalid);
        }
        ConfigurationResult.Valid valid = (ConfigurationResult.Valid) result;
        valid.warnings().forEach(warning -> LOG.warn("{}", warning));
        this.configuration = amendment.apply(valid.configuration());
        this.metadata = valid.metadata();
    }

    Configuration configuration() {
        return configuration;
    }

    Metadata metadata() {
        return metadata;
    }

    /** Asks to be told of every configuration that takes effect from now on. */
    void onChange(Consumer<Configuration> listener) {
        listeners.add(listener);
    }

    /** Reads the files again when one of them has changed since the last look. */
    void look() {
        Map<Path, Stamp> now = stamps();
        if (!now.equals(seen)) {
            seen = now;
            readAgain();
        }
    }

    private void readAgain() {
        ConfigurationResult result = ConfigurationReader.read(sources);
        if (result instanceof ConfigurationResult.Valid valid) {
            valid.warnings().forEach(warning -> LOG.warn("{}", warning));
            configuration = amendment.apply(valid.configuration());
            metadata = valid.metadata();
            LOG.info("The changed configuration is in force.");
            listeners.forEach(listener -> listener.accept(configuration));
        } else if (result instanceof ConfigurationResult.Invalid invalid) {
            LOG.warn(
                    "The changed configuration is not used, the one before stays in force: {}",
                    invalid.problems().stream()
                            .map(ConfigurationProblem::toString)
                            .collect(Collectors.joining(" ")));
        }
    }

    private Map<Path, Stamp> stamps() {
        return Stream.of(sources.configuration(), sources.metadata())
                .flatMap(Optional::stream)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(path -> path, LiveConfiguration::stamp));
    }

    private static Stamp stamp(Path file) {
        try {
            return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
        } catch (IOException absent) {
            return new Stamp(FileTime.fromMillis(0), -1); // an editor may be replacing it: the next look sees it again
        }
    }
}
