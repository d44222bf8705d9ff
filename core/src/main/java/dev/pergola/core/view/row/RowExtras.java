package dev.pergola.core.view.row;

import dev.pergola.api.http.Request;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.IncomingLink;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.plan.RowPlan;
import dev.pergola.core.view.Extras;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Map;
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
            SiteContext site, Request request, DatabaseInfo database, RowPlan plan, List<IncomingLink> incoming) {
        TableSchema table = plan.table();
        Map<String, PlainValue> wanted = new Extras(request, database)
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
                .wanted();
        wanted.keySet().removeAll(TOLD_ANYWAY);
        return wanted;
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
