package dev.pergola.core.model;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about an attached database without looking at its tables.
 *
 * @param name the name people see
 * @param route the name in addresses, normally the same
 * @param path the file; empty for databases in memory
 * @param size bytes of the file when this value was made; 0 in memory
 * @param mutable whether its content may change while it is attached
 * @param memory whether it lives in memory
 * @param hash SHA-256 of the file in hexadecimal; empty unless the database is immutable
 * @param colour six hexadecimal digits
 * @param inspectedCounts exact numbers of rows by name of the table, known from an inspection of the file; tables that it
 *     does not name are missing, and the map is empty where there was none
 */
public record DatabaseInfo(
        String name,
        String route,
        Optional<Path> path,
        long size,
        boolean mutable,
        boolean memory,
        Optional<String> hash,
        String colour,
        Map<String, Long> inspectedCounts) {

    /** Checks the parts. */
    public DatabaseInfo {
        requireNonNull(name, "name is null");
        requireNonNull(route, "route is null");
        requireNonNull(path, "path is null");
        requireNonNull(hash, "hash is null");
        requireNonNull(colour, "colour is null");
        inspectedCounts = Map.copyOf(inspectedCounts);
    }

    /** A database that was not inspected. */
    public DatabaseInfo(
            String name,
            String route,
            Optional<Path> path,
            long size,
            boolean mutable,
            boolean memory,
            Optional<String> hash,
            String colour) {
        this(name, route, path, size, mutable, memory, hash, colour, Map.of());
    }

    /**
     * The same database at another size.
     *
     * @param newSize bytes of the file
     * @return a new value
     */
    public DatabaseInfo withSize(long newSize) {
        return new DatabaseInfo(name, route, path, newSize, mutable, memory, hash, colour, inspectedCounts);
    }
}
