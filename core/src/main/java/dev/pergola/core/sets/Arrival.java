package dev.pergola.core.sets;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.plugins.PluginJar;

/**
 * A jar that could be installed.
 *
 * @param jar as it was looked into, where it lies now
 * @param origin where it came from, to look for a newer one later: a file, or an address
 */
public record Arrival(PluginJar jar, String origin) {

    /** Checks the parts. */
    public Arrival {
        requireNonNull(jar, "jar is null");
        requireNonNull(origin, "origin is null");
    }

    PinnedPlugin pin() {
        return new PinnedPlugin(jar.name(), jar.version(), jar.sha256(), origin);
    }
}
