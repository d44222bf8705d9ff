package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.Message;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.change.SqlStatement;
import dev.pergola.core.config.Setting;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.StoredQuery;
import dev.pergola.core.model.Value;
import dev.pergola.core.page.Facts;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.plan.SelectStatement;
import dev.pergola.core.problem.Problem;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.query.QueryRows;
import dev.pergola.core.view.Freshness;
import dev.pergola.core.view.JsonAnswer;
import dev.pergola.core.view.KeptQueries;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.SqlCheck;
import dev.pergola.core.write.WrittenStatement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Answers POST to {@code /DATABASE/QUERY}: runs a stored query that writes, with what the visitor fills in and what the server
 * does, and leads on. A trusted query runs for everybody who sees it; of another one, whoever runs it has to be allowed
 * everything that it does.
 */
public final class PostedStoredQuery implements RouteHook {

    private static final int OK = 200;

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public PostedStoredQuery(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    /** One call of a query. */
    private record Call(QueriedDatabase database, StoredQuery query, PostedValues posted) {

        boolean json() {
            return posted.json();
        }
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        QueriedDatabase database = site.database(request, PathParts.name(context, "database"));
        String name = database.info().name();
        StoredQuery query = KeptQueries.of(site, name, PathParts.name(context, "table"));
        site.require(request, Actions.VIEW_QUERY, Resource.inDatabase(name, query.name()));
        if (!query.origin().writes()) {
            return Response.text("Method not allowed").withStatus(405).withHeader("Allow", "GET, HEAD, OPTIONS");
        }
        if (!query.origin().trusted()) {
            site.require(request, Actions.builtIn().named("execute-write-sql").orElseThrow(), Resource.database(name));
        }
        if (!database.info().mutable()) {
            throw new ServerException(ErrorCode.FORBIDDEN, "Database is immutable");
        }
        Call call = new Call(database, query, PostedValues.of(request));
        try {
            Sql given = call.posted().in(query.sql());
            Sql sql = LeasedHooks.of(context)
                    .map(hooks -> MagicParameters.fill(hooks, given, request, () -> {}))
                    .orElse(given);
            return succeeded(context, call, message(call, sql, run(request, call, sql)));
        } catch (ServerException failure) {
            return failed(context, call, failure);
        }
    }

    private WrittenStatement.Outcome run(Request request, Call call, Sql sql) {
        if (!call.query().origin().trusted()) {
            return new SqlCheck(site, request, call.database()).run(sql).outcome();
        }
        SqlStatement statement = SqlStatement.of(sql.text());
        if (statement.form() == SqlStatement.Form.VACUUM
                && statement.tokens().stream().noneMatch(t -> t.is("INTO"))) {
            call.database().vacuum();
            return WrittenStatement.Outcome.ofSchema();
        }
        if (statement.several()) {
            throw new ServerException(ErrorCode.BAD_REQUEST, "You can only execute one statement at a time.");
        }
        if (statement.staysInConnection()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The query was not run because it would go on to have an effect on the writes of others.");
        }
        return call.database().write(transaction -> WrittenStatement.run(transaction, sql));
    }

    private String message(Call call, Sql sql, WrittenStatement.Outcome outcome) {
        return call.query()
                .outcome()
                .successMessageSql()
                .map(statement -> messageOf(call, statement, sql))
                .or(() -> call.query().outcome().successMessage())
                .orElseGet(outcome::message);
    }

    /** What another query says about the outcome; where it fails, the write is done all the same. */
    private String messageOf(Call call, String statement, Sql filled) {
        try {
            SelectStatement.requireReading(statement);
            Duration limit = Duration.ofMillis(site.setting(Setting.SQL_TIME_LIMIT_MS));
            try (QueryRows rows = call.database().run(new Sql(statement, filled.parameters()), 1, limit)) {
                return rows.cursor().next() ? Value.of(rows.cursor(), 0).asText() : "";
            }
        } catch (ServerException failure) {
            return "Error running on_success_message_sql: " + failure.messages().get(0);
        }
    }

    private Response succeeded(RouteContext context, Call call, String message) {
        Optional<String> redirect = call.query().outcome().successRedirect();
        if (!call.json()) {
            return leadOn(context, redirect, Message.info(message));
        }
        Facts facts = JsonAnswer.ok().and("message", message).and("redirect", redirect);
        return Freshness.mark(
                JsonAnswer.of(site, context.request(), OK, facts),
                context.request(),
                site.setting(Setting.DEFAULT_CACHE_TTL));
    }

    private Response failed(RouteContext context, Call call, ServerException failure) {
        Optional<String> redirect = call.query().outcome().errorRedirect();
        Problem problem = Problem.of(failure);
        String message = call.query().outcome().errorMessage().orElseGet(problem::error);
        if (!call.json()) {
            return leadOn(context, redirect, Message.error(message));
        }
        Facts facts = new Facts()
                .and("ok", false)
                .and("error", message)
                .and("errors", List.of(message))
                .and("status", problem.status())
                .and("redirect", redirect);
        Response response = JsonAnswer.of(site, context.request(), problem.status(), facts);
        for (var header : problem.headers().entrySet()) {
            response = response.withHeader(header.getKey(), header.getValue());
        }
        return response;
    }

    private Response leadOn(RouteContext context, Optional<String> redirect, Message message) {
        context.showNext(message);
        return PlainRedirect.to(
                redirect.orElseGet(() -> site.urls().path(context.request().path())));
    }
}
