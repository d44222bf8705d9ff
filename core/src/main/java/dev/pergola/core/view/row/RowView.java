package dev.pergola.core.view.row;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.RowIdentifier;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.page.IncomingLink;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.page.RowPage;
import dev.pergola.core.page.ShownColumn;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.plan.LabelColumn;
import dev.pergola.core.plan.RowPlan;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.query.SingleRow;
import dev.pergola.core.view.CellRenderers;
import dev.pergola.core.view.ColumnTypes;
import dev.pergola.core.view.CursorValues;
import dev.pergola.core.view.Exports;
import dev.pergola.core.view.Extras;
import dev.pergola.core.view.Freshness;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.PluginFormats;
import dev.pergola.core.view.ShownColumns;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.TableSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Answers {@code /DATABASE/TABLE/KEY}: one row. */
public final class RowView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/{database}/{table}/{row}[.{format}]";

    /** How long counting the rows of one relation may take. */
    private static final Duration LINK_BUDGET = Duration.ofMillis(50);

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public RowView(SiteContext site) {
        this.site = site;
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        QueriedDatabase database = site.database(request, PathParts.name(context, "database"));
        String databaseName = database.info().name();
        String name = PathParts.name(context, "table");
        DatabaseSchema schema = TableSettings.shown(site.configuration(), databaseName, database.schema());
        TableSchema table = schema.table(name)
                .orElseThrow(() -> KnownProblems.tableNotFound(
                        databaseName, name, site.tablesVisibleTo(request, databaseName, schema)));
        site.require(request, Actions.VIEW_TABLE, Resource.inDatabase(databaseName, name));
        PathParts.KeyAndFormat asked = PathParts.keyAndFormat(context, "row");
        PluginFormats plugins = PluginFormats.of(context);
        String format = new Exports(site).format(plugins, asked.format());
        if (Exports.takes(format, request.query())) {
            return new RowExport(site, database, RowPlan.of(table, asked.key(), List.of()), asked.key())
                    .answer(format, request);
        }
        boolean html = format.equals(SiteContext.HTML);
        Predicate<ForeignKey> visible =
                key -> site.allows(request, Actions.VIEW_TABLE, Resource.inDatabase(databaseName, key.otherTable()));
        List<LabelColumn> labels = html
                ? LabelColumn.of(schema, table).stream()
                        .filter(label -> visible.test(label.key()))
                        .toList()
                : List.of();
        List<String> key = asked.key();
        RowPlan plan = RowPlan.of(table, key, labels).linked(visible);
        List<ShownColumn> columns = ShownColumns.of(
                database.info().route(),
                schema,
                table,
                plan.columns(),
                plan.labelPositions(),
                html ? visible : reference -> false);
        boolean counted = html || Extras.asked(request.query()).contains(RowExtras.LINKS);
        try (SingleRow row = database.row(plan, key, counted ? Optional.of(LINK_BUDGET) : Optional.empty());
                OneRow flowing =
                        new OneRow(row, html || plugins.has(format) ? KeptRow.of(row.cursor()) : row.cursor())) {
            List<IncomingLink> incoming = incoming(database, row, key);
            PageDescription description = PageDescription.of(
                            "row",
                            new PageSubject.OfRow(
                                    databaseName, name, key, new CursorValues(plan.columns(), flowing.cursor())))
                    .withColumns(plan.columns());
            RowPage page = new RowPage(
                    site.frame(
                                    context,
                                    description,
                                    "%s: %s: %s".formatted(databaseName, name, String.join(", ", key)),
                                    Optional.of(site.urls().row(database.info().route(), name, key) + ".json"))
                            .after(flowing),
                    database.info(),
                    table,
                    new RowIdentifier(key.stream().map(Value::of).toList()),
                    new RowGrid(
                            html ? shown(context, databaseName, plan, columns, flowing.cursor()) : columns,
                            keyCells(plan),
                            flowing),
                    incoming,
                    html ? Map.of() : RowExtras.wanted(site, context, database, plan, incoming));
            Response response = (plugins.has(format)
                            ? plugins.write(format, description, request, page.grid())
                            : site.write(format, page, request))
                    .withHeader("Referrer-Policy", "no-referrer");
            return Freshness.mark(response, request, site.setting(Setting.DEFAULT_CACHE_TTL));
        }
    }

    private List<ShownColumn> shown(
            RouteContext context, String database, RowPlan plan, List<ShownColumn> columns, RowCursor row) {
        ColumnTypes types = ColumnTypes.of(site, context, database, plan.table());
        return CellRenderers.applied(
                site, context, types.place(database, plan.table()), types.applied(columns, row), row);
    }

    private static List<Integer> keyCells(RowPlan plan) {
        return plan.table().rowKey().stream()
                .map(plan.columns()::indexOf)
                .filter(cell -> cell >= 0)
                .toList();
    }

    private List<IncomingLink> incoming(QueriedDatabase database, SingleRow row, List<String> key) {
        return row.links().stream()
                .map(link -> new IncomingLink(
                        link.key(), link.count(), filtered(database.info().route(), link.key(), key.get(0))))
                .toList();
    }

    private String filtered(String route, ForeignKey key, String value) {
        String argument = key.otherColumn().startsWith("_") ? key.otherColumn() + "__exact" : key.otherColumn();
        // Programs of the original expect a slash as it is, which an address allows here.
        return QueryString.of(argument, value)
                .appendTo(site.urls().table(route, key.otherTable()))
                .replace("%2F", "/");
    }
}
