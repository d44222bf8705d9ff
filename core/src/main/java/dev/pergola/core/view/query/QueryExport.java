package dev.pergola.core.view.query;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.Sql;
import dev.pergola.core.page.BinaryLinks;
import dev.pergola.core.page.Export;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.query.QueryRows;
import dev.pergola.core.view.BinaryCell;
import dev.pergola.core.view.Exports;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.StreamResult;
import dev.pergola.core.view.TimeLimit;
import java.time.Duration;
import java.util.List;

/**
 * Rows of a statement without a page around them: as many as an answer may have as CSV, all of them as CSV or JSON lines,
 * or the bytes of one cell. The statement may be one that a visitor wrote, or one that is kept under a name; whether it may
 * be run has been decided before.
 *
 * @param site the site
 * @param database where it runs
 * @param sql the statement with its parameters
 * @param fileName under which a browser saves CSV, without the ending
 * @param links where the bytes of a cell can be fetched
 */
record QueryExport(SiteContext site, QueriedDatabase database, Sql sql, String fileName, BinaryLinks links) {

    /**
     * Runs the statement.
     *
     * @param format the ending of the address, one that {@link Exports#takes}
     * @param request whose arguments say how
     * @return the answer, without a word on how long it may be kept
     * @throws dev.pergola.api.ServerException where SQLite refuses the statement
     */
    Response answer(String format, Request request) {
        Duration limit = TimeLimit.of(request, site.setting(Setting.SQL_TIME_LIMIT_MS));
        Exports exports = new Exports(site);
        if (Exports.streams(format, request.query())) {
            exports.requireStreaming(request.query());
            StreamResult rows = new StreamResult(database.stream(sql, limit));
            return exports.stream(format, new Export(RowGrid.of(rows), links), request, fileName);
        }
        try (QueryRows rows = database.run(sql, site.setting(Setting.MAX_RETURNED_ROWS), limit);
                QueryResult result = new QueryResult(rows)) {
            RowGrid grid = RowGrid.of(result);
            return format.equals(Exports.BLOB)
                    ? BinaryCell.answer(grid, request, List.of())
                    : exports.page(format, new Export(grid, links), request, fileName);
        }
    }
}
