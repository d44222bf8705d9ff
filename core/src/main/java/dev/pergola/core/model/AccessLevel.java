package dev.pergola.core.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a configuration says at one place about who may do what.
 *
 * @param kind of what the place is about
 * @param database empty for the whole server
 * @param name of the table, view or query; empty for the server and for databases
 * @param options what is said
 */
public record AccessLevel(ResourceKind kind, Optional<String> database, Optional<String> name, AccessOptions options) {

    /** Checks the parts. */
    public AccessLevel {
        requireNonNull(kind, "kind is null");
        requireNonNull(options, "options is null");
        if (database.isPresent() != (kind != ResourceKind.SERVER)) {
            throw new IllegalArgumentException("A database belongs to every kind but the server: " + kind);
        }
        if (name.isPresent() != (kind == ResourceKind.TABLE || kind == ResourceKind.QUERY)) {
            throw new IllegalArgumentException("A name belongs to tables and queries: " + kind);
        }
    }

    /** The whole server. */
    public static AccessLevel ofServer(AccessOptions options) {
        return new AccessLevel(ResourceKind.SERVER, Optional.empty(), Optional.empty(), options);
    }

    /** One database. */
    public static AccessLevel ofDatabase(String database, AccessOptions options) {
        return new AccessLevel(ResourceKind.DATABASE, Optional.of(database), Optional.empty(), options);
    }

    /** One table or view. */
    public static AccessLevel ofTable(String database, String table, AccessOptions options) {
        return new AccessLevel(ResourceKind.TABLE, Optional.of(database), Optional.of(table), options);
    }

    /** One stored query. */
    public static AccessLevel ofQuery(String database, String query, AccessOptions options) {
        return new AccessLevel(ResourceKind.QUERY, Optional.of(database), Optional.of(query), options);
    }
}
