package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.StoredQuery;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.KeptQueries;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Optional;

/** Answers {@code /DATABASE/QUERY/-/delete} by GET: asks whether a stored query is to be deleted. */
public final class QueryRemovalView implements RouteHook {

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public QueryRemovalView(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        QueriedDatabase database = site.database(request, PathParts.name(context, "database"));
        StoredQuery query = KeptQueries.of(site, database.info().name(), PathParts.name(context, "query"));
        Resource resource = Resource.inDatabase(query.database(), query.name());
        site.require(request, Actions.VIEW_QUERY, resource);
        if (!site.allows(request, Actions.builtIn().named("delete-query").orElseThrow(), resource)) {
            throw new ServerException(ErrorCode.FORBIDDEN, "Permission denied: need delete-query");
        }
        if (query.origin().trusted()) {
            throw new ServerException(ErrorCode.FORBIDDEN, "Trusted queries cannot be deleted using the API");
        }
        String heading = "Delete the query " + query.title() + "?";
        FormPage page = new FormPage(
                site.frame(
                        context,
                        PageDescription.of("query_removal", database.info().name()),
                        heading,
                        Optional.empty()),
                heading,
                "The query is gone for good then; the data stays. To keep it, leave this page.",
                new FormPage.Form(
                        site.urls().table(database.info().route(), query.name()) + "/-/delete",
                        true,
                        List.of(),
                        "Delete the query"),
                Optional.empty());
        return site.write(SiteContext.HTML, page, request);
    }
}
