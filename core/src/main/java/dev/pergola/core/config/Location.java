package dev.pergola.core.config;

import static java.util.Objects.requireNonNull;

/**
 * Where a piece of configuration was written.
 *
 * @param source the file as the user named it, or the option of the command line
 * @param line from 1; 0 where the source has no lines
 * @param column from 1; 0 where the source has no lines
 */
public record Location(String source, int line, int column) {

    /** Checks the source. */
    public Location {
        requireNonNull(source, "source is null");
    }

    static Location of(String source) {
        return new Location(source, 0, 0);
    }

    /** As compilers write it, {@code pergola.yaml:12:7}, so that editors can jump there. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
