package dev.pergola.core.view.table;

import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.RowCount;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.Facts;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.plan.TablePlan;
import dev.pergola.core.query.TableRows;
import dev.pergola.core.view.Extras;
import dev.pergola.core.view.SiteContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The extras of a table page. */
final class TableExtras {
    private static final String COUNT = "count";
    private static final String COUNT_TRUNCATED = "count_truncated";

    private TableExtras() {}

    /** Whether the number of rows is to be found out: people always want it, programs when they say so. */
    static boolean wantsCount(QueryString query, boolean forPeople) {
        Set<String> asked = Extras.asked(query);
        return (forPeople || asked.contains(COUNT) || asked.contains(COUNT_TRUNCATED))
                && query.first("_nocount").orElse("").isEmpty();
    }

    /**
     * The extras that a request asks for.
     *
     * @param rows the rows with their plan and count
     * @return by name
     * @throws dev.pergola.api.ServerException where one of them does not exist
     */
    static Map<String, PlainValue> wanted(SiteContext site, Request request, DatabaseInfo database, TableRows rows) {
        Set<String> asked = Extras.asked(request.query());
        if (asked.isEmpty()) {
            return Map.of();
        }
        if (asked.contains(COUNT)) {
            asked.add(COUNT_TRUNCATED);
        }
        return known(site, request, database, rows.plan(), rows::count).wanted(asked);
    }

    /**
     * Refuses names that do not exist, in formats that have no place for extras.
     *
     * @throws dev.pergola.api.ServerException where there are such names among the arguments
     */
    static void requireKnown(SiteContext site, Request request, DatabaseInfo database, TablePlan plan) {
        Set<String> asked = Extras.asked(request.query());
        if (!asked.isEmpty()) {
            known(site, request, database, plan, Optional::empty).requireKnown(asked);
        }
    }

    private static Extras known(
            SiteContext site,
            Request request,
            DatabaseInfo database,
            TablePlan plan,
            Supplier<Optional<RowCount>> counted) {
        TableSchema table = plan.table();
        return new Extras(request, database)
                .and(COUNT, () -> count(counted.get()))
                .and(
                        COUNT_TRUNCATED,
                        () -> PlainValue.of(counted.get().map(RowCount::atLeast).orElse(false)))
                .and("count_sql", () -> PlainValue.of(plan.readable().count().text()))
                .and("columns", () -> Facts.texts(plan.columns()))
                .and("all_columns", () -> Facts.texts(table.columnNames()))
                .and("column_details", () -> Extras.columnDetails(table))
                .and("primary_keys", () -> Facts.texts(table.primaryKey()))
                .and("is_view", () -> PlainValue.of(table.view()))
                .and("human_description_en", () -> PlainValue.of(plan.description()))
                .and("table", () -> PlainValue.of(table.name()))
                .and("table_definition", () -> definition(!table.view(), table))
                .and("view_definition", () -> definition(table.view(), table))
                .and("metadata", () -> Extras.metadata(site, database.name(), table.name()))
                .and(
                        "private",
                        () -> PlainValue.of(site.isPrivate(
                                request, Actions.VIEW_TABLE, Resource.inDatabase(database.name(), table.name()))))
                .and("query", () -> Extras.query(plan.readable().rows()));
    }

    private static PlainValue count(Optional<RowCount> counted) {
        return counted.map(count -> PlainValue.of(count.rows() + (count.atLeast() ? 1 : 0)))
                .orElseGet(PlainValue::nothing);
    }

    private static PlainValue definition(boolean applies, TableSchema table) {
        return applies && !table.definition().isEmpty() ? PlainValue.of(table.definition()) : PlainValue.nothing();
    }
}
