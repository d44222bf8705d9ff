package dev.pergola.core.view.row;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.IncomingLink;
import dev.pergola.core.page.ShownColumn;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.plan.RowPlan;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.query.SingleRow;
import dev.pergola.core.view.CellRenderers;
import dev.pergola.core.view.ColumnTypes;
import dev.pergola.core.view.Extras;
import dev.pergola.core.view.RenderedCells;
import dev.pergola.core.view.SiteContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The extras of a row page. */
final class RowExtras {

    /** What refers to the row, for which rows have to be counted. */
    static final String LINKS = "foreign_key_tables";

    private static final Set<String> TOLD_ANYWAY = Set.of("database", "table", "primary_keys");

    private RowExtras() {}

    /**
     * The extras that a request asks for.
     *
     * @param incoming what refers to the row
     * @return by name
     * @throws dev.pergola.api.ServerException where one of them does not exist
     */
    static Map<String, PlainValue> wanted(
            SiteContext site,
            RouteContext context,
            QueriedDatabase queried,
            RowPlan plan,
            List<IncomingLink> incoming) {
        Request request = context.request();
        DatabaseInfo database = queried.info();
        ColumnTypes types = ColumnTypes.of(site, context, database.name(), plan.table());
        TableSchema table = plan.table();
        Map<String, PlainValue> wanted = new Extras(site, request, database)
                .and("table", () -> PlainValue.of(table.name()))
                .and("columns", () -> Facts.texts(plan.columns()))
                .and("column_details", () -> Extras.columnDetails(table))
                .and("primary_keys", () -> Facts.texts(table.rowKey()))
                .and("metadata", () -> Extras.metadata(site, database.name(), table.name()))
                .and("query", () -> Extras.query(plan.readable()))
                .and(
                        "private",
                        () -> PlainValue.of(site.isPrivate(
                                request, Actions.VIEW_TABLE, Resource.inDatabase(database.name(), table.name()))))
                .and(LINKS, () -> links(incoming))
                .and("column_types", types::facts)
                .and("render_cell", () -> renderedCells(site, context, queried, plan))
                .and("debug", () -> debug(context, plan))
                .wanted();
        wanted.keySet().removeAll(TOLD_ANYWAY);
        return wanted;
    }

    private static PlainValue renderedCells(
            SiteContext site, RouteContext context, QueriedDatabase database, RowPlan plan) {
        List<ShownColumn> columns = new ArrayList<>();
        plan.columns().forEach(name -> columns.add(ShownColumn.of(name, columns.size())));
        List<String> key = plan.readable().parameters().values().stream()
                .map(Value::asText)
                .toList();
        try (SingleRow row = database.row(plan, key, Optional.empty())) {
            ColumnTypes types = ColumnTypes.of(site, context, database.info().name(), plan.table());
            CellRenderers.Place place = types.place(database.info().name(), plan.table());
            return RenderedCells.of(
                    CellRenderers.applied(site, context, place, types.applied(columns, row.cursor()), row.cursor()),
                    row.cursor());
        }
    }

    private static PlainValue debug(RouteContext context, RowPlan plan) {
        PlainValue.Fields query = Extras.query(plan.readable());
        List<String> key = plan.readable().parameters().values().stream()
                .map(Value::asText)
                .toList();
        return new Facts()
                .and(
                        "url_vars",
                        new Facts()
                                .and("database", context.pathParameter("database"))
                                .and("table", context.pathParameter("table"))
                                .and("pks", context.pathParameter("row"))
                                .and("format", context.optionalPathParameter("format"))
                                .value())
                .and(
                        "resolved",
                        new Facts()
                                .and("table", plan.table().name())
                                .andAll(query.values())
                                .and("pks", plan.table().rowKey())
                                .and("pk_values", key)
                                .value())
                .value();
    }

    private static PlainValue links(List<IncomingLink> incoming) {
        return new PlainValue.Items(incoming.stream().map(RowExtras::link).toList());
    }

    private static PlainValue link(IncomingLink link) {
        return new Facts()
                .and("other_table", link.key().otherTable())
                .and(
                        "column",
                        link.key().implied()
                                ? PlainValue.nothing()
                                : PlainValue.of(link.key().column()))
                .and("other_column", link.key().otherColumn())
                .and(
                        "count",
                        link.count().map(count -> PlainValue.of(count.rows())).orElseGet(PlainValue::nothing))
                .and("link", link.address())
                .value();
    }
}
