package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.Message;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.change.RowUpdate;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.RowField;
import dev.pergola.core.page.RowFormPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.text.RowPath;
import dev.pergola.core.view.Bodies;
import dev.pergola.core.view.FormBody;
import dev.pergola.core.view.JsonAnswer;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers {@code /DATABASE/TABLE/-/new} and {@code /DATABASE/TABLE/KEY/-/edit}: a form in which somebody fills in a row. It
 * works as a page; the scripts of the site show the same form in a dialog, send it for an answer in JSON, and put what is
 * wrong beside the fields.
 */
public final class RowFormView implements RouteHook {

    /** The form for a new row. */
    public static final String NEW = "/{database}/{table}/-/new";

    /** The form for a row that is there. */
    public static final String EDIT = "/{database}/{table}/{key}/-/edit";

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int BAD_REQUEST = 400;

    private final SiteContext site;
    private final RowWriting writing;
    private final boolean newRow;

    private RowFormView(SiteContext site, RowWriting writing, boolean newRow) {
        this.site = requireNonNull(site, "site is null");
        this.writing = requireNonNull(writing, "writing is null");
        this.newRow = newRow;
    }

    /** The form for a new row. */
    static RowFormView ofNewRow(SiteContext site, Announcements announcements) {
        return new RowFormView(site, new RowWriting(site, announcements), true);
    }

    /** The form for a row that is there. */
    static RowFormView ofRow(SiteContext site, Announcements announcements) {
        return new RowFormView(site, new RowWriting(site, announcements), false);
    }

    /** The form that an address names: for this row, or for none yet. */
    private record Asked(RouteContext context, WriteTarget target, Optional<NamedRow> row) {

        Request request() {
            return context.request();
        }

        DatabaseInfo database() {
            return target.database().info();
        }

        String table() {
            return target.table().name();
        }
    }

    @Override
    public Response handle(RouteContext context) {
        WriteTarget target = WriteTarget.table(site, context);
        Request request = context.request();
        site.require(request, Actions.VIEW_TABLE, target.resource());
        String action = newRow ? "insert-row" : "update-row";
        new Permits(site, request)
                .require(
                        newRow ? Permits.INSERT_ROW : Permits.UPDATE_ROW,
                        target.resource(),
                        "Permission denied: need " + action);
        target.requireWritable();
        Asked asked = new Asked(context, target, newRow ? Optional.empty() : Optional.of(row(context, target)));
        RowFields fields = new RowFields(site, context, target);
        List<RowField> shown = asked.row().map(fields::of).orElseGet(fields::ofNewRow);
        return FrameGuard.guarded(
                request.method().equals("POST") ? posted(asked, shown) : page(asked, shown, List.of()));
    }

    static NamedRow row(RouteContext context, WriteTarget target) {
        List<String> key = PathParts.key(context, "key");
        List<String> columns = target.table().rowKey();
        if (key.size() != columns.size()) {
            throw KnownProblems.badKey(target.table().name(), columns, key.size());
        }
        return new NamedRow(target, key);
    }

    private Response posted(Asked asked, List<RowField> shown) {
        SentRow sent = SentRow.of(FormBody.read(asked.request()), shown, newRow);
        if (sent.wrong()) {
            return refused(asked, sent.fields(), List.of());
        }
        try {
            return asked.row().isPresent() ? updated(asked, asked.row().get(), sent) : added(asked, sent);
        } catch (ServerException refused) {
            if (refused.code().status() != BAD_REQUEST) {
                throw refused;
            }
            RowProblems problems =
                    RowProblems.of(refused.messages(), asked.target().table());
            return refused(asked, problems.at(sent.fields()), problems.ofRow());
        }
    }

    private Response added(Asked asked, SentRow sent) {
        Optional<RowWriting.Added> added = writing.add(asked.context(), asked.target(), sent.cells());
        if (added.isEmpty()) {
            return refused(asked, sent.fields(), List.of("A trigger of the table has kept the row out."));
        }
        NamedRow row = added.get().row();
        return done(asked, row.key(), "Inserted row " + row.label(added.get().values()));
    }

    private Response updated(Asked asked, NamedRow row, SentRow sent) {
        RowUpdate update = RowUpdate.of(Map.of("update", new PlainValue.Fields(sent.cells())));
        PlainValue now = writing.update(asked.context(), row, update);
        return done(asked, row.key(), "Updated row " + row.label(now));
    }

    private Response done(Asked asked, List<String> key, String sentence) {
        boolean json = Bodies.wantsJson(asked.request());
        if (!json || asked.request().parameter("_message").isPresent()) {
            asked.context().showNext(Message.info(sentence));
        }
        if (!json) {
            return Response.redirect(site.urls().row(asked.database().route(), asked.table(), key));
        }
        Facts facts = JsonAnswer.ok().and("row", RowPath.join(key)).and("message", sentence);
        return JsonAnswer.of(site, asked.request(), newRow ? CREATED : OK, facts);
    }

    private Response refused(Asked asked, List<RowField> fields, List<String> failures) {
        if (!Bodies.wantsJson(asked.request())) {
            return page(asked, fields, failures).withStatus(BAD_REQUEST);
        }
        Facts columns = new Facts();
        fields.stream()
                .filter(field -> !field.problems().isEmpty())
                .forEach(field -> columns.and(field.column().name(), field.problems()));
        Facts facts = new Facts()
                .and("ok", false)
                .and("error", "The row was not saved.")
                .and("errors", failures)
                .and("columns", columns.value())
                .and("status", (long) BAD_REQUEST);
        return JsonAnswer.of(site, asked.request(), BAD_REQUEST, facts);
    }

    private Response page(Asked asked, List<RowField> fields, List<String> failures) {
        String table = site.urls().table(asked.database().route(), asked.table());
        String back = asked.row()
                .map(row -> site.urls().row(asked.database().route(), asked.table(), row.key()))
                .orElse(table);
        String heading = asked.row()
                .map(row -> "Edit row " + String.join(", ", row.key()) + " of " + asked.table())
                .orElse("New row of " + asked.table());
        PageDescription description = PageDescription.of(
                "row_form", new PageSubject.Other(Optional.of(asked.database().name()), Optional.of(asked.table())));
        RowFormPage page = new RowFormPage(
                Below.table(
                        site,
                        site.frame(asked.context(), description, heading, Optional.empty()),
                        asked.database(),
                        asked.table()),
                asked.database(),
                asked.target().table(),
                heading,
                new RowFormPage.Addresses(back + (newRow ? "/-/new" : "/-/edit"), back, table),
                newRow,
                fields,
                failures);
        return site.write(SiteContext.HTML, page, asked.request());
    }
}
