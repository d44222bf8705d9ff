package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.Message;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.change.RowUpdate;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.problem.Problem;
import dev.pergola.core.view.Bodies;
import dev.pergola.core.view.JsonAnswer;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.ProblemView;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Optional;

/** Answers {@code /DATABASE/TABLE/KEY/-/update} and {@code /-/delete}: changes or deletes one row. */
public final class RowView implements RouteHook {

    /** Where a row is changed. */
    public static final String UPDATE = "/{database}/{table}/{key}/-/update";

    /** Where a row is deleted. */
    public static final String DELETE = "/{database}/{table}/{key}/-/delete";

    private static final int OK = 200;

    private final SiteContext site;
    private final RowWriting writing;
    private final boolean delete;

    private RowView(SiteContext site, RowWriting writing, boolean delete) {
        this.site = requireNonNull(site, "site is null");
        this.writing = requireNonNull(writing, "writing is null");
        this.delete = delete;
    }

    /** Changes a row. */
    static RowView update(SiteContext site, Announcements announcements) {
        return new RowView(site, new RowWriting(site, announcements), false);
    }

    /** Deletes a row. */
    static RowView delete(SiteContext site, Announcements announcements) {
        return new RowView(site, new RowWriting(site, announcements), true);
    }

    @Override
    public Response handle(RouteContext context) {
        WriteTarget target = WriteTarget.tableOrView(site, context);
        List<String> key = PathParts.key(context, "key");
        List<String> columns = target.table().rowKey();
        if (key.size() != columns.size()) {
            // A page to everybody, as the original answers where the address itself makes no sense.
            Problem problem = Problem.of(KnownProblems.badKey(target.table().name(), columns, key.size()));
            return ProblemView.page(site, problem, context);
        }
        NamedRow row = new NamedRow(target, key);
        requireAllowed(context.request(), row);
        return delete ? deleted(context, row) : updated(context, row);
    }

    /** Whether there is such a row is told to those who may see the table, and before what they may not do with it. */
    private void requireAllowed(Request request, NamedRow row) {
        Permits permits = new Permits(site, request);
        Action action = delete ? Permits.DELETE_ROW : Permits.UPDATE_ROW;
        boolean allowed = permits.allows(action, row.target().resource());
        if (allowed || permits.allows(Actions.VIEW_TABLE, row.target().resource())) {
            row.requireExists();
        }
        permits.require(action, row.target().resource(), "Permission denied: need " + action.name());
        row.target().requireWritable();
    }

    /** Who may change a row he may not see is not told what else is in it. */
    private boolean maySee(Request request, NamedRow row) {
        return site.allows(request, Actions.VIEW_TABLE, row.target().resource());
    }

    private String label(Request request, NamedRow row, PlainValue content) {
        return maySee(request, row) ? row.label(content) : String.join(", ", row.key());
    }

    private Response deleted(RouteContext context, NamedRow row) {
        Request request = context.request();
        PlainValue deleted = writing.delete(context, row);
        Facts facts = JsonAnswer.ok();
        if (request.parameter("_redirect_to_table").isEmpty()) {
            return JsonAnswer.of(site, request, OK, facts);
        }
        String table = site.urls()
                .table(
                        row.target().database().info().route(),
                        row.target().table().name());
        context.showNext(Message.info("Deleted row " + label(request, row, deleted)));
        return JsonAnswer.of(site, request, OK, facts.and("redirect", table));
    }

    private Response updated(RouteContext context, NamedRow row) {
        Request request = context.request();
        RowUpdate update = RowUpdate.of(Bodies.object(request));
        if (update.alter()) {
            new Permits(site, request)
                    .require(Permits.ALTER_TABLE, row.target().resource(), "Permission denied for alter-table");
        }
        PlainValue updated = writing.update(context, row, update);
        Facts facts = JsonAnswer.ok(
                update.returning() && maySee(request, row) ? Optional.of(List.of(updated)) : Optional.empty());
        if (request.parameter("_message").isPresent()) {
            context.showNext(Message.info("Updated row " + label(request, row, updated)));
        }
        return JsonAnswer.of(site, request, OK, facts);
    }
}
