package dev.pergola.core.view.table;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.FragmentPage;
import dev.pergola.core.page.PageFrame;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.page.TableFacets;
import dev.pergola.core.page.TableOffers;
import dev.pergola.core.page.TablePage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.plan.TablePlan;
import dev.pergola.core.plan.TablePlanner;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.query.Encoding;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.query.TableRows;
import dev.pergola.core.text.MalformedTextException;
import dev.pergola.core.text.RowPath;
import dev.pergola.core.view.ColumnTypes;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.ShownColumns;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.TableSettings;
import dev.pergola.core.view.TimeLimit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Answers {@code /DATABASE/TABLE/-/fragment}: the rows that the page with the same arguments shows, or one of them, as
 * HTML without the page around them.
 */
public final class FragmentView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/{database}/{table}/-/fragment";

    private static final String ROW = "_row";

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public FragmentView(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        QueriedDatabase database = site.database(request, PathParts.name(context, "database"));
        DatabaseInfo info = database.info();
        String name = PathParts.name(context, "table");
        DatabaseSchema schema = TableSettings.shown(site.configuration(), info.name(), database.schema());
        TableSchema table = schema.table(name)
                .orElseThrow(() -> KnownProblems.tableNotFound(
                        info.name(), name, site.tablesVisibleTo(request, info.name(), schema)));
        site.require(request, Actions.VIEW_TABLE, Resource.inDatabase(info.name(), name));
        if (request.query().has("_where")) {
            site.require(request, Actions.EXECUTE_SQL, Resource.database(info.name()));
        }
        OtherTables others = new OtherTables(site, request, info.name());
        TablePlanner planner = PluginFilters.of(
                context, info.name(), TableSettings.planner(site.configuration(), info.name(), others.known(table)));
        others.requireSearchable(planner, schema);
        Predicate<ForeignKey> linked = Labels.linked(site, request, info.name(), true);
        TablePlan plan = planner.plan(wanted(table, request.query()), Labels.of(schema, table, linked));
        return answer(new AskedTable(
                context,
                SiteContext.HTML,
                database,
                schema,
                planner,
                plan,
                ColumnTypes.of(site, context, info.name(), table),
                linked));
    }

    /** The arguments, with the key of the one row among the filters. */
    private static QueryString wanted(TableSchema table, QueryString query) {
        Optional<String> row = query.first(ROW).filter(text -> !text.isBlank());
        if (row.isEmpty()) {
            return query;
        }
        if (table.view()) {
            throw wrong("_row is not supported for views, whose rows have no key.");
        }
        List<String> values = values(row.get());
        List<String> key = table.rowKey();
        if (values.size() != key.size()) {
            throw wrong("_row does not match the primary key for this table: " + String.join(", ", key) + ".");
        }
        QueryString filtered = query.without(ROW).without("_next");
        for (int part = 0; part < key.size(); part++) {
            filtered = filtered.adding(key.get(part) + "__exact", values.get(part));
        }
        return filtered;
    }

    private static List<String> values(String row) {
        try {
            return RowPath.split(row);
        } catch (MalformedTextException malformed) {
            throw wrong("_row could not be read: " + malformed.getMessage());
        }
    }

    private static ServerException wrong(String message) {
        return new ServerException(
                ErrorCode.BAD_REQUEST, message, "Write the key as it stands in the address of the row.");
    }

    private Response answer(AskedTable asked) {
        Request request = asked.request();
        TablePlan plan = asked.plan();
        String route = asked.info().route();
        String address = site.urls().table(route, plan.table().name());
        TableRows.Request bare = new TableRows.Request(
                Encoding.NONE, Optional.empty(), TimeLimit.of(request, site.setting(Setting.SQL_TIME_LIMIT_MS)));
        try (TableRows rows = asked.database().rows(plan, bare);
                FlowingRows flowing = new FlowingRows(rows, request, address)) {
            RowGrid grid = new RowGrid(
                    asked.shown(
                            site,
                            ShownColumns.of(
                                    route,
                                    asked.schema(),
                                    plan.table(),
                                    plan.columns(),
                                    Labels.cells(plan, asked.linked(), true),
                                    asked.linked()),
                            flowing.cursor()),
                    plan.paging().keyPositions(),
                    flowing);
            TablePage whole = new TablePage(
                    new PageFrame(site.site(), plan.table().name(), List.of(), Optional.empty(), PageParts.none()),
                    asked.info(),
                    plan.table(),
                    grid,
                    Optional.empty(),
                    Controls.of(asked.planner(), plan, request, address),
                    TableFacets.NONE,
                    TableOffers.NONE,
                    Map.of());
            return site.write(SiteContext.HTML, new FragmentPage(whole), request);
        }
    }
}
