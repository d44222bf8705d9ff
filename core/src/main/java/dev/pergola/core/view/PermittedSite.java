package dev.pergola.core.view;

import dev.pergola.api.http.Request;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Actor;
import dev.pergola.core.permission.ActorPermissions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.query.Catalog;
import dev.pergola.core.query.QueriedDatabase;
import java.util.List;
import java.util.function.Supplier;

/** The site as far as the one who asks may see it: every question here is about a request and who sent it. */
sealed interface PermittedSite permits SiteContext {

    /**
     * The databases.
     *
     * @return all of them, whoever asks
     */
    Catalog catalog();

    /**
     * What may change while the site runs.
     *
     * @return the newest
     */
    Supplier<SiteContext.State> state();

    /**
     * Who asks.
     *
     * @param request the request
     * @return the anonymous actor where nothing is known of him
     */
    default Actor actor(Request request) {
        return Actor.of(request);
    }

    /**
     * What the one who asks may. Decided with the permissions that were in force when it was first asked for, to the end
     * of the request.
     *
     * @param request the request
     * @return the same value each time
     */
    default ActorPermissions permissions(Request request) {
        return request.once(
                ActorPermissions.class, () -> state().get().permissions().of(actor(request)));
    }

    /**
     * Whether the one who asks may do something.
     *
     * @param request the request
     * @param action what
     * @param resource with what
     * @return true where it is allowed
     */
    default boolean allows(Request request, Action action, Resource resource) {
        return permissions(request).allows(action, resource);
    }

    /**
     * Refuses a request of one who may not do something.
     *
     * @param request the request
     * @param action what
     * @param resource with what
     * @throws dev.pergola.api.ServerException where it is not allowed
     */
    default void require(Request request, Action action, Resource resource) {
        permissions(request).require(action, resource);
    }

    /**
     * Whether only some people may do what the one who asks may.
     *
     * @param request the request
     * @param action what
     * @param resource with what
     * @return true where it is private
     */
    default boolean isPrivate(Request request, Action action, Resource resource) {
        return permissions(request).isPrivate(action, resource);
    }

    /**
     * The database that an address names.
     *
     * @param request the request
     * @param route decoded
     * @return the database, whether the one who asks may see it or not
     * @throws dev.pergola.api.ServerException where there is none, with the names of those that he may see
     */
    default QueriedDatabase database(Request request, String route) {
        return catalog()
                .find(route)
                .orElseThrow(() -> KnownProblems.databaseNotFound(
                        route,
                        databasesVisibleTo(request).stream()
                                .map(database -> database.info().route())
                                .toList()));
    }

    /**
     * The databases that the one who asks may see.
     *
     * @param request the request
     * @return in the order in which they were attached
     */
    default List<QueriedDatabase> databasesVisibleTo(Request request) {
        return catalog().all().stream()
                .filter(database -> allows(
                        request,
                        Actions.VIEW_DATABASE,
                        Resource.database(database.info().name())))
                .toList();
    }

    /**
     * The tables and views that the one who asks may see.
     *
     * @param request the request
     * @param database the name of the database
     * @param schema its tables
     * @return their names, so that no advice names others
     */
    default List<String> tablesVisibleTo(Request request, String database, DatabaseSchema schema) {
        List<Resource> tables = schema.all().stream()
                .map(table -> Resource.inDatabase(database, table.name()))
                .toList();
        return permissions(request).visible(Actions.VIEW_TABLE, tables).stream()
                .map(visible -> visible.resource().name().orElseThrow())
                .toList();
    }
}
