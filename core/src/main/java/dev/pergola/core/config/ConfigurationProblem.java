package dev.pergola.core.config;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One thing that is wrong, or probably not meant, in a configuration.
 *
 * @param severity how bad it is
 * @param location where it was written
 * @param path the key it is about; the root where it is about a whole file
 * @param message what is wrong, a full sentence; never the value of a secret
 * @param hint what may help, a full sentence, or empty
 */
public record ConfigurationProblem(
        Severity severity, Location location, KeyPath path, String message, Optional<String> hint) {

    /** How bad a problem is. */
    public enum Severity {
        /** The server can run; the value has no effect or was probably not meant. */
        WARNING,
        /** The configuration cannot be used. */
        ERROR,
        /** The command line is wrong; commands end with another exit code for this. */
        USAGE
    }

    /** Checks the parts. */
    public ConfigurationProblem {
        requireNonNull(severity, "severity is null");
        requireNonNull(location, "location is null");
        requireNonNull(path, "path is null");
        requireNonNull(message, "message is null");
        requireNonNull(hint, "hint is null");
    }

    /** One line for a terminal or a log: place, key, what is wrong, what may help. */
    @Override
    public String toString() {
        String key = path.segments().isEmpty() ? "" : path + ": ";
        return location + ": " + key + message + hint.map(text -> " " + text).orElse("");
    }
}
