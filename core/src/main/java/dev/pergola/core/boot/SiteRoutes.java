package dev.pergola.core.boot;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.assets.StaticFilesRoute;
import dev.pergola.core.view.query.QueryView;
import dev.pergola.core.view.row.RowView;
import dev.pergola.core.view.table.TableView;
import java.util.LinkedHashMap;
import java.util.Map;

/** The addresses of the site and who answers them; everything that is built in, on one screen. */
final class SiteRoutes {

    private SiteRoutes() {}

    static Map<String, RouteHook> all(SiteContext site, Platform platform) {
        Map<String, RouteHook> routes = new LinkedHashMap<>();
        routes.put(QueryView.PATTERN, new QueryView(site));
        routes.put(TableView.PATTERN, new TableView(site));
        routes.put(RowView.PATTERN, new RowView(site));
        routes.put("/-/static/{path*}", StaticFilesRoute.ofCore(platform.registry()::lease, platform.calls()));
        routes.put(
                "/-/static-plugins/{name}/{path*}",
                StaticFilesRoute.ofPlugins(platform.registry()::lease, platform.calls()));
        return routes;
    }
}
