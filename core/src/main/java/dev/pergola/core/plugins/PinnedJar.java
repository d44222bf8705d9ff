package dev.pergola.core.plugins;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A jar that has to be exactly what was installed.
 *
 * @param name the symbolic name of the bundle
 * @param version its version
 * @param sha256 the hash of all bytes, in lower case hexadecimal digits
 * @param path where it is kept
 */
public record PinnedJar(String name, PluginVersion version, String sha256, Path path) {

    /** Checks the parts. */
    public PinnedJar {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(sha256, "sha256 is null");
        requireNonNull(path, "path is null");
    }

    /** What lies there, if it is what was installed; else a file that is no plugin, with the reason. */
    PluginFile compare(PluginFile found) {
        if (found instanceof PluginJar jar && !jar.sha256().equals(sha256)) {
            return new UnusableFile(
                    path,
                    found.origin(),
                    found.stamp(),
                    "%s is not what was installed: its SHA-256 is %s, but %s %s has %s. Install it again."
                            .formatted(path, jar.sha256(), name, version, sha256));
        }
        return found;
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
