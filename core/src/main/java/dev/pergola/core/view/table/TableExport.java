package dev.pergola.core.view.table;

import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.BinaryLinks;
import dev.pergola.core.page.Export;
import dev.pergola.core.page.ResultRows;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.page.ShownColumn;
import dev.pergola.core.plan.TablePlan;
import dev.pergola.core.query.Encoding;
import dev.pergola.core.query.TableRows;
import dev.pergola.core.text.CssClass;
import dev.pergola.core.text.TildeCoding;
import dev.pergola.core.view.BinaryCell;
import dev.pergola.core.view.Exports;
import dev.pergola.core.view.Freshness;
import dev.pergola.core.view.ShownColumns;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.StreamResult;
import dev.pergola.core.view.TimeLimit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of a table without a page around them: one page of rows as CSV, all of them as CSV or JSON lines, or the bytes of
 * one cell.
 */
record TableExport(SiteContext site, AskedTable asked) {

    Response answer() {
        Request request = asked.request();
        Duration limit = TimeLimit.of(request, site.setting(Setting.SQL_TIME_LIMIT_MS));
        Response response = Exports.streams(asked.format(), request.query()) ? stream(limit) : page(limit);
        return Freshness.mark(response, request, site.setting(Setting.DEFAULT_CACHE_TTL));
    }

    /** Answers from all rows in the format of a plugin; empty where that wants no more than a page of them. */
    Optional<Response> ofPlugin() {
        if (!asked.plugins().has(asked.format())) {
            return Optional.empty();
        }
        return asked.plugins()
                .summarise(asked.format(), new TableSummary(site, asked).rows())
                .map(response -> Freshness.mark(response, asked.request(), site.setting(Setting.DEFAULT_CACHE_TTL)))
                .or(this::streamOfPlugin);
    }

    private Optional<Response> streamOfPlugin() {
        Request request = asked.request();
        if (!Exports.asksForAll(request.query())) {
            return Optional.empty();
        }
        new Exports(site).requireStreaming(request.query());
        TablePlan plan = everything();
        Duration limit = TimeLimit.of(request, site.setting(Setting.SQL_TIME_LIMIT_MS));
        StreamResult rows = new StreamResult(asked.database().stream(plan, Encoding.NONE, limit));
        return asked.plugins().stream(asked.format(), asked.description(), request, grid(plan, Map.of(), rows))
                .map(response -> Freshness.mark(response, request, site.setting(Setting.DEFAULT_CACHE_TTL)));
    }

    private TablePlan everything() {
        return asked.planner()
                .everything(
                        asked.request().query(),
                        Labels.of(asked.schema(), asked.plan().table(), asked.linked()));
    }

    private Response stream(Duration limit) {
        Request request = asked.request();
        Exports exports = new Exports(site);
        exports.requireStreaming(request.query());
        TableExtras.requireKnown(site, asked);
        TablePlan plan = everything();
        Map<String, Integer> labelCells = Labels.cells(plan, asked.linked(), false);
        StreamResult rows = new StreamResult(asked.database().stream(plan, encoding(labelCells), limit));
        return exports.stream(asked.format(), export(plan, grid(plan, labelCells, rows)), request, fileName());
    }

    private Response page(Duration limit) {
        Request request = asked.request();
        TablePlan plan = asked.plan();
        TableExtras.requireKnown(site, asked);
        Map<String, Integer> labelCells = Labels.cells(plan, asked.linked(), false);
        TableRows.Request wanted = new TableRows.Request(encoding(labelCells), Optional.empty(), limit);
        try (TableRows rows = asked.database().rows(plan, wanted);
                FlowingRows flowing = new FlowingRows(rows, request, site.urls().path(request.path()))) {
            RowGrid grid = grid(plan, labelCells, flowing);
            return asked.format().equals(Exports.BLOB)
                    ? BinaryCell.answer(
                            grid, request, List.of(CssClass.of(plan.table().name())))
                    : new Exports(site).page(asked.format(), export(plan, grid), request, fileName());
        }
    }

    /**
     * A row that SQLite writes has no labels; for anything else it would be made in vain. A condition that a person wrote
     * may bring rows of its own, which fit the columns that are shown and no others.
     */
    private Encoding encoding(Map<String, Integer> labelCells) {
        QueryString query = asked.request().query();
        if (!labelCells.isEmpty() || query.has("_where")) {
            return Encoding.NONE;
        }
        if (asked.format().equals(Exports.CSV)) {
            return Encoding.JOINED;
        }
        return asked.format().equals(Exports.BLOB)
                        || query.has("_json")
                        || asked.types().convert()
                ? Encoding.NONE
                : Encoding.JSON;
    }

    private RowGrid grid(TablePlan plan, Map<String, Integer> labelCells, ResultRows rows) {
        List<ShownColumn> columns = ShownColumns.of(
                asked.info().route(), asked.schema(), plan.table(), plan.columns(), labelCells, asked.linked());
        return new RowGrid(
                asked.format().equals(Exports.JSON) ? asked.types().converted(columns, rows.cursor()) : columns,
                plan.paging().keyPositions(),
                rows);
    }

    private Export export(TablePlan plan, RowGrid grid) {
        TableSchema table = plan.table();
        Request request = asked.request();
        String address = request.absolute(site.urls().table(asked.info().route(), table.name()));
        BinaryLinks links = grid.keyCells().isEmpty()
                ? BinaryCell.ofContent(address, request.rawQuery())
                : BinaryCell.ofRows(address, grid.keyCells());
        return new Export(grid, links);
    }

    private String fileName() {
        return TildeCoding.encode(asked.plan().table().name());
    }
}
