package dev.pergola.core.view.table;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.NextPage;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.page.ShownColumn;
import dev.pergola.core.page.TablePage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.plan.TablePlan;
import dev.pergola.core.plan.TablePlanner;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.query.Encoding;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.query.TableRows;
import dev.pergola.core.text.NumberGrouping;
import dev.pergola.core.view.ColumnTypes;
import dev.pergola.core.view.Exports;
import dev.pergola.core.view.Freshness;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.PluginFormats;
import dev.pergola.core.view.ShownColumns;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.TableSettings;
import dev.pergola.core.view.TimeLimit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Answers {@code /DATABASE/TABLE}: a page of rows. */
public final class TableView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/{database}/{table}[.{format}]";

    /** No page waits longer for the number of rows; a program that asks for it wants to have it. */
    private static final Duration COUNT_BUDGET = Duration.ofMillis(100);

    private static final Set<String> SHAPES_OF_OBJECTS = Set.of("", "objects", "array", "object");

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public TableView(SiteContext site) {
        this.site = site;
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        QueriedDatabase database = site.database(request, PathParts.name(context, "database"));
        String name = PathParts.name(context, "table");
        Configuration configuration = site.configuration();
        DatabaseSchema schema =
                TableSettings.shown(configuration, database.info().name(), database.schema());
        TableSchema table = schema.table(name)
                .orElseThrow(() -> KnownProblems.tableNotFound(
                        database.info().name(),
                        name,
                        site.tablesVisibleTo(request, database.info().name(), schema)));
        site.require(
                request, Actions.VIEW_TABLE, Resource.inDatabase(database.info().name(), name));
        String format = new Exports(site).format(PluginFormats.of(context), context.optionalPathParameter("format"));
        Optional<QueryString> translated = FilterForm.translated(request.query());
        if (translated.isPresent()) {
            return redirect(translated.get().appendTo(site.urls().path(request.path())));
        }
        if (request.query().has("_where")) {
            site.require(
                    request,
                    Actions.EXECUTE_SQL,
                    Resource.database(database.info().name()));
        }
        PageFacets.requireAllowed(site, request.query());
        OtherTables others = new OtherTables(site, request, database.info().name());
        TablePlanner planner = PluginFilters.of(
                context,
                database.info().name(),
                TableSettings.planner(configuration, database.info().name(), others.known(table)));
        others.requireSearchable(planner, schema);
        Predicate<ForeignKey> linked =
                Labels.linked(site, request, database.info().name(), format.equals(SiteContext.HTML));
        AskedTable asked = new AskedTable(
                context,
                format,
                database,
                schema,
                planner,
                planner.plan(request.query(), Labels.of(schema, table, linked)),
                ColumnTypes.of(site, context, database.info().name(), table),
                linked);
        TableExport export = new TableExport(site, asked);
        return Exports.takes(format, request.query())
                ? export.answer()
                : export.ofPlugin().orElseGet(() -> answer(asked));
    }

    /** Tells the address twice, so that a browser may begin to load it before it has read the first header. */
    private static Response redirect(String address) {
        return Response.redirect(address)
                .withHeader("Content-Type", "text/plain")
                .withHeader("Link", "<" + address + ">; rel=preload");
    }

    private Response answer(AskedTable asked) {
        Request request = asked.context().request();
        Duration limit = TimeLimit.of(request, site.setting(Setting.SQL_TIME_LIMIT_MS));
        TableRows.Request wanted = new TableRows.Request(
                !asked.html() && !asked.plugins().has(asked.format()) && takesEncodedRows(asked, request.query())
                        ? Encoding.JSON
                        : Encoding.NONE,
                TableExtras.wantsCount(request.query(), asked.html())
                        ? Optional.of(asked.html() ? COUNT_BUDGET : limit)
                        : Optional.empty(),
                limit);
        BesideRows beside = BesideRows.read(site, asked);
        try (TableRows rows = asked.database().rows(asked.plan(), wanted);
                FlowingRows flowing = new FlowingRows(rows, request, site.urls().path(request.path()))) {
            TablePage page = page(asked, beside, flowing);
            Response response = (asked.plugins().has(asked.format())
                            ? asked.plugins().write(asked.format(), asked.description(), request, page.grid())
                            : site.write(asked.format(), page, request))
                    .withHeader("Referrer-Policy", "no-referrer");
            Optional<NextPage> next = flowing.next();
            Response linkedOn = next.isPresent()
                    ? response.withHeaders(
                            response.headers().adding("Link", "<" + next.get().address() + ">; rel=\"next\""))
                    : response;
            return Freshness.mark(linkedOn, request, site.setting(Setting.DEFAULT_CACHE_TTL));
        }
    }

    /**
     * A row that SQLite encodes is an object of bare values; for anything else it would be made in vain. A condition that a
     * person wrote may bring rows of its own, which fit the columns that are shown and no others.
     */
    private static boolean takesEncodedRows(AskedTable asked, QueryString query) {
        return SHAPES_OF_OBJECTS.contains(query.first("_shape").orElse(""))
                && !query.has("_where")
                && labelCells(asked).isEmpty()
                && !asked.types().convert();
    }

    private static Map<String, Integer> labelCells(AskedTable asked) {
        return Labels.cells(asked.plan(), asked.linked(), asked.html());
    }

    private TablePage page(AskedTable asked, BesideRows beside, FlowingRows rows) {
        TablePlan plan = asked.plan();
        TableSchema table = plan.table();
        String route = asked.database().info().route();
        Request request = asked.context().request();
        return new TablePage(
                FilterData.on(
                                asked.context(),
                                site.frame(
                                        asked.context(),
                                        asked.description(),
                                        title(asked, rows.rows()),
                                        Optional.of(request.query()
                                                .appendTo(site.urls().table(route, table.name()) + ".json"))))
                        .after(rows),
                asked.database().info(),
                table,
                new RowGrid(columns(asked, rows), plan.paging().keyPositions(), rows),
                rows.rows().count(),
                Controls.of(asked.planner(), plan, request, site.urls().path(request.path())),
                beside.shownFacets(),
                Offers.of(site, asked, rows.rows()),
                asked.html() ? Map.of() : TableExtras.wanted(site, asked, beside, rows.rows()));
    }

    private List<ShownColumn> columns(AskedTable asked, FlowingRows rows) {
        List<ShownColumn> columns = ShownColumns.of(
                asked.info().route(),
                asked.schema(),
                asked.plan().table(),
                asked.plan().columns(),
                labelCells(asked),
                asked.linked());
        if (asked.html()) {
            return asked.shown(site, columns, rows.cursor());
        }
        return asked.plugins().has(asked.format()) ? columns : asked.types().converted(columns, rows.cursor());
    }

    private static String title(AskedTable asked, TableRows rows) {
        String number = rows.count()
                .map(count -> (count.atLeast() ? ">" : "") + NumberGrouping.format(count.rows()) + " ")
                .orElse("");
        String noun = number.equals("1 ") ? "row" : "rows";
        return "%s: %s: %s%s %s"
                .formatted(
                        asked.database().info().name(),
                        asked.plan().table().name(),
                        number,
                        noun,
                        asked.plan().description())
                .strip();
    }
}
