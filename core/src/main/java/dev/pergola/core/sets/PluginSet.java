package dev.pergola.core.sets;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One generation of installed plugins. Numbers only grow: going back makes a new set with the content of an old one.
 *
 * @param number 1 for the first; 0 for what is there before it
 * @param made when
 * @param cause what made it, for people
 * @param plugins one of each, by name
 */
public record PluginSet(int number, Instant made, String cause, List<PinnedPlugin> plugins) {

    /** Before anything is installed. */
    public static final PluginSet NONE = new PluginSet(0, Instant.EPOCH, "nothing was installed yet", List.of());

    /** Checks the parts and sorts the plugins. */
    public PluginSet {
        requireNonNull(made, "made is null");
        requireNonNull(cause, "cause is null");
        plugins = plugins.stream()
                .sorted(Comparator.comparing(PinnedPlugin::name))
                .toList();
        if (plugins.stream().map(PinnedPlugin::name).distinct().count() < plugins.size()) {
            throw new IllegalArgumentException("a set has one version of each plugin: " + plugins);
        }
    }

    /**
     * The plugin of a name.
     *
     * @param name the symbolic name
     * @return empty where it is not in this set
     */
    public Optional<PinnedPlugin> find(String name) {
        return plugins.stream().filter(plugin -> plugin.name().equals(name)).findFirst();
    }

    /** The next set. */
    PluginSet next(Instant now, String why, List<PinnedPlugin> content) {
        return new PluginSet(number + 1, now, why, content);
    }
}
