package dev.pergola.core.config;

import static java.util.Objects.requireNonNull;

/**
 * One {@code -s NAME VALUE} of the command line.
 *
 * @param name a setting, or a path with dots into the configuration
 * @param value JSON where it can be read as such, else text
 */
public record SettingPair(String name, String value) {

    /** Checks both parts. */
    public SettingPair {
        requireNonNull(name, "name is null");
        requireNonNull(value, "value is null");
    }
}
