package dev.pergola.core.view.table;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Response;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;

/**
 * Answers POST to the address of a table, which is also that of a stored query: tables do not take it. Plain text, as the
 * original answers here.
 */
public final class PostedTable implements RouteHook {

    private final SiteContext site;

    /**
     * Makes the route.
     *
     * @param site the site
     */
    public PostedTable(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        QueriedDatabase database = site.database(context.request(), PathParts.name(context, "database"));
        String table = PathParts.name(context, "table");
        if (database.schema().table(table).isEmpty()) {
            String name = database.info().name();
            throw KnownProblems.tableNotFound(
                    name, table, site.tablesVisibleTo(context.request(), name, database.schema()));
        }
        return Response.text("Method not allowed").withStatus(405).withHeader("Allow", "GET, HEAD, OPTIONS");
    }
}
