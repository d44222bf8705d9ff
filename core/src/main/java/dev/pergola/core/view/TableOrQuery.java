package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Response;
import dev.pergola.core.query.QueriedDatabase;
import java.util.Optional;

/**
 * Answers an address that is that of a table or view, or of a stored query where there is no table of the name. What is
 * neither is a table that does not exist.
 */
public final class TableOrQuery implements RouteHook {

    private final SiteContext site;
    private final RouteHook tables;
    private final RouteHook queries;

    /**
     * Puts two routes together.
     *
     * @param site the site
     * @param tables answers for tables and views
     * @param queries answers for stored queries
     */
    public TableOrQuery(SiteContext site, RouteHook tables, RouteHook queries) {
        this.site = requireNonNull(site, "site is null");
        this.tables = requireNonNull(tables, "tables is null");
        this.queries = requireNonNull(queries, "queries is null");
    }

    @Override
    public Response handle(RouteContext context) throws Exception {
        return isQuery(context) ? queries.handle(context) : tables.handle(context);
    }

    /** Looks for a query first, which costs nothing, and only then at the file. */
    private boolean isQuery(RouteContext context) {
        Optional<QueriedDatabase> database = site.catalog().find(PathParts.name(context, "database"));
        String name = PathParts.name(context, "table");
        return database.filter(found ->
                        site.records().queries().find(found.info().name(), name).isPresent())
                .filter(found -> found.schema().table(name).isEmpty())
                .isPresent();
    }
}
