package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ServerException;
import dev.pergola.api.data.Transaction;
import dev.pergola.api.hook.page.Message;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.change.NewColumn;
import dev.pergola.core.change.RowUpdate;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Value;
import dev.pergola.core.page.Facts;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.plan.RowPlan;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.problem.Problem;
import dev.pergola.core.view.Bodies;
import dev.pergola.core.view.JsonAnswer;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.ProblemView;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.write.OneRow;
import java.util.List;
import java.util.Optional;

/** Answers {@code /DATABASE/TABLE/KEY/-/update} and {@code /-/delete}: changes or deletes one row. */
public final class RowView implements RouteHook {

    /** Where a row is changed. */
    public static final String UPDATE = "/{database}/{table}/{key}/-/update";

    /** Where a row is deleted. */
    public static final String DELETE = "/{database}/{table}/{key}/-/delete";

    private static final int OK = 200;
    private static final int LONGEST_LABEL = 80;

    private final SiteContext site;
    private final Announcements announcements;
    private final boolean delete;

    private RowView(SiteContext site, Announcements announcements, boolean delete) {
        this.site = requireNonNull(site, "site is null");
        this.announcements = requireNonNull(announcements, "announcements is null");
        this.delete = delete;
    }

    /** Changes a row. */
    static RowView update(SiteContext site, Announcements announcements) {
        return new RowView(site, announcements, false);
    }

    /** Deletes a row. */
    static RowView delete(SiteContext site, Announcements announcements) {
        return new RowView(site, announcements, true);
    }

    /** The row that an address names. */
    private record Named(WriteTarget target, List<String> key) {

        OneRow in(Transaction transaction) {
            return new OneRow(
                    transaction, target.table(), key.stream().map(Value::of).toList());
        }

        PlainValue readIn(Transaction transaction) {
            return in(transaction).read().orElseThrow(this::notFound);
        }

        /** The key, and what else names the row to people. */
        String label(PlainValue row) {
            String key = String.join(", ", key());
            Optional<String> label = target.table()
                    .labelColumn()
                    .filter(column -> row instanceof PlainValue.Fields)
                    .map(column -> ((PlainValue.Fields) row).values().getOrDefault(column, PlainValue.nothing()))
                    .map(value -> PlainText.of(value).strip().replaceAll("\\s+", " "))
                    .filter(text -> !text.isEmpty() && !text.equals(key));
            return key + label.map(text -> " (" + shortened(text) + ")").orElse("");
        }

        private static String shortened(String text) {
            return text.length() <= LONGEST_LABEL ? text : text.substring(0, LONGEST_LABEL - 1) + "…";
        }

        ServerException notFound() {
            return KnownProblems.rowNotFound(target.table().name(), key);
        }
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
        Named row = new Named(target, key);
        requireAllowed(context.request(), row);
        return delete ? deleted(context, row) : updated(context, row);
    }

    /** Whether there is such a row is told to those who may see the table, and before what they may not do with it. */
    private void requireAllowed(Request request, Named row) {
        Permits permits = new Permits(site, request);
        Action action = delete ? Permits.DELETE_ROW : Permits.UPDATE_ROW;
        boolean allowed = permits.allows(action, row.target().resource());
        if (allowed || permits.allows(Actions.VIEW_TABLE, row.target().resource())) {
            requireExists(row);
        }
        permits.require(action, row.target().resource(), "Permission denied: need " + action.name());
        row.target().requireWritable();
    }

    private static void requireExists(Named row) {
        if (row.target().table().view()) {
            throw row.notFound();
        }
        RowPlan plan = RowPlan.of(row.target().table(), row.key(), List.of());
        row.target().database().row(plan, row.key(), Optional.empty()).close();
    }

    private Response deleted(RouteContext context, Named row) {
        Request request = context.request();
        PlainValue deleted = row.target().database().write(transaction -> {
            PlainValue before = row.readIn(transaction);
            row.in(transaction).delete();
            return before;
        });
        announcements.rowDeleted(Announcements.Place.of(request, row.target()), row.key());
        Facts facts = JsonAnswer.ok();
        if (request.parameter("_redirect_to_table").isEmpty()) {
            return JsonAnswer.of(site, request, OK, facts);
        }
        String table = site.urls()
                .table(
                        row.target().database().info().route(),
                        row.target().table().name());
        context.showNext(Message.info("Deleted row " + row.label(deleted)));
        return JsonAnswer.of(site, request, OK, facts.and("redirect", table));
    }

    private Response updated(RouteContext context, Named row) {
        Request request = context.request();
        RowUpdate update = RowUpdate.of(Bodies.object(request));
        if (update.alter()) {
            new Permits(site, request)
                    .require(Permits.ALTER_TABLE, row.target().resource(), "Permission denied for alter-table");
        }
        List<NewColumn> added = update.added(row.target().table());
        new ColumnTypeCheck(site, context).check(row.target(), List.of(update.cells()));
        PlainValue updated = row.target().database().write(transaction -> {
            PlainValue before = row.readIn(transaction);
            OneRow one = row.in(transaction);
            one.update(update.values(), added);
            return one.after(update.values()).read().orElse(before);
        });
        announcements.rowUpdated(Announcements.Place.of(request, row.target()), row.key());
        Facts facts = JsonAnswer.ok(update.returning() ? Optional.of(List.of(updated)) : Optional.empty());
        if (request.parameter("_message").isPresent()) {
            context.showNext(Message.info("Updated row " + row.label(updated)));
        }
        return JsonAnswer.of(site, request, OK, facts);
    }
}
