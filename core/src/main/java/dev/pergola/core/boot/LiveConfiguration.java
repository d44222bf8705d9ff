package dev.pergola.core.boot;

import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.ConfigurationProblem;
import dev.pergola.core.config.ConfigurationReader;
import dev.pergola.core.config.ConfigurationResult;
import dev.pergola.core.config.ConfigurationSources;
import dev.pergola.core.config.Metadata;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration in force. Changed files are read again as a whole: when all of it is right it takes the place of the
 * old one in one step, otherwise the old one stays and every problem is reported, until it is mended.
 *
 * <p>Read by any thread; {@link #look()} is called by one scheduled task, {@link #readAgain()} by whoever is told to.
 */
final class LiveConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(LiveConfiguration.class);

    private final Supplier<ConfigurationSources> sources;
    private final UnaryOperator<Configuration> amendment;
    private final List<Consumer<Configuration>> listeners = new CopyOnWriteArrayList<>();
    private volatile Object followed = new Object();
    private Map<Path, Optional<FileLook>> seen;
    private volatile Configuration configuration;
    private volatile Metadata metadata;
    private volatile List<String> troubles = List.of();

    /**
     * Reads the sources for the first time.
     *
     * @param sources where the configuration comes from; asked again at each look, since files come and go
     * @param amendment what the command line adds to it
     * @throws InvalidConfigurationException with every problem
     */
    LiveConfiguration(Supplier<ConfigurationSources> sources, UnaryOperator<Configuration> amendment) {
        this.sources = sources;
        this.amendment = amendment;
        ConfigurationSources now = sources.get();
        this.seen = looks(now);
        ConfigurationResult result = ConfigurationReader.read(now);
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

    /**
     * What is wrong with the newest files, so that they are not in force.
     *
     * @return one sentence for each problem, with its place; empty where all is right
     */
    List<String> troubles() {
        return troubles;
    }

    /** Reads the files again when one of them has changed, come or gone since the last look. */
    synchronized void look() {
        ConfigurationSources now = sources.get();
        Map<Path, Optional<FileLook>> looks = looks(now);
        if (!looks.equals(seen)) {
            seen = looks;
            read(now);
        }
    }

    /** Another object once everybody has followed a change: what was made before may be of the old and of the new. */
    Object followed() {
        return followed;
    }

    /** Reads the files again, whether they seem to have changed or not. */
    synchronized void readAgain() {
        ConfigurationSources now = sources.get();
        seen = looks(now);
        read(now);
    }

    private void read(ConfigurationSources now) {
        ConfigurationResult result = ConfigurationReader.read(now);
        if (result instanceof ConfigurationResult.Valid valid) {
            valid.warnings().forEach(warning -> LOG.warn("{}", warning));
            configuration = amendment.apply(valid.configuration());
            metadata = valid.metadata();
            troubles = List.of();
            LOG.info("The changed configuration is in force.");
            listeners.forEach(listener -> listener.accept(configuration));
            followed = new Object();
        } else if (result instanceof ConfigurationResult.Invalid invalid) {
            troubles = invalid.problems().stream()
                    .map(ConfigurationProblem::toString)
                    .toList();
            LOG.warn(
                    "The changed configuration is not used, the one before stays in force: {}",
                    String.join(" ", troubles));
        }
    }

    private static Map<Path, Optional<FileLook>> looks(ConfigurationSources sources) {
        return Stream.of(sources.configuration(), sources.metadata())
                .flatMap(Optional::stream)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(path -> path, FileLook::at));
    }
}
