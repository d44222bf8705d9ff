package dev.pergola.core.db;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A library of functions that SQLite loads into every connection. Its code runs in this process, with all rights of it.
 *
 * @param path the file as SQLite takes it, with or without the ending of libraries
 * @param entryPoint the function that begins it; empty for the one that SQLite derives from the name of the file
 */
public record Extension(String path, Optional<String> entryPoint) {

    /** Checks the parts. */
    public Extension {
        requireNonNull(path, "path is null");
        requireNonNull(entryPoint, "entryPoint is null");
    }

    @Override
    public String toString() {
        return path + entryPoint.map(name -> ":" + name).orElse("");
    }
}
