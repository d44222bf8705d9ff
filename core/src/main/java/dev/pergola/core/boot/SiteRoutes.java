package dev.pergola.core.boot;

import dev.pergola.api.hook.data.MagicParameter;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.core.view.AlwaysJson;
import dev.pergola.core.view.MovedAddress;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.TableOrQuery;
import dev.pergola.core.view.assets.StaticFilesRoute;
import dev.pergola.core.view.database.DatabaseDownload;
import dev.pergola.core.view.database.DatabaseView;
import dev.pergola.core.view.index.IndexView;
import dev.pergola.core.view.query.MagicParameters;
import dev.pergola.core.view.query.OwnParameters;
import dev.pergola.core.view.query.QueryDefinitionView;
import dev.pergola.core.view.query.QueryListView;
import dev.pergola.core.view.query.QueryNamesView;
import dev.pergola.core.view.query.QueryParametersView;
import dev.pergola.core.view.query.QueryView;
import dev.pergola.core.view.query.StoredQueryView;
import dev.pergola.core.view.row.RowView;
import dev.pergola.core.view.table.TableView;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses of the site and who answers them; everything that is built in, on one screen. */
final class SiteRoutes {

    /** Made of data and configuration alone; the others have sources of their own, or entity tags of their own. */
    private static final Set<String> REPEATABLE = Stream.concat(
                    IndexView.PATTERNS.stream(),
                    Stream.of(DatabaseView.PATTERN, QueryView.PATTERN, TableView.PATTERN, RowView.PATTERN))
            .collect(Collectors.toUnmodifiableSet());

    private SiteRoutes() {}

    static void register(BuiltInHooks hooks, SiteContext site, Platform platform) {
        parameters(hooks, site);
        all(site, platform).forEach((pattern, route) -> {
            if (REPEATABLE.contains(pattern)) {
                hooks.repeatableRoute(pattern, route);
            } else {
                hooks.route(pattern, route);
            }
        });
    }

    private static void parameters(BuiltInHooks hooks, SiteContext site) {
        OwnParameters.all(Clock.systemUTC(), new SecureRandom(), site::actor)
                .forEach((prefix, parameter) ->
                        hooks.add(MagicParameters.POINT, parameter, Map.of(MagicParameter.PREFIX, prefix)));
    }

    private static Map<String, RouteHook> all(SiteContext site, Platform platform) {
        Map<String, RouteHook> routes = new LinkedHashMap<>();
        IndexView.PATTERNS.forEach(pattern -> routes.put(pattern, new IndexView(site)));
        // Before the pages of databases, which would take these addresses for names.
        routes.put("/:memory:[/{rest*}]", new MovedAddress(site, "/:memory:", "/_memory"));
        routes.put("/:memory:{rest*}", new MovedAddress(site, "/:memory:", "/_memory"));
        routes.put(DatabaseDownload.PATTERN, new DatabaseDownload(site));
        routes.put(DatabaseView.PATTERN, new DatabaseView(site));
        routes.put(QueryView.PATTERN, new QueryView(site));
        routes.put(QueryParametersView.PATTERN, new AlwaysJson(site, new QueryParametersView(site)));
        routes.put(QueryNamesView.PATTERN, new AlwaysJson(site, new QueryNamesView(site)));
        routes.put(QueryListView.PATTERN, QueryListView.ofAll(site));
        routes.put(QueryListView.PATTERN_OF_DATABASE, QueryListView.ofOne(site));
        routes.put(QueryDefinitionView.PATTERN, new AlwaysJson(site, new QueryDefinitionView(site)));
        routes.put(TableView.PATTERN, new TableOrQuery(site, new TableView(site), new StoredQueryView(site)));
        routes.put(RowView.PATTERN, new RowView(site));
        routes.putAll(LookingAround.routes(site, platform.registry()::current));
        routes.put("/-", new MovedAddress(site, "/-", "/-/"));
        routes.put(
                "/favicon.ico", StaticFilesRoute.ofFile(platform.registry()::lease, platform.calls(), "favicon.png"));
        routes.put("/-/static/{path*}", StaticFilesRoute.ofCore(platform.registry()::lease, platform.calls()));
        routes.put(
                "/-/static-plugins/{name}/{path*}",
                StaticFilesRoute.ofPlugins(platform.registry()::lease, platform.calls()));
        return routes;
    }
}
