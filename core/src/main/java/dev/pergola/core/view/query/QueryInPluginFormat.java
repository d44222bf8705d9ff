package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.Sql;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.query.QueryRows;
import dev.pergola.core.view.PluginFormats;
import dev.pergola.core.view.RowsToSummarise;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.TimeLimit;
import java.time.Duration;
import java.util.Optional;

/**
 * The rows of a statement in a format that a plugin writes: from statements of its own about them, or else row by row.
 * Whether the statement may be run has been decided before.
 *
 * @param site the site
 * @param context of the request
 * @param format one that {@link PluginFormats#has}
 * @param statement what to run
 */
record QueryInPluginFormat(SiteContext site, RouteContext context, String format, ShownStatement statement) {

    QueryInPluginFormat {
        requireNonNull(site, "site is null");
        requireNonNull(context, "context is null");
        requireNonNull(format, "format is null");
        requireNonNull(statement, "statement is null");
    }

    /**
     * Asks the plugin.
     *
     * @param sql the statement with all of its values
     * @return the answer of the plugin
     * @throws dev.pergola.api.ServerException where SQLite refuses the statement, what the plugin answers, or that it failed
     */
    Response write(Sql sql) {
        return summary(sql).orElseGet(() -> rows(sql));
    }

    private Optional<Response> summary(Sql sql) {
        RowsToSummarise.Source source = RowsToSummarise.Source.ofQuery(statement.database(), sql, limit());
        PageDescription page = statement.description(context.request(), source.names());
        return PluginFormats.of(context)
                .summarise(format, new RowsToSummarise(page, context.request(), source, limit()));
    }

    private Response rows(Sql sql) {
        int most = site.setting(Setting.MAX_RETURNED_ROWS);
        try (QueryRows rows = statement.database().run(sql, most, limit());
                QueryResult result = new QueryResult(rows)) {
            RowGrid grid = RowGrid.of(result);
            PageDescription page = statement.description(context.request(), grid.columnNames());
            return PluginFormats.of(context).write(format, page, context.request(), grid);
        }
    }

    private Duration limit() {
        return TimeLimit.of(context.request(), site.setting(Setting.SQL_TIME_LIMIT_MS));
    }
}
