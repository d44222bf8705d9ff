package dev.pergola.core.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was found out about a database file at another time, so that it need not be found out again. Trusted as it is.
 *
 * @param hash SHA-256 of the file in hexadecimal; empty where it is not told
 * @param size bytes of the file; empty where it is not told
 * @param file the path as it was given then; empty where it is not told
 * @param counts exact numbers of rows by name of the table; empty where none is told
 */
public record Inspection(Optional<String> hash, OptionalLong size, Optional<String> file, Map<String, Long> counts) {

    /** Checks the parts and copies the map. */
    public Inspection {
        requireNonNull(hash, "hash is null");
        requireNonNull(size, "size is null");
        requireNonNull(file, "file is null");
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }
}
