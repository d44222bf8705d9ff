package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Sql;
import dev.pergola.api.hook.page.Message;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.change.JsonBody;
import dev.pergola.core.change.Truth;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.query.QueryRows;
import dev.pergola.core.text.SqlIdentifier;
import dev.pergola.core.view.Bodies;
import dev.pergola.core.view.JsonAnswer;
import dev.pergola.core.view.SiteContext;
import java.time.Duration;

/** Answers {@code /DATABASE/TABLE/-/drop}: says what would be lost, and deletes the table where that is confirmed. */
public final class DropTableView implements RouteHook {

    /** Where tables are deleted. */
    public static final String PATTERN = "/{database}/{table}/-/drop";

    private static final int OK = 200;

    private final SiteContext site;
    private final Announcements announcements;

    DropTableView(SiteContext site, Announcements announcements) {
        this.site = requireNonNull(site, "site is null");
        this.announcements = requireNonNull(announcements, "announcements is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        WriteTarget target = WriteTarget.table(site, context);
        new Permits(site, request).require(Permits.DROP_TABLE, target.resource(), "Permission denied: need drop-table");
        target.requireWritable();
        if (!confirmed(request)) {
            return JsonAnswer.of(site, request, OK, question(request, target));
        }
        String sql = "drop table " + SqlIdentifier.quoteAlways(target.table().name());
        target.database().write(transaction -> transaction.execute(Sql.of(sql)));
        announcements.tableDropped(Announcements.Place.of(request, target));
        context.showNext(Message.warning("Table " + target.table().name() + " dropped"));
        return JsonAnswer.of(site, request, OK, JsonAnswer.ok());
    }

    /** What is no JSON confirms nothing. */
    private static boolean confirmed(Request request) {
        try {
            return JsonBody.read(Bodies.bytes(request)) instanceof PlainValue.Fields fields
                    && Truth.of(fields.values(), "confirm");
        } catch (ServerException noJson) {
            if (!noJson.code().equals(ErrorCode.BAD_REQUEST)) {
                throw noJson;
            }
            return false;
        }
    }

    /** How many rows would be lost is told to those who may see them. */
    private Facts question(Request request, WriteTarget target) {
        boolean seen = site.allows(request, Actions.VIEW_TABLE, target.resource());
        return JsonAnswer.ok()
                .and("database", target.database().info().name())
                .and("table", target.table().name())
                .and("row_count", seen ? rowCount(target) : PlainValue.nothing())
                .and("message", "Pass \"confirm\": true to confirm");
    }

    /** Null where counting takes too long. */
    private PlainValue rowCount(WriteTarget target) {
        String sql = "select count(*) from "
                + SqlIdentifier.quoteAlways(target.table().name());
        Duration limit = Duration.ofMillis(site.setting(Setting.SQL_TIME_LIMIT_MS));
        try (QueryRows rows = target.database().run(dev.pergola.core.model.Sql.of(sql), 1, limit)) {
            return rows.cursor().next() ? PlainValue.of(rows.cursor().integer(0)) : PlainValue.nothing();
        } catch (ServerException tooLong) {
            if (!tooLong.code().equals(ErrorCode.SQL_INTERRUPTED)) {
                throw tooLong;
            }
            return PlainValue.nothing();
        }
    }
}
