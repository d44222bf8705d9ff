package dev.pergola.core.permission;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.problem.Quotation;
import java.util.Optional;

/**
 * What somebody wants to do something with: the server, a database, or a table, view or query in one. As the scope of a
 * rule it stands for itself and everything inside it.
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

    /** The whole server. */
    public static Resource server() {
        return SERVER;
    }

    /** One database. */
    public static Resource database(String database) {
        return new Resource(Optional.of(database), Optional.empty());
    }

    /** One table, view or query. */
    public static Resource inDatabase(String database, String name) {
        return new Resource(Optional.of(database), Optional.of(name));
    }

    /** How narrow this is as the scope of a rule. */
    public Scope scope() {
        if (name.isPresent()) {
            return Scope.RESOURCE;
        }
        return database.isPresent() ? Scope.PARENT : Scope.GLOBAL;
    }

    /** The next wider resource: the database of a table, the server of a database; empty for the server. */
    public Optional<Resource> container() {
        return switch (scope()) {
            case RESOURCE -> Optional.of(new Resource(database, Optional.empty()));
            case PARENT -> Optional.of(SERVER);
            case GLOBAL -> Optional.empty();
        };
    }

    /** For sentences: {@code "plants" in the database "garden"}. */
    public String described() {
        return switch (scope()) {
            case RESOURCE ->
                Quotation.of(name.orElseThrow()) + " in the database " + Quotation.of(database.orElseThrow());
            case PARENT -> "the database " + Quotation.of(database.orElseThrow());
            case GLOBAL -> "this server";
        };
    }

    /** For reasons: {@code garden/plants}. */
    @Override
    public String toString() {
        return database.map(parent -> name.map(child -> parent + "/" + child).orElse(parent))
                .orElse("the server");
    }
}
