package dev.pergola.core.view.plugins;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.plugins.RejectedSet;
import dev.pergola.core.sets.PluginSets;
import dev.pergola.core.sets.UploadSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What those may use who change plugins over the network.
 *
 * @param sets what is installed; takes no paths of this machine
 * @param uploads what was sent
 * @param plugins every plugin as it is now
 * @param followed how far the server is
 */
public record PluginManagement(
        PluginSets sets, UploadSource uploads, Supplier<List<InstalledPlugin>> plugins, Supplier<Followed> followed) {

    /** Checks the parts. */
    public PluginManagement {
        requireNonNull(sets, "sets is null");
        requireNonNull(uploads, "uploads is null");
        requireNonNull(plugins, "plugins is null");
        requireNonNull(followed, "followed is null");
    }

    /**
     * How far the server is.
     *
     * @param set the number of the set that it has acted on last
     * @param rejected the set that it does not use; empty where it uses that
     */
    public record Followed(int set, Optional<RejectedSet> rejected) {}
}
