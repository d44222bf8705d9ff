package dev.pergola.core.catalogue;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.plugins.PluginVersion;
import java.net.URI;
import java.util.List;

/**
 * A version of a plugin that can be had.
 *
 * @param name its symbolic name
 * @param version its version
 * @param description what it is for, in the words of its author; empty where it says nothing
 * @param licence under which licence; empty where it does not say
 * @param size of the jar, in bytes
 * @param sha256 of the jar, 64 lower case hexadecimal digits
 * @param location where the jar is: {@code file:} or {@code https:}
 * @param requires what it needs, in words
 * @param provides what it brings, in words
 */
public record CatalogueEntry(
        String name,
        PluginVersion version,
        String description,
        String licence,
        long size,
        String sha256,
        URI location,
        List<String> requires,
        List<String> provides) {

    /** Checks the parts and copies the lists. */
    public CatalogueEntry {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(description, "description is null");
        requireNonNull(licence, "licence is null");
        requireNonNull(sha256, "sha256 is null");
        requireNonNull(location, "location is null");
        requires = List.copyOf(requires);
        provides = List.copyOf(provides);
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
