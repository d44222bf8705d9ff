package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.query.QueryRows;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers {@code /DATABASE/-/query/names}: the names that an editor of SQL can complete. */
public final class QueryNamesView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/{database}/-/query/names";

    private static final int MOST_FUNCTIONS = 2000;

    /** Without operators, which are functions to SQLite as well. */
    private static final Sql FUNCTIONS = Sql.of(
            "select distinct name from pragma_function_list where name glob '[a-z_]*' and name not glob '*[^a-z0-9_]*'"
                    + " order by name");

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public QueryNamesView(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        QueriedDatabase database = site.database(request, PathParts.name(context, "database"));
        site.require(
                request, Actions.EXECUTE_SQL, Resource.database(database.info().name()));
        PlainValue names = new Facts()
                .and("ok", true)
                .and("unstable", QueryDefinitionView.UNSTABLE)
                .and("tables", tables(request, database))
                .and("functions", functions(database))
                .value();
        return site.write(
                "json",
                new JsonPage(
                        site.frame(context, PageDescription.of("json_data"), "names", Optional.empty()),
                        "names",
                        names),
                request);
    }

    private PlainValue tables(Request request, QueriedDatabase database) {
        DatabaseSchema schema = database.schema();
        List<PlainValue> tables = new ArrayList<>();
        for (String name : site.tablesVisibleTo(request, database.info().name(), schema)) {
            schema.table(name)
                    .ifPresent(table -> tables.add(new Facts()
                            .and("name", table.name())
                            .and("columns", table.columnNames())
                            .value()));
        }
        return new PlainValue.Items(tables);
    }

    private List<String> functions(QueriedDatabase database) {
        Duration limit = Duration.ofMillis(site.setting(Setting.SQL_TIME_LIMIT_MS));
        List<String> names = new ArrayList<>();
        try (QueryRows rows = database.run(FUNCTIONS, MOST_FUNCTIONS, limit)) {
            RowCursor cursor = rows.cursor();
            while (cursor.next()) {
                names.add(cursor.text(0));
            }
        }
        return names;
    }
}
