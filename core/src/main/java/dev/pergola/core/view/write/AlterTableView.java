package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.change.AlterRequest;
import dev.pergola.core.change.Refusal;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.page.Facts;
import dev.pergola.core.view.Bodies;
import dev.pergola.core.view.JsonAnswer;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.write.TableAlteration;

/** Answers {@code /DATABASE/TABLE/-/alter}: changes the columns, keys and name of a table. */
public final class AlterTableView implements RouteHook {

    /** Where tables are changed. */
    public static final String PATTERN = "/{database}/{table}/-/alter";

    private static final int OK = 200;

    private final SiteContext site;
    private final Announcements announcements;

    AlterTableView(SiteContext site, Announcements announcements) {
        this.site = requireNonNull(site, "site is null");
        this.announcements = requireNonNull(announcements, "announcements is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        WriteTarget target = WriteTarget.tableOrView(site, context);
        new Permits(site, request)
                .require(Permits.ALTER_TABLE, target.resource(), "Permission denied: need alter-table");
        target.requireWritable();
        if (target.table().kind() != TableKind.TABLE) {
            throw Refusal.of(target.table().view() ? "Cannot alter a view" : "Cannot alter a virtual table");
        }
        AlterRequest body = AlterRequest.of(Bodies.object(request));
        DatabaseSchema schema = target.database().schema();
        TableAlteration.Outcome outcome = target.database()
                .write(transaction ->
                        TableAlteration.run(transaction, target.table().name(), body, schema));
        announcements.tableAltered(
                new Announcements.Place(request, target.database().info().name(), outcome.name()),
                outcome.before(),
                outcome.after());
        Facts facts = TableAnswer.of(site, request, target.database(), outcome.name())
                .and("altered", !outcome.before().equals(outcome.after()))
                .and("schema", outcome.after())
                .and("before_schema", outcome.before())
                .and("operations_applied", body.operations().size());
        return JsonAnswer.of(site, request, OK, facts);
    }
}
