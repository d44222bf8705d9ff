package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.ToolPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.view.SiteContext;
import java.util.Optional;

/**
 * Answers {@code /DATABASE/TABLE/-/insert-rows}: a page on which somebody pastes many rows, looks at them, and has them added. Its
 * script sends them to the API.
 */
public final class InsertRowsView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/{database}/{table}/-/insert-rows";

    private final SiteContext site;

    InsertRowsView(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        WriteTarget target = WriteTarget.table(site, context);
        Request request = context.request();
        Permits permits = new Permits(site, request);
        site.require(request, Actions.VIEW_TABLE, target.resource());
        permits.require(Permits.INSERT_ROW, target.resource(), "Permission denied: need insert-row");
        target.requireWritable();
        DatabaseInfo database = target.database().info();
        String table = target.table().name();
        String heading = "Insert rows into " + table;
        Facts facts = TableFacts.of(site, context, target)
                .and("mayUpdate", permits.allows(Permits.UPDATE_ROW, target.resource()))
                .and("mostRows", (long) site.setting(Setting.MAX_INSERT_ROWS))
                .and("mostBytes", (long) site.setting(Setting.MAX_POST_BODY_BYTES));
        PageDescription description = PageDescription.of(
                "insert_rows", new PageSubject.Other(Optional.of(database.name()), Optional.of(table)));
        ToolPage page = new ToolPage(
                Below.table(site, site.frame(context, description, heading, Optional.empty()), database, table),
                database,
                new ToolPage.Work(ToolPage.Tool.INSERT_ROWS, heading, table, false, JsonText.compact(facts.value())),
                site.urls().table(database.route(), table));
        return FrameGuard.guarded(site.write(SiteContext.HTML, page, request));
    }
}
