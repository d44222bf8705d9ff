package dev.pergola.core.view.query;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Sql;
import dev.pergola.core.page.Address;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.Failure;
import dev.pergola.core.page.PageFrame;
import dev.pergola.core.page.QueryPage;
import dev.pergola.core.page.QueryPage.Outcome;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.page.ShownParameter;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.plan.SelectStatement;
import dev.pergola.core.problem.Problem;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.query.QueryRows;
import dev.pergola.core.text.TildeCoding;
import dev.pergola.core.view.BinaryCell;
import dev.pergola.core.view.Exports;
import dev.pergola.core.view.Extras;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.TimeLimit;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers {@code /DATABASE/-/query}: runs a statement and shows its rows, or says at its place why it cannot be run. */
public final class QueryView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/{database}/-/query[.{format}]";

    private static final int LONGEST_TITLE = 100;

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public QueryView(SiteContext site) {
        this.site = site;
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        QueriedDatabase database = site.database(request, PathParts.name(context, "database"));
        site.require(
                request, Actions.EXECUTE_SQL, Resource.database(database.info().name()));
        String format = new Exports(site).format(context.optionalPathParameter("format"));
        String text = request.parameter("sql").orElse("");
        if (text.isBlank()) {
            return withoutSql(context, format, database);
        }
        if (!format.equals(SiteContext.HTML)) {
            extras(request, database, List.of()).requireKnown(Extras.asked(request.query()));
        }
        return Exports.takes(format, request.query())
                ? export(request, database, SelectStatement.of(text, request.query()))
                        .answer(format, request)
                : answer(context, format, database, text);
    }

    private QueryExport export(Request request, QueriedDatabase database, Sql sql) {
        String route = database.info().route();
        return new QueryExport(
                site,
                database,
                sql,
                TildeCoding.encode(route),
                BinaryCell.ofContent(request.absolute(site.urls().query(route)), request.rawQuery()));
    }

    /**
     * What SQLite says against a statement stands where the rows would be. Programs are told in plain words what cannot be
     * run at all, or not in time; people find that on the page as well, beside what they wrote.
     */
    private Response answer(RouteContext context, String format, QueriedDatabase database, String text) {
        Request request = context.request();
        Optional<Sql> checked = Optional.empty();
        try {
            Sql sql = SelectStatement.of(text, request.query());
            checked = Optional.of(sql);
            Duration limit = TimeLimit.of(request, site.setting(Setting.SQL_TIME_LIMIT_MS));
            try (QueryRows rows = database.run(sql, site.setting(Setting.MAX_RETURNED_ROWS), limit);
                    QueryResult result = new QueryResult(rows)) {
                return write(context, format, database, new Outcome.Ran(RowGrid.of(result)));
            }
        } catch (ServerException refused) {
            boolean ofSqlite = checked.isPresent() && refused.code().equals(ErrorCode.BAD_REQUEST);
            boolean ofStatement = refused.code().status() == ErrorCode.BAD_REQUEST.status();
            if (!ofStatement || (!ofSqlite && !format.equals(SiteContext.HTML))) {
                throw refused;
            }
            Problem problem = Problem.of(refused);
            Failure failure = new Failure(problem.status(), problem.title(), problem.messages(), problem.hint());
            return write(context, format, database, new Outcome.Failed(failure));
        }
    }

    private Response withoutSql(RouteContext context, String format, QueriedDatabase database) {
        if (!format.equals(SiteContext.HTML)) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST, "?sql= is required", "Add the statement as the argument sql.");
        }
        return write(context, format, database, new Outcome.NotRun());
    }

    private static String title(String database, String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        String shown = line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE) + "…" : line;
        return database + ": " + (shown.isEmpty() ? "SQL" : shown);
    }

    private Response write(RouteContext context, String format, QueriedDatabase database, Outcome outcome) {
        Request request = context.request();
        String name = database.info().name();
        String text = request.parameter("sql").orElse("");
        List<String> columns = outcome instanceof Outcome.Ran ran ? ran.grid().columnNames() : List.of();
        PageFrame frame = site.frame(
                context,
                new PageDescription("query", Optional.of(name), Optional.empty(), columns),
                title(name, text),
                text.isBlank()
                        ? Optional.empty()
                        : Optional.of(request.query()
                                .appendTo(site.urls().query(database.info().route()) + ".json")));
        QueryPage page = new QueryPage(
                frame,
                database.info(),
                text,
                new Address(site.urls().query(database.info().route()), request.query()),
                parameters(text, request.query()),
                outcome,
                format.equals(SiteContext.HTML) || !(outcome instanceof Outcome.Ran)
                        ? Map.of()
                        : extras(request, database, columns).wanted());
        return site.write(format, page, request);
    }

    private Extras extras(Request request, QueriedDatabase database, List<String> columns) {
        String name = database.info().name();
        String text = request.parameter("sql").orElse("");
        Facts metadata = new Facts();
        site.metadata().database(name).values().forEach(metadata::and);
        return new Extras(request, database.info())
                .and("columns", () -> Facts.texts(columns))
                .and("metadata", metadata::value)
                .and(
                        "private",
                        () -> PlainValue.of(site.isPrivate(request, Actions.EXECUTE_SQL, Resource.database(name))))
                .and("query", () -> Extras.query(SelectStatement.of(text, request.query())));
    }

    private static List<ShownParameter> parameters(String text, QueryString query) {
        return new LinkedHashSet<>(Sql.parameterNamesIn(text))
                .stream()
                        .map(name -> new ShownParameter(name, query.first(name).orElse("")))
                        .toList();
    }
}
