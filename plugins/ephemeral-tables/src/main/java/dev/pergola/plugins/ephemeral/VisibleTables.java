package dev.pergola.plugins.ephemeral;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.Resource;
import dev.pergola.api.http.Actor;
import dev.pergola.api.server.Permissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables and views that somebody may see, those first that expire first. */
final class VisibleTables {

    private static final String VIEW_TABLE = "view-table";

    private final EphemeralTables tables;
    private final Permissions permissions;

    VisibleTables(EphemeralTables tables, Permissions permissions) {
        this.tables = requireNonNull(tables, "tables is null");
        this.permissions = requireNonNull(permissions, "permissions is null");
    }

    List<Life> of(Actor actor) {
        String database = tables.settings().name();
        List<Life> lives = tables.lives().all().stream()
                .sorted(Comparator.comparing(life -> life.since().time()))
                .toList();
        Set<String> allowed = permissions
                .allowed(
                        actor,
                        VIEW_TABLE,
                        lives.stream()
                                .map(life -> Resource.inDatabase(database, life.name()))
                                .toList())
                .stream()
                .flatMap(resource -> resource.name().stream())
                .collect(Collectors.toSet());
        return lives.stream().filter(life -> allowed.contains(life.name())).toList();
    }

    Optional<Life> find(Actor actor, String name) {
        return tables.lives()
                .find(name)
                .filter(life -> permissions.allowed(
                        actor, VIEW_TABLE, Resource.inDatabase(tables.settings().name(), name)));
    }
}
