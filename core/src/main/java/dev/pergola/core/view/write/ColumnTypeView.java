package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.change.ColumnTypeRequest;
import dev.pergola.core.change.Refusal;
import dev.pergola.core.columntype.ColumnType;
import dev.pergola.core.config.ColumnTypeOption;
import dev.pergola.core.config.RecordChanges;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.view.Bodies;
import dev.pergola.core.view.JsonAnswer;
import dev.pergola.core.view.SiteContext;
import java.util.Optional;

/** Answers {@code /DATABASE/TABLE/-/set-column-type}: says what the values of a column mean. Nothing of the database changes. */
public final class ColumnTypeView implements RouteHook {

    /** Where types are given. */
    public static final String PATTERN = "/{database}/{table}/-/set-column-type";

    private static final int OK = 200;

    private final SiteContext site;
    private final RecordChanges records;

    ColumnTypeView(SiteContext site, RecordChanges records) {
        this.site = requireNonNull(site, "site is null");
        this.records = requireNonNull(records, "records is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        WriteTarget target = WriteTarget.tableOrView(site, context);
        new Permits(site, request)
                .require(Actions.SET_COLUMN_TYPE, target.resource(), "Permission denied: need set-column-type");
        ColumnTypeRequest body = ColumnTypeRequest.of(Bodies.object(request), target.table());
        body.type().ifPresent(type -> requireFits(target, body.column(), type));
        String database = target.database().info().name();
        records.setColumnType(
                new RecordChanges.Column(
                        database, target.table().name(), body.column().name()),
                body.type().map(type -> new ColumnTypeOption(type.name(), type.settings())));
        Facts facts = JsonAnswer.ok()
                .and("database", database)
                .and("table", target.table().name())
                .and("column", body.column().name())
                .and("column_type", body.type().map(ColumnTypeView::facts).orElseGet(PlainValue::nothing));
        return JsonAnswer.of(site, request, OK, facts);
    }

    private static PlainValue facts(ColumnTypeRequest.Type type) {
        return new Facts()
                .and("type", type.name())
                .and("config", type.settings())
                .value();
    }

    private static void requireFits(WriteTarget target, ColumnSchema column, ColumnTypeRequest.Type type) {
        Optional<ColumnType> known = ColumnType.of(type.name());
        if (known.isEmpty()) {
            throw Refusal.of("Unknown column type: " + type.name());
        }
        if (!known.get().fits(column.affinity())) {
            throw Refusal.of("Column type '%s' is only applicable to SQLite types TEXT but %s.%s.%s has SQLite type %s"
                    .formatted(
                            type.name(),
                            target.database().info().name(),
                            target.table().name(),
                            column.name(),
                            column.affinity()));
        }
    }
}
