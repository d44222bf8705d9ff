package dev.pergola.core.view;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.StoredQueries;
import dev.pergola.core.model.StoredQuery;
import dev.pergola.core.page.ListedQuery;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.permission.VisibleResource;
import java.util.List;

/** Stored queries as the one who asks may see them. */
public final class KeptQueries {

    private KeptQueries() {}

    /**
     * A query by its name.
     *
     * @param site the site
     * @param database the name of its database
     * @param name as it was asked for
     * @return whoever may see it
     * @throws ServerException where there is none
     */
    public static StoredQuery of(SiteContext site, String database, String name) {
        return site.records()
                .queries()
                .find(database, name)
                .orElseThrow(() -> new ServerException(
                        ErrorCode.NOT_FOUND,
                        "Query not found: " + name,
                        "The page of the database lists the queries that it has."));
    }

    /**
     * The queries of a database that the one who asks may see.
     *
     * @param site the site
     * @param request of the one who asks
     * @param database the name of the database
     * @return by title
     */
    public static List<ListedQuery> visible(SiteContext site, Request request, String database) {
        StoredQueries queries = site.records().queries();
        List<Resource> resources = queries.of(database).stream()
                .map(query -> Resource.inDatabase(database, query.name()))
                .toList();
        return site.permissions(request).visible(Actions.VIEW_QUERY, resources).stream()
                .map(visible -> listed(queries, database, visible))
                .toList();
    }

    private static ListedQuery listed(StoredQueries queries, String database, VisibleResource visible) {
        String name = visible.resource().name().orElseThrow();
        return new ListedQuery(queries.find(database, name).orElseThrow(), visible.isPrivate());
    }
}
