package dev.pergola.api;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What something is done with: the server, a database, or a table, view or query in one.
 *
 * @param database empty for the server
 * @param name of the table, view or query; empty for the server and for databases
 */
public record Resource(Optional<String> database, Optional<String> name) {

    private static final Resource SERVER = new Resource(Optional.empty(), Optional.empty());

    /** Checks that a name has a database. */
    public Resource {
        requireNonNull(database, "database is null");
        requireNonNull(name, "name is null");
        if (name.isPresent() && database.isEmpty()) {
            throw new IllegalArgumentException("A resource with a name needs a database: " + name.get());
        }
    }

    /**
     * The whole server.
     *
     * @return the same value each time
     */
    public static Resource server() {
        return SERVER;
    }

    /**
     * One database.
     *
     * @param database its name
     * @return the resource
     */
    public static Resource database(String database) {
        return new Resource(Optional.of(database), Optional.empty());
    }

    /**
     * One table, view or query.
     *
     * @param database the name of its database
     * @param name its name
     * @return the resource
     */
    public static Resource inDatabase(String database, String name) {
        return new Resource(Optional.of(database), Optional.of(name));
    }
}
