package dev.pergola.core.view.write;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.server.Events;
import dev.pergola.core.view.SiteContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pages on which people change data without writing JSON. They answer GET with a form and POST with what it did. */
public final class WritePages {

    private WritePages() {}

    /**
     * The routes.
     *
     * @param site the site
     * @param events told of what was written
     * @return by the patterns of their addresses
     */
    public static Map<String, RouteHook> all(SiteContext site, Events events) {
        Announcements announcements = new Announcements(events);
        Map<String, RouteHook> routes = new LinkedHashMap<>();
        routes.put(RowFormView.NEW, RowFormView.ofNewRow(site, announcements));
        routes.put(RowFormView.EDIT, RowFormView.ofRow(site, announcements));
        routes.put(RowRemovalView.PATTERN, new RowRemovalView(site, announcements));
        routes.put(InsertRowsView.PATTERN, new InsertRowsView(site));
        routes.put(CreateTablePageView.PATTERN, new CreateTablePageView(site));
        routes.put(AlterTablePageView.PATTERN, new AlterTablePageView(site));
        return routes;
    }
}
