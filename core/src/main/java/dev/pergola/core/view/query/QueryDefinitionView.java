package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.StoredQuery;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.page.ListedQuery;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.KeptQueries;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;
import java.util.Optional;

/** Answers {@code /DATABASE/QUERY/-/definition}: everything that is kept about a stored query, as JSON. */
public final class QueryDefinitionView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/{database}/{query}/-/definition";

    static final String UNSTABLE = "The shape of this answer may change from one version to the next.";

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public QueryDefinitionView(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        return site.write("json", page(context), context.request());
    }

    private JsonPage page(RouteContext context) {
        return new JsonPage(
                site.frame(context, PageDescription.of("json_data"), "definition", Optional.empty()),
                "definition",
                definition(context));
    }

    private PlainValue definition(RouteContext context) {
        Request request = context.request();
        String database = site.database(request, PathParts.name(context, "database"))
                .info()
                .name();
        StoredQuery query = KeptQueries.of(site, database, PathParts.name(context, "query"));
        site.require(request, Actions.VIEW_QUERY, Resource.inDatabase(database, query.name()));
        return new Facts()
                .and("ok", true)
                .and("unstable", UNSTABLE)
                .and("query", ListedQuery.describe(query).value())
                .value();
    }
}
