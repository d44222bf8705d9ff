package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.TextPlace;
import dev.pergola.core.page.Failure;
import dev.pergola.core.page.PageFrame;
import dev.pergola.core.page.QueryPage;
import dev.pergola.core.page.QueryPage.Outcome;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.page.ShownParameter;
import dev.pergola.core.plan.SelectStatement;
import dev.pergola.core.problem.Problem;
import dev.pergola.core.query.QueryRows;
import dev.pergola.core.view.BinaryCell;
import dev.pergola.core.view.CellRenderers;
import dev.pergola.core.view.Exports;
import dev.pergola.core.view.Extras;
import dev.pergola.core.view.PluginFormats;
import dev.pergola.core.view.RenderedCells;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a statement for one request and answers with its rows, or says at their place why there are none. Whether the
 * statement may be run has been decided before.
 *
 * @param site the site
 * @param context of the request
 * @param format one of the formats of the site
 * @param statement what to run
 */
record QueryAnswer(SiteContext site, RouteContext context, String format, ShownStatement statement) {

    private static final int OK = 200;
    private static final PlainValue NOTHING = PlainValue.nothing();

    /** Stands in links to cells of stored queries, where clients of the original find it. */
    private static final String WITHOUT_FACETS = "_nofacet=1";

    QueryAnswer {
        requireNonNull(site, "site is null");
        requireNonNull(context, "context is null");
        requireNonNull(format, "format is null");
        requireNonNull(statement, "statement is null");
    }

    Response write() {
        if (!forPeople()) {
            extras(List.of(), NOTHING).requireKnown(Extras.asked(request().query()));
        }
        if (Exports.takes(format, request().query())) {
            return export();
        }
        if (statement.waits()) {
            if (ofPlugin()) {
                throw hasNoRows();
            }
            return page(new Outcome.NotRun(), NOTHING, QueryPage.Offers.NONE);
        }
        return run();
    }

    private Response export() {
        if (statement.waits()) {
            throw hasNoRows();
        }
        requireReading();
        String links = request().rawQuery();
        if (statement.named().isPresent()) {
            links = links.isEmpty() ? WITHOUT_FACETS : links + "&" + WITHOUT_FACETS;
        }
        return new QueryExport(
                        site,
                        statement.database(),
                        sql(),
                        statement.fileName(),
                        BinaryCell.ofContent(
                                request().absolute(statement.address().path()), links))
                .answer(format, request());
    }

    private static ServerException hasNoRows() {
        return new ServerException(
                ErrorCode.BAD_REQUEST,
                "The query has no rows because it changes data, which reading its address never does.",
                "Its page tells more about it.");
    }

    private boolean ofPlugin() {
        return PluginFormats.of(context).has(format);
    }

    /** What somebody keeps has been looked at by him; the connection lets nothing be written in any case. */
    private void requireReading() {
        if (statement.named().isEmpty()) {
            SelectStatement.requireReading(statement.text());
        }
    }

    private Request request() {
        return context.request();
    }

    private boolean forPeople() {
        return format.equals(SiteContext.HTML);
    }

    /**
     * What SQLite says against a statement stands where the rows would be. Programs are told in plain words what cannot be
     * run at all, or not in time; people find that on the page as well, beside what they wrote.
     */
    private Response run() {
        QueryPage.Offers offered = forPeople() ? offers().all() : QueryPage.Offers.NONE;
        boolean checked = false;
        try {
            requireReading();
            checked = true;
            return forPeople() && offers().asksForPlan()
                    ? page(new Outcome.Explained(offers().plan(sql())), NOTHING, offered)
                    : rows(sql(), offered);
        } catch (ServerException refused) {
            boolean ofSqlite = checked && refused.code().equals(ErrorCode.BAD_REQUEST);
            boolean ofStatement = refused.code().status() == ErrorCode.BAD_REQUEST.status();
            if (!ofStatement || ofPlugin() || (!ofSqlite && !forPeople())) {
                throw refused;
            }
            Problem problem = Problem.of(refused);
            // People asked for a page, and that is what they get.
            int status = ofSqlite && forPeople() ? OK : problem.status();
            Failure failure = new Failure(status, problem.title(), problem.messages(), problem.hint());
            Optional<TextPlace> place = ofSqlite && forPeople()
                    ? offers().fault(this::sql, refused.messages().get(0))
                    : Optional.empty();
            return page(new Outcome.Failed(failure, place), NOTHING, QueryPage.Offers.NONE);
        }
    }

    private QueryOffers offers() {
        return new QueryOffers(site, request(), statement);
    }

    /** The statement with all of its values. */
    Sql sql() {
        return statement
                .completion()
                .apply(SelectStatement.filled(
                        statement.text(), statement.parameters(), request().query()));
    }

    private Response rows(Sql sql, QueryPage.Offers offered) {
        return ofPlugin() ? new QueryInPluginFormat(site, context, format, statement).write(sql) : page(sql, offered);
    }

    private Response page(Sql sql, QueryPage.Offers offered) {
        PlainValue rendered = Extras.asked(request().query()).contains(QueryExtras.RENDERED) ? rendered(sql) : NOTHING;
        try (QueryRows rows = open(sql);
                QueryResult result = new QueryResult(rows)) {
            return page(new Outcome.Ran(forPeople() ? shown(result) : RowGrid.of(result)), rendered, offered);
        }
    }

    private QueryRows open(Sql sql) {
        return statement.database().run(sql, site.setting(Setting.MAX_RETURNED_ROWS), offers().timeLimit());
    }

    /** Reads the rows once more than those that are written, and before, so that one connection is enough. */
    private PlainValue rendered(Sql sql) {
        try (QueryRows rows = open(sql);
                QueryResult result = new QueryResult(rows)) {
            return RenderedCells.of(shown(result).columns(), result.cursor());
        }
    }

    private RowGrid shown(QueryResult result) {
        CellRenderers.Place place =
                CellRenderers.Place.ofQuery(statement.database().info().name());
        RowGrid grid = RowGrid.of(result);
        return new RowGrid(
                CellRenderers.applied(site, context, place, grid.columns(), result.cursor()), List.of(), result);
    }

    private Response page(Outcome outcome, PlainValue rendered, QueryPage.Offers offered) {
        List<String> columns = outcome instanceof Outcome.Ran ran ? ran.grid().columnNames() : List.of();
        PageFrame frame = site.frame(
                context,
                statement.description(request(), columns),
                statement.title(),
                statement.text().isBlank()
                        ? Optional.empty()
                        : Optional.of(statement
                                .address()
                                .query()
                                .appendTo(statement.address().path() + ".json")));
        QueryPage page = new QueryPage(
                outcome instanceof Outcome.Ran ran ? frame.after(ran.grid().rows()) : frame,
                statement.database().info(),
                statement.text(),
                statement.address(),
                statement.parameters().stream()
                        .map(name -> new ShownParameter(
                                name, request().query().first(name).orElse("")))
                        .toList(),
                outcome,
                statement.named(),
                offered,
                forPeople() || outcome instanceof Outcome.Failed
                        ? Map.of()
                        : extras(columns, rendered).wanted());
        return site.write(format, page, request());
    }

    private Extras extras(List<String> columns, PlainValue rendered) {
        return QueryExtras.of(site, context, statement, columns).and(QueryExtras.RENDERED, () -> rendered);
    }
}
