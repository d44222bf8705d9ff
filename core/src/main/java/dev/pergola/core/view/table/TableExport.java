package dev.pergola.core.view.table;

import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.BinaryLinks;
import dev.pergola.core.page.Export;
import dev.pergola.core.page.ResultRows;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.plan.LabelColumn;
import dev.pergola.core.plan.TablePlan;
import dev.pergola.core.plan.TablePlanner;
import dev.pergola.core.query.Encoding;
import dev.pergola.core.query.QueriedDatabase;
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
import java.util.function.Predicate;

/**
 * Rows of a table without a page around them: one page of rows as CSV, all of them as CSV or JSON lines, or the bytes of
 * one cell.
 */
record TableExport(
        SiteContext site,
        QueriedDatabase database,
        DatabaseSchema schema,
        TablePlanner planner,
        String format,
        Request request) {

    Response answer() {
        QueryString query = request.query();
        Predicate<ForeignKey> linked =
                Labels.linked(site, request, database.info().name(), false);
        List<LabelColumn> labels = Labels.of(schema, planner.table(), linked);
        Duration limit = TimeLimit.of(request, site.setting(Setting.SQL_TIME_LIMIT_MS));
        Response response = Exports.streams(format, query)
                ? stream(planner, labels, linked, limit)
                : page(planner.plan(query, labels), linked, limit);
        return Freshness.mark(response, request, site.setting(Setting.DEFAULT_CACHE_TTL));
    }

    private Response stream(
            TablePlanner planner, List<LabelColumn> labels, Predicate<ForeignKey> linked, Duration limit) {
        Exports exports = new Exports(site);
        exports.requireStreaming(request.query());
        TablePlan plan = planner.everything(request.query(), labels);
        Map<String, Integer> labelCells = Labels.cells(plan, linked, false);
        TableExtras.requireKnown(site, request, database.info(), plan);
        StreamResult rows = new StreamResult(database.stream(plan, encoding(labelCells), limit));
        return exports.stream(format, export(plan, grid(plan, linked, labelCells, rows)), request, fileName());
    }

    private Response page(TablePlan plan, Predicate<ForeignKey> linked, Duration limit) {
        Map<String, Integer> labelCells = Labels.cells(plan, linked, false);
        TableExtras.requireKnown(site, request, database.info(), plan);
        TableRows.Request wanted = new TableRows.Request(encoding(labelCells), Optional.empty(), limit);
        try (TableRows rows = database.rows(plan, wanted);
                FlowingRows flowing = new FlowingRows(rows, request, site.urls().path(request.path()))) {
            RowGrid grid = grid(plan, linked, labelCells, flowing);
            return format.equals(Exports.BLOB)
                    ? BinaryCell.answer(
                            grid, request, List.of(CssClass.of(plan.table().name())))
                    : new Exports(site).page(format, export(plan, grid), request, fileName());
        }
    }

    /** A row that SQLite writes has no labels; for anything else it would be made in vain. */
    private Encoding encoding(Map<String, Integer> labelCells) {
        if (!labelCells.isEmpty()) {
            return Encoding.NONE;
        }
        if (format.equals(Exports.CSV)) {
            return Encoding.JOINED;
        }
        return format.equals(Exports.BLOB) || request.query().has("_json") ? Encoding.NONE : Encoding.JSON;
    }

    private RowGrid grid(
            TablePlan plan, Predicate<ForeignKey> linked, Map<String, Integer> labelCells, ResultRows rows) {
        return new RowGrid(
                ShownColumns.of(database.info().route(), schema, plan.table(), plan.columns(), labelCells, linked),
                plan.paging().keyPositions(),
                rows);
    }

    private Export export(TablePlan plan, RowGrid grid) {
        TableSchema table = plan.table();
        String address = request.absolute(site.urls().table(database.info().route(), table.name()));
        BinaryLinks links = grid.keyCells().isEmpty()
                ? BinaryCell.ofContent(address, request.rawQuery())
                : BinaryCell.ofRows(address, grid.keyCells());
        return new Export(grid, links);
    }

    private String fileName() {
        return TildeCoding.encode(planner.table().name());
    }
}
