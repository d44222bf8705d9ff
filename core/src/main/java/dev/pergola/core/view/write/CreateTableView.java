package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.change.Conflict;
import dev.pergola.core.change.CreateRequest;
import dev.pergola.core.change.JsonBody;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.page.Facts;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.Bodies;
import dev.pergola.core.view.JsonAnswer;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.UnknownDatabase;
import dev.pergola.core.write.TableCreation;
import java.util.Optional;

/** Answers {@code /DATABASE/-/create}: makes a table from columns or from rows. */
public final class CreateTableView implements RouteHook {

    /** Where tables are made. */
    public static final String PATTERN = "/{database}/-/create";

    private static final int CREATED = 201;

    private final SiteContext site;
    private final Announcements announcements;

    CreateTableView(SiteContext site, Announcements announcements) {
        this.site = requireNonNull(site, "site is null");
        this.announcements = requireNonNull(announcements, "announcements is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Optional<QueriedDatabase> database = site.catalog().find(PathParts.name(context, "database"));
        return database.map(found -> created(context, found)).orElseGet(() -> UnknownDatabase.page(site, context));
    }

    private Response created(RouteContext context, QueriedDatabase database) {
        Request request = context.request();
        Permits permits = new Permits(site, request);
        Resource resource = Resource.database(database.info().name());
        permits.require(Permits.CREATE_TABLE, resource, "Permission denied: need create-table");
        WriteTarget.requireMutable(database);
        CreateRequest body = CreateRequest.of(JsonBody.read(Bodies.bytes(request)));
        DatabaseSchema schema = database.schema();
        boolean existing = schema.table(body.table()).isPresent();
        requireAllowed(permits, resource, body);
        if (existing) {
            // What the database allows, the table may still deny.
            requireAllowed(permits, Resource.inDatabase(database.info().name(), body.table()), body);
        }
        schema.table(body.table())
                .map(table -> new WriteTarget(database, table))
                .ifPresent(target -> {
                    target.requireWritable();
                    new ColumnTypeCheck(site, context).check(target, body.rows());
                });
        TableCreation.Outcome outcome = database.write(transaction -> TableCreation.run(transaction, body, schema));
        announce(new Announcements.Place(request, database.info().name(), body.table()), body, outcome);
        Facts facts = TableAnswer.of(site, request, database, body.table());
        if (!existing
                || permits.allows(
                        Actions.VIEW_TABLE, Resource.inDatabase(database.info().name(), body.table()))) {
            facts.and("schema", outcome.schema());
        }
        if (body.fromRows()) {
            facts.and("row_count", body.rows().size());
        }
        return JsonAnswer.of(site, request, CREATED, facts);
    }

    private void announce(Announcements.Place place, CreateRequest body, TableCreation.Outcome outcome) {
        if (outcome.created()) {
            announcements.tableCreated(place, outcome.schema());
        } else {
            announcements.tableAltered(place, outcome.before(), outcome.schema());
        }
        if (body.fromRows()) {
            announcements.rowsAdded(place, body.conflict(), body.rows().size());
        }
    }

    private static void requireAllowed(Permits permits, Resource resource, CreateRequest body) {
        if (body.fromRows()) {
            permits.require(Permits.INSERT_ROW, resource, "Permission denied: need insert-row");
        }
        if (body.conflict() == Conflict.REPLACE) {
            permits.require(Permits.UPDATE_ROW, resource, "Permission denied: need update-row");
        }
        if (body.alter()) {
            permits.require(Permits.ALTER_TABLE, resource, "Permission denied: need alter-table");
        }
    }
}
