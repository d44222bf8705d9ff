package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.Message;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.view.Bodies;
import dev.pergola.core.view.JsonAnswer;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Optional;

/** Answers {@code /DATABASE/TABLE/KEY/-/remove}: asks whether a row is to be deleted, and deletes it. */
public final class RowRemovalView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/{database}/{table}/{key}/-/remove";

    private static final int OK = 200;

    private final SiteContext site;
    private final RowWriting writing;

    RowRemovalView(SiteContext site, Announcements announcements) {
        this.site = requireNonNull(site, "site is null");
        this.writing = new RowWriting(site, announcements);
    }

    @Override
    public Response handle(RouteContext context) {
        WriteTarget target = WriteTarget.table(site, context);
        Request request = context.request();
        site.require(request, Actions.VIEW_TABLE, target.resource());
        new Permits(site, request).require(Permits.DELETE_ROW, target.resource(), "Permission denied: need delete-row");
        target.requireWritable();
        NamedRow row = RowFormView.row(context, target);
        row.requireExists();
        return FrameGuard.guarded(request.method().equals("POST") ? deleted(context, row) : question(context, row));
    }

    private Response deleted(RouteContext context, NamedRow row) {
        Request request = context.request();
        String sentence = "Deleted row " + row.label(writing.delete(context, row));
        boolean json = Bodies.wantsJson(request);
        if (!json || request.parameter("_message").isPresent()) {
            context.showNext(Message.info(sentence));
        }
        return json
                ? JsonAnswer.of(site, request, OK, JsonAnswer.ok().and("message", sentence))
                : Response.redirect(site.urls()
                        .table(
                                row.target().database().info().route(),
                                row.target().table().name()));
    }

    private Response question(RouteContext context, NamedRow row) {
        DatabaseInfo database = row.target().database().info();
        String table = row.target().table().name();
        String heading = "Delete row " + String.join(", ", row.key()) + " of " + table + "?";
        PageDescription description = PageDescription.of(
                "row_removal", new PageSubject.Other(Optional.of(database.name()), Optional.of(table)));
        FormPage page = new FormPage(
                site.frame(context, description, heading, Optional.empty()),
                heading,
                "The row is gone for good then. To keep it, leave this page.",
                new FormPage.Form(
                        site.urls().row(database.route(), table, row.key()) + "/-/remove",
                        true,
                        List.of(),
                        "Delete the row"),
                Optional.empty());
        return site.write(SiteContext.HTML, page, context.request());
    }
}
