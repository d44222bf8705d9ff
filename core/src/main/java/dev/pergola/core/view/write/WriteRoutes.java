package dev.pergola.core.view.write;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.server.Events;
import dev.pergola.core.config.RecordChanges;
import dev.pergola.core.view.SiteContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** The addresses of the write API. All of them answer POST only, and problems as JSON. */
public final class WriteRoutes {

    private WriteRoutes() {}

    /**
     * The routes.
     *
     * @param site the site
     * @param records where it is written what columns mean
     * @param events told of what was written
     * @return by the patterns of their addresses
     */
    public static Map<String, RouteHook> all(SiteContext site, RecordChanges records, Events events) {
        Announcements announcements = new Announcements(events);
        Map<String, RouteHook> routes = new LinkedHashMap<>();
        routes.put(RowsView.INSERT, RowsView.insert(site, announcements));
        routes.put(RowsView.UPSERT, RowsView.upsert(site, announcements));
        routes.put(RowView.UPDATE, RowView.update(site, announcements));
        routes.put(RowView.DELETE, RowView.delete(site, announcements));
        routes.put(CreateTableView.PATTERN, new CreateTableView(site, announcements));
        routes.put(AlterTableView.PATTERN, new AlterTableView(site, announcements));
        routes.put(DropTableView.PATTERN, new DropTableView(site, announcements));
        routes.put(ColumnTypeView.PATTERN, new ColumnTypeView(site, records));
        return routes;
    }
}
