package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
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
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;
import java.util.Optional;

/**
 * Answers {@code /DATABASE/-/new-table}: a page on which somebody lays out the columns of a new table. Its script sends them to the
 * API.
 */
public final class CreateTablePageView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/{database}/-/new-table";

    private final SiteContext site;

    CreateTablePageView(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        QueriedDatabase database = site.database(request, PathParts.name(context, "database"));
        DatabaseInfo info = database.info();
        Resource resource = Resource.database(info.name());
        Permits permits = new Permits(site, request);
        site.require(request, Actions.VIEW_DATABASE, resource);
        permits.require(Permits.CREATE_TABLE, resource, "Permission denied: need create-table");
        WriteTarget.requireMutable(database);
        String address = site.urls().database(info.route());
        String heading = "New table in " + info.name();
        boolean fromRows = permits.allows(Permits.INSERT_ROW, resource);
        Facts facts = new Facts()
                .and("databaseUrl", address)
                .and("createUrl", address + "/-/create")
                .and("targetsUrl", address + "/-/foreign-key-targets")
                .and("mostRows", (long) site.setting(Setting.MAX_INSERT_ROWS))
                .and("mostBytes", (long) site.setting(Setting.MAX_POST_BODY_BYTES));
        ToolPage page = new ToolPage(
                site.frame(context, PageDescription.of("create_table", info.name()), heading, Optional.empty()),
                info,
                new ToolPage.Work(ToolPage.Tool.CREATE_TABLE, heading, "", fromRows, JsonText.compact(facts.value())),
                address);
        return FrameGuard.guarded(site.write(SiteContext.HTML, page, request));
    }
}
