package dev.pergola.core.sets;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.plugins.PluginVersion;

/**
 * A plugin that could be installed by its name.
 *
 * @param name its symbolic name
 * @param version the newest that there is
 * @param description what it is for; blank where nobody says
 * @param size of its jar, in bytes
 */
public record Offer(String name, PluginVersion version, String description, long size) {

    /** Checks the parts. */
    public Offer {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(description, "description is null");
    }
}
