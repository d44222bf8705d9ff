package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Response;
import dev.pergola.core.change.Conflict;
import dev.pergola.core.change.Refusal;
import dev.pergola.core.change.RowsChange;
import dev.pergola.core.change.RowsRequest;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.Bodies;
import dev.pergola.core.view.JsonAnswer;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.write.RowInsertion;
import dev.pergola.core.write.TableText;
import java.util.List;
import java.util.Optional;

/** Answers {@code /DATABASE/TABLE/-/insert} and {@code /-/upsert}: adds rows. */
public final class RowsView implements RouteHook {

    /** Where rows are added. */
    public static final String INSERT = "/{database}/{table}/-/insert";

    /** Where rows are added or changed. */
    public static final String UPSERT = "/{database}/{table}/-/upsert";

    private static final int CREATED = 201;
    private static final int OK = 200;

    private final SiteContext site;
    private final Announcements announcements;
    private final boolean upsert;

    private RowsView(SiteContext site, Announcements announcements, boolean upsert) {
        this.site = requireNonNull(site, "site is null");
        this.announcements = requireNonNull(announcements, "announcements is null");
        this.upsert = upsert;
    }

    /** Adds rows. */
    static RowsView insert(SiteContext site, Announcements announcements) {
        return new RowsView(site, announcements, false);
    }

    /** Adds rows, or changes those that have the same key. */
    static RowsView upsert(SiteContext site, Announcements announcements) {
        return new RowsView(site, announcements, true);
    }

    @Override
    public Response handle(RouteContext context) {
        WriteTarget target = WriteTarget.table(site, context);
        Permits permits = new Permits(site, context.request());
        requireAllowed(permits, target.resource());
        target.requireWritable();
        RowsRequest request = RowsRequest.of(Bodies.object(context.request()), site.setting(Setting.MAX_INSERT_ROWS));
        requireAllowed(permits, target.resource(), request);
        RowsChange change = RowsChange.of(request, target.table(), upsert ? Conflict.UPDATE : request.conflict());
        new ColumnTypeCheck(site, context).check(target, request.rows());
        Written written = write(target, request, change);
        Announcements.Place place = Announcements.Place.of(context.request(), target);
        announcements.tableAltered(place, written.before(), written.after());
        announcements.rowsAdded(place, change.conflict(), request.rows().size());
        Optional<List<PlainValue>> shown = written.rows().filter(rows -> mayShow(permits, target.resource(), request));
        return JsonAnswer.of(site, context.request(), upsert ? OK : CREATED, JsonAnswer.ok(shown));
    }

    /** New rows hold what was sent; what was there before is for those who may see the table. */
    private boolean mayShow(Permits permits, Resource table, RowsRequest request) {
        return !(upsert || request.ignore()) || permits.allows(Actions.VIEW_TABLE, table);
    }

    /**
     * What was written.
     *
     * @param rows as they are stored, where they are wanted
     * @param before the CREATE statement of the table; empty where it cannot have changed
     * @param after the same now
     */
    private record Written(Optional<List<PlainValue>> rows, String before, String after) {}

    private static Written write(WriteTarget target, RowsRequest request, RowsChange change) {
        String table = target.table().name();
        return target.database().writeTogether(transaction -> {
            String before = change.added().isEmpty() ? "" : TableText.of(transaction, table);
            Optional<List<PlainValue>> rows = Optional.empty();
            if (request.returning()) {
                rows = Optional.of(RowInsertion.runAndRead(transaction, change));
            } else {
                RowInsertion.run(transaction, change);
            }
            return new Written(rows, before, change.added().isEmpty() ? "" : TableText.of(transaction, table));
        });
    }

    private void requireAllowed(Permits permits, Resource table) {
        if (upsert) {
            String message = "Permission denied: need both insert-row and update-row";
            permits.require(Permits.INSERT_ROW, table, message);
            permits.require(Permits.UPDATE_ROW, table, message);
        } else {
            permits.require(Permits.INSERT_ROW, table, "Permission denied: need insert-row");
        }
    }

    private void requireAllowed(Permits permits, Resource table, RowsRequest request) {
        if (upsert && (request.ignore() || request.replace())) {
            throw Refusal.of("Upsert does not support ignore or replace");
        }
        if (request.replace()) {
            permits.require(Permits.UPDATE_ROW, table, "Permission denied: need update-row to use \"replace\"");
        }
        if (request.alter()) {
            permits.require(Permits.ALTER_TABLE, table, "Permission denied for alter-table");
        }
    }
}
