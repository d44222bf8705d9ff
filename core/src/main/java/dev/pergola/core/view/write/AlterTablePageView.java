package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.ToolPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.view.SiteContext;
import java.util.Optional;

/**
 * Answers {@code /DATABASE/TABLE/-/edit-table}: a page on which somebody changes the columns of a table, its keys and its name, or
 * drops it. Its script sends the changes to the API.
 */
public final class AlterTablePageView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/{database}/{table}/-/edit-table";

    private final SiteContext site;

    AlterTablePageView(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        WriteTarget target = WriteTarget.table(site, context);
        Request request = context.request();
        Permits permits = new Permits(site, request);
        site.require(request, Actions.VIEW_TABLE, target.resource());
        permits.require(Permits.ALTER_TABLE, target.resource(), "Permission denied: need alter-table");
        target.requireWritable();
        String table = target.table().name();
        if (target.table().kind() != TableKind.TABLE) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST, "The columns of " + table + " cannot be changed: it is a virtual table.");
        }
        DatabaseInfo database = target.database().info();
        String address = site.urls().table(database.route(), table);
        String heading = "Edit the table " + table;
        boolean droppable = permits.allows(Permits.DROP_TABLE, target.resource());
        Facts facts = TableFacts.of(site, context, target)
                .and("alterUrl", address + "/-/alter")
                .and("dropUrl", address + "/-/drop")
                .and(
                        "targetsUrl",
                        QueryString.of("table", table)
                                .appendTo(site.urls().database(database.route()) + "/-/foreign-key-targets"));
        PageDescription description = PageDescription.of(
                "alter_table", new PageSubject.Other(Optional.of(database.name()), Optional.of(table)));
        ToolPage page = new ToolPage(
                Below.table(site, site.frame(context, description, heading, Optional.empty()), database, table),
                database,
                new ToolPage.Work(
                        ToolPage.Tool.ALTER_TABLE, heading, table, droppable, JsonText.compact(facts.value())),
                address);
        return FrameGuard.guarded(site.write(SiteContext.HTML, page, request));
    }
}
