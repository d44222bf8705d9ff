package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.Setting;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.model.StoredQuery;
import dev.pergola.core.page.Address;
import dev.pergola.core.page.QueryPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.Exports;
import dev.pergola.core.view.Freshness;
import dev.pergola.core.view.KeptQueries;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.PluginFormats;
import dev.pergola.core.view.SiteContext;
import java.util.Optional;

/**
 * Answers {@code /DATABASE/QUERY}: runs a stored query, with what the visitor fills in and what the server does. One that
 * changes data is shown and never run here.
 */
public final class StoredQueryView implements RouteHook {

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public StoredQueryView(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        QueriedDatabase database = site.database(request, PathParts.name(context, "database"));
        String name = database.info().name();
        StoredQuery query = KeptQueries.of(site, name, PathParts.name(context, "table"));
        Resource resource = Resource.inDatabase(name, query.name());
        site.require(request, Actions.VIEW_QUERY, resource);
        if (!query.origin().trusted() && !query.origin().writes()) {
            site.require(request, Actions.EXECUTE_SQL, Resource.database(name));
        }
        String format = new Exports(site).format(PluginFormats.of(context), context.optionalPathParameter("format"));
        QueryPage.Named named = new QueryPage.Named(
                query, site.isPrivate(request, Actions.VIEW_QUERY, resource), editAddress(request, database, query));
        ShownStatement statement = new ShownStatement(
                database,
                query.sql(),
                name + ": " + query.title(),
                new Address(site.urls().table(database.info().route(), query.name()), request.query()),
                Optional.of(named),
                sql -> LeasedHooks.of(context)
                        .map(hooks -> MagicParameters.fill(hooks, sql, request, context::unrepeatable))
                        .orElse(sql));
        return Freshness.mark(
                new QueryAnswer(site, context, format, statement).write(),
                request,
                site.setting(Setting.DEFAULT_CACHE_TTL));
    }

    /** The SQL with what was filled in, for those who may run their own. */
    private Optional<String> editAddress(Request request, QueriedDatabase database, StoredQuery query) {
        Resource here = Resource.database(database.info().name());
        if (query.origin().writes() || !site.allows(request, Actions.EXECUTE_SQL, here)) {
            return Optional.empty();
        }
        QueryString arguments = QueryString.of("sql", query.sql());
        for (QueryString.Parameter argument : request.query().parameters()) {
            if (!argument.name().startsWith("_")) {
                arguments = arguments.adding(argument.name(), argument.value());
            }
        }
        return Optional.of(arguments.appendTo(site.urls().query(database.info().route())));
    }
}
