package dev.pergola.core.view.permission;

import dev.pergola.api.http.Request;
import dev.pergola.core.model.ResourceKind;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.SiteContext;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything on this server that somebody may do something with.
 *
 * @param site the site
 */
record KnownResources(SiteContext site) {

    /**
     * The resources of a kind inside another one, sorted by database and name.
     *
     * @param kind none of the kind of the server are listed
     * @param inside the server for all
     */
    List<Resource> of(ResourceKind kind, Resource inside) {
        return site.catalog().all().stream()
                .flatMap(database -> of(kind, database))
                .filter(resource -> isInside(resource, inside))
                .sorted(Comparator.<Resource, String>comparing(
                                resource -> resource.database().orElse(""))
                        .thenComparing(resource -> resource.name().orElse("")))
                .toList();
    }

    private Stream<Resource> of(ResourceKind kind, QueriedDatabase database) {
        String name = database.info().name();
        return switch (kind) {
            case SERVER -> Stream.empty();
            case DATABASE -> Stream.of(Resource.database(name));
            case TABLE ->
                database.schema().all().stream().map(TableSchema::name).map(table -> Resource.inDatabase(name, table));
            case QUERY ->
                site.records().queries().of(name).stream().map(query -> Resource.inDatabase(name, query.name()));
        };
    }

    private static boolean isInside(Resource resource, Resource inside) {
        return (inside.database().isEmpty() || inside.database().equals(resource.database()))
                && (inside.name().isEmpty() || inside.name().equals(resource.name()));
    }

    /** Whether the one who asks may see how permissions are decided. */
    static boolean mayDebug(SiteContext site, Request request) {
        return site.allows(request, Actions.PERMISSIONS_DEBUG, Resource.server());
    }

    /** Refuses one who may not. */
    static void requireDebug(SiteContext site, Request request) {
        site.require(request, Actions.PERMISSIONS_DEBUG, Resource.server());
    }
}
