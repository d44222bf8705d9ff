package dev.pergola.api.data;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that a plugin wants to be served as a database.
 *
 * @param path of an existing SQLite file; relative paths start where the server was started
 * @param name under which it shall be served; empty for the name of the file without its last ending
 * @param immutable promises that nobody changes the file while it is served; it cannot be written then
 */
public record DatabaseFile(Path path, Optional<String> name, boolean immutable) {

    /** Makes the path absolute, so that it stays the same file, and checks the name. */
    public DatabaseFile {
        path = requireNonNull(path, "path is null").toAbsolutePath().normalize();
        if (requireNonNull(name, "name is null").filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("The name of a database is blank.");
        }
    }

    /**
     * A file that may change, under its own name.
     *
     * @param path of an existing SQLite file
     * @return the wish
     */
    public static DatabaseFile of(Path path) {
        return new DatabaseFile(path, Optional.empty(), false);
    }

    /**
     * The same under another name.
     *
     * @param other the name; where it is taken, the next free variant of it is used
     * @return a new value
     */
    public DatabaseFile named(String other) {
        return new DatabaseFile(path, Optional.of(other), immutable);
    }

    /**
     * The same with the promise that nobody changes the file.
     *
     * @return a new value
     */
    public DatabaseFile unchanging() {
        return new DatabaseFile(path, name, true);
    }
}
