package dev.pergola.core.view.table;

import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.RowCount;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.TableFacets;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.plan.TablePlan;
import dev.pergola.core.query.TableRows;
import dev.pergola.core.text.CssClass;
import dev.pergola.core.view.Exports;
import dev.pergola.core.view.Extras;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The extras of a table page. */
final class TableExtras {
    private static final String COUNT = "count";
    private static final String COUNT_TRUNCATED = "count_truncated";

    /** Arguments for which the form has fields, or which a new condition makes invalid. */
    private static final Set<String> IN_THE_FORM = Set.of("_sort", "_sort_desc", "_search", "_next");

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
    static Map<String, PlainValue> wanted(SiteContext site, AskedTable asked, BesideRows beside, TableRows rows) {
        Set<String> names = asked(asked.request().query());
        return names.isEmpty()
                ? Map.of()
                : known(site, asked, beside, rows::count).wanted(names);
    }

    /** The extras that a request names, and those that it means by other arguments. */
    static Set<String> asked(QueryString query) {
        Set<String> names = Extras.asked(query);
        if (names.contains(COUNT)) {
            names.add(COUNT_TRUNCATED);
        }
        if (PageFacets.implied(query)) {
            names.add(FacetExtras.RESULTS);
        }
        return names;
    }

    /**
     * Refuses names that do not exist, in formats that have no place for extras.
     *
     * @throws dev.pergola.api.ServerException where there are such names among the arguments
     */
    static void requireKnown(SiteContext site, AskedTable asked) {
        Set<String> names = Extras.asked(asked.request().query());
        if (!names.isEmpty()) {
            BesideRows nothing = new BesideRows(new PageFacets(site, asked), TableFacets.NONE, PlainValue.nothing());
            known(site, asked, nothing, Optional::empty).requireKnown(names);
        }
    }

    private static Extras known(
            SiteContext site, AskedTable asked, BesideRows beside, Supplier<Optional<RowCount>> counted) {
        Request request = asked.request();
        DatabaseInfo database = asked.info();
        TablePlan plan = asked.plan();
        TableSchema table = plan.table();
        Extras extras = new Extras(site, request, database)
                .and(COUNT, () -> count(counted.get()))
                .and(
                        COUNT_TRUNCATED,
                        () -> PlainValue.of(counted.get().map(RowCount::atLeast).orElse(false)))
                .and("count_sql", () -> PlainValue.of(plan.statements().count().text()))
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
                .and("query", () -> Extras.query(plan.statements().rows()))
                .and("debug", () -> debug(asked))
                .and("renderers", () -> renderers(site, asked))
                .and("custom_table_templates", () -> templates(database.name(), table.name()))
                .and("form_hidden_args", () -> hiddenArguments(request.query()));
        ColumnExtras.add(extras, site, asked, beside.renderedCells());
        FacetExtras.add(extras, beside.facets());
        return extras;
    }

    private static PlainValue count(Optional<RowCount> counted) {
        return counted.map(count -> PlainValue.of(count.rows() + (count.atLeast() ? 1 : 0)))
                .orElseGet(PlainValue::nothing);
    }

    private static PlainValue definition(boolean applies, TableSchema table) {
        return applies && !table.definition().isEmpty() ? PlainValue.of(table.definition()) : PlainValue.nothing();
    }

    private static PlainValue debug(AskedTable asked) {
        QueryString query = asked.request().query();
        return new Facts()
                .and(
                        "url_vars",
                        new Facts()
                                .and("database", asked.context().pathParameter("database"))
                                .and("table", asked.context().pathParameter("table"))
                                .and("format", asked.format())
                                .value())
                .and("resolved", asked.plan().rows().text())
                .and("nofacet", query.first("_nofacet"))
                .and("nosuggest", query.first("_nosuggest"))
                .value();
    }

    /** The formats besides CSV, which the page offers in its own way. The arguments stay as they were written. */
    private static PlainValue renderers(SiteContext site, AskedTable asked) {
        boolean labels = !asked.plan().table().foreignKeys().declared().isEmpty();
        Request request = asked.request();
        String more = request.rawQuery().isEmpty() ? "" : request.rawQuery() + "&";
        Facts renderers = new Facts();
        Stream.concat(Stream.of(Exports.JSON), asked.plugins().offered(asked.description()).stream())
                .forEach(format -> renderers.and(
                        format,
                        site.urls().path(request.path()) + "?" + more + "_format=" + format
                                + (labels ? "&_labels=on" : "")));
        return renderers.value();
    }

    private static PlainValue templates(String database, String table) {
        String name = CssClass.of(database) + "-" + CssClass.of(table) + ".html";
        return Facts.texts(List.of("_table-" + name, "_table-table-" + name, "_table.html"));
    }

    private static PlainValue hiddenArguments(QueryString query) {
        return new PlainValue.Items(query.parameters().stream()
                .filter(argument ->
                        argument.name().startsWith("_") && !argument.name().contains("__"))
                .filter(argument -> !IN_THE_FORM.contains(argument.name()))
                .map(argument -> (PlainValue) Facts.texts(List.of(argument.name(), argument.value())))
                .toList());
    }
}
