package dev.pergola.core.sets;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.plugins.PluginVersion;

/**
 * A plugin of a set.
 *
 * @param name its symbolic name
 * @param version its version
 * @param sha256 the hash of its jar, 64 lower case hexadecimal digits
 * @param origin where it came from: a file, or an address
 */
public record PinnedPlugin(String name, PluginVersion version, String sha256, String origin) {

    /** Checks the parts; a hash becomes the name of a file. */
    public PinnedPlugin {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(sha256, "sha256 is null");
        requireNonNull(origin, "origin is null");
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("'%s' is no SHA-256 of 64 hexadecimal digits".formatted(sha256));
        }
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
