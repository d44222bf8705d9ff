package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.change.ColumnTypeRequest;
import dev.pergola.core.change.Refusal;
import dev.pergola.core.config.ColumnTypeOption;
import dev.pergola.core.config.RecordChanges;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.model.Affinity;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.view.AssignedType;
import dev.pergola.core.view.Bodies;
import dev.pergola.core.view.JsonAnswer;
import dev.pergola.core.view.KnownType;
import dev.pergola.core.view.SiteContext;
import java.util.stream.Collectors;

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
        String database = target.database().info().name();
        RecordChanges.Column column = new RecordChanges.Column(
                database, target.table().name(), body.column().name());
        body.type().ifPresent(type -> requireFits(context, column, body.column().affinity(), type));
        records.setColumnType(column, body.type().map(type -> new ColumnTypeOption(type.name(), type.settings())));
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

    private void requireFits(
            RouteContext context, RecordChanges.Column column, Affinity affinity, ColumnTypeRequest.Type type) {
        LeasedHooks hooks = LeasedHooks.of(context).orElseThrow();
        KnownType known =
                KnownType.find(hooks, type.name()).orElseThrow(() -> Refusal.of("Unknown column type: " + type.name()));
        if (!known.fits(affinity)) {
            throw Refusal.of("Column type '%s' is only applicable to SQLite types %s but %s.%s.%s has SQLite type %s"
                    .formatted(
                            type.name(),
                            known.fitting().stream().map(Affinity::name).collect(Collectors.joining(", ")),
                            column.database(),
                            column.table(),
                            column.name(),
                            affinity));
        }
        new AssignedType(site, hooks, known, column, type.settings())
                .settingsProblem()
                .ifPresent(problem -> {
                    throw Refusal.of(problem);
                });
    }
}
