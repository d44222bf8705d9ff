package dev.pergola.core.view.openapi;

import dev.pergola.api.http.Request;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.StoredQuery;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.ListedQuery;
import dev.pergola.core.plan.FilterOperator;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.text.SiteUrls;
import dev.pergola.core.text.TildeCoding;
import dev.pergola.core.view.KeptQueries;
import dev.pergola.core.view.SiteContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Describes tables, rows and stored queries, as many as there is room for. For one description. */
final class DatabasePaths {

    /** So many tables, and so many queries, are described with their columns; all others by their general address. */
    static final int MOST = 100;

    /** So many columns of a table are described as arguments of their own. */
    private static final int MOST_COLUMNS = 100;

    /** Paths of a description stand behind the address of the server, so they are without the base path. */
    private static final SiteUrls PLAIN = new SiteUrls("/");

    private final SiteContext site;
    private final Request request;
    private final Paths paths;
    private final Map<String, PlainValue> rows = new LinkedHashMap<>();
    private int tables;
    private int queries;

    DatabasePaths(SiteContext site, Request request, Paths paths) {
        this.site = site;
        this.request = request;
        this.paths = paths;
    }

    /** Describes what somebody may see of a database. */
    void add(QueriedDatabase database) {
        DatabaseInfo info = database.info();
        DatabaseSchema schema = database.schema();
        for (String name : site.tablesVisibleTo(request, info.name(), schema)) {
            schema.table(name).filter(table -> !table.hidden()).ifPresent(table -> add(info, table));
        }
        KeptQueries.visible(site, request, info.name()).stream()
                .map(ListedQuery::query)
                .filter(query -> !query.origin().writes())
                .forEach(query -> add(info, query));
    }

    /** The shapes of rows, by name. */
    Map<String, PlainValue> rows() {
        return rows;
    }

    /** What there was no room for, in a sentence; blank where everything is described. */
    String leftOut() {
        int more = Math.max(0, tables - MOST) + Math.max(0, queries - MOST);
        return more == 0
                ? ""
                : more + " more tables and queries are not described one by one; their general address serves them.";
    }

    private void add(DatabaseInfo database, TableSchema table) {
        if (++tables > MOST) {
            return;
        }
        String shape = "Row" + tables + "." + table.name().replaceAll("[^A-Za-z0-9]", "_");
        rows.put(shape, Schemas.row(table));
        PlainValue row = Schemas.reference("schemas", shape);
        String address = PLAIN.table(database.route(), table.name());
        List<PlainValue> parameters = new ArrayList<>(columns(table));
        parameters.addAll(Parameters.table());
        String kind = table.view() ? "view " : "table ";
        paths.add(
                address + ".json",
                new Operation(
                        database.name(),
                        "Rows of the " + kind + table.name(),
                        parameters,
                        Operation.json(Schemas.page(row))));
        if (!table.view()) {
            List<PlainValue> keyed = new ArrayList<>();
            keyed.add(Parameters.path(
                    "key",
                    "The values of " + String.join(", ", table.rowKey()) + ", tilde-encoded, separated by commas"));
            keyed.addAll(Parameters.rows());
            paths.add(
                    address + "/{key}.json",
                    new Operation(
                            database.name(),
                            "One row of the table " + table.name(),
                            keyed,
                            Operation.json(Schemas.page(row))));
        }
    }

    private static List<PlainValue> columns(TableSchema table) {
        List<ColumnSchema> shown = table.columns().stream()
                .filter(column -> !column.hidden())
                .limit(MOST_COLUMNS)
                .toList();
        List<PlainValue> parameters = new ArrayList<>();
        for (ColumnSchema column : shown) {
            parameters.add(Parameters.query(
                            column.name().startsWith("_") ? column.name() + "__exact" : column.name(),
                            "Only rows with this value",
                            Schemas.argument(column))
                    .value());
        }
        List<String> names = shown.stream().map(ColumnSchema::name).toList();
        PlainValue name = Schemas.type("string").and("enum", names).value();
        parameters.add(Parameters.query("_sort", "The order", name).value());
        parameters.add(
                Parameters.query("_sort_desc", "The order, backwards", name).value());
        parameters.add(operators(names));
        return parameters;
    }

    /** An object whose members become arguments: the name of a column with that of an operator behind it. */
    private static PlainValue operators(List<String> columns) {
        String words =
                Arrays.stream(FilterOperator.values()).map(FilterOperator::word).collect(Collectors.joining("|"));
        String names = columns.stream().map(DatabasePaths::literally).collect(Collectors.joining("|"));
        PlainValue schema = Schemas.type("object")
                .and(
                        "propertyNames",
                        new Facts()
                                .and("pattern", "^(" + names + ")__(" + words + ")$")
                                .value())
                .and("additionalProperties", Schemas.type("string").value())
                .value();
        return Parameters.query("filters", "Conditions, such as COLUMN__gt=5", schema)
                .and("style", "form")
                .and("explode", true)
                .value();
    }

    /** As regular expressions of every language read it. */
    private static String literally(String name) {
        return Pattern.compile("[\\\\^$.|?*+()\\[\\]{}/-]").matcher(name).replaceAll("\\\\$0");
    }

    private void add(DatabaseInfo database, StoredQuery query) {
        if (++queries > MOST) {
            return;
        }
        List<PlainValue> parameters = new ArrayList<>();
        for (String name : StoredParameters.of(query)) {
            parameters.add(Parameters.query(
                            name,
                            "A parameter of the query",
                            Schemas.type("string").value())
                    .value());
        }
        parameters.addAll(Parameters.rows());
        paths.add(
                PLAIN.database(database.route()) + "/" + TildeCoding.encode(query.name()) + ".json",
                new Operation(
                        database.name(),
                        query.title(),
                        parameters,
                        Operation.json(Schemas.reference("schemas", Schemas.ROWS))));
    }
}
