package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.change.JsonBody;
import dev.pergola.core.change.SqlRequest;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Sql;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.problem.Problem;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.Bodies;
import dev.pergola.core.view.JsonAnswer;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.ProblemView;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.SqlCheck;
import dev.pergola.core.view.UnknownDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers {@code /DATABASE/-/execute-write}: runs a statement that somebody wrote and that changes something. */
public final class ExecuteWriteView implements RouteHook {

    /** Where statements are run. */
    public static final String PATTERN = "/{database}/-/execute-write";

    private static final Action EXECUTE_WRITE_SQL =
            Actions.builtIn().named("execute-write-sql").orElseThrow();
    private static final int OK = 200;

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public ExecuteWriteView(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    /** A body, read in one of its two forms. */
    private record Sent(boolean json, Map<String, PlainValue> members, Map<String, String> fields) {

        SqlRequest request() {
            return json ? SqlRequest.of(members) : SqlRequest.ofForm(fields);
        }
    }

    @Override
    public Response handle(RouteContext context) {
        return FrameGuard.guarded(site.catalog()
                .find(PathParts.name(context, "database"))
                .map(database -> answer(context, database))
                .orElseGet(() -> UnknownDatabase.page(site, context)));
    }

    private Response answer(RouteContext context, QueriedDatabase database) {
        return context.request().method().equals("POST") ? posted(context, database) : form(context, database);
    }

    private Response form(RouteContext context, QueriedDatabase database) {
        requireAllowed(context.request(), database);
        Optional<FormPage.Outcome> outcome = database.info().mutable()
                ? Optional.empty()
                : Optional.of(
                        FormPage.Outcome.of("Cannot execute write SQL because this database is immutable.", false));
        return new WriteSqlForm(site, context, database).first(outcome);
    }

    private Response posted(RouteContext context, QueriedDatabase database) {
        Request request = context.request();
        boolean json = Bodies.isJson(request) || Bodies.wantsJson(request);
        Optional<Sql> shown = Optional.empty();
        try {
            requireAllowed(request, database);
            WriteTarget.requireMutable(database);
            Sent sent = read(request);
            json |= sent.fields().containsKey("_json");
            Sql sql = sent.request().sql();
            shown = Optional.of(sql);
            SqlCheck check = new SqlCheck(site, request, database);
            SqlCheck.Run run = check.run(sql);
            return json
                    ? JsonAnswer.of(site, request, OK, facts(check, run))
                    : new WriteSqlForm(site, context, database).page(sql, Optional.of(outcome(run)));
        } catch (ServerException refused) {
            if (json) {
                return ProblemView.json(site, Problem.of(refused));
            }
            if (shown.isEmpty()) {
                throw refused;
            }
            FormPage.Outcome outcome = FormPage.Outcome.of(String.join(" ", refused.messages()), false);
            return new WriteSqlForm(site, context, database)
                    .page(shown.get(), Optional.of(outcome))
                    .withStatus(refused.code().status());
        }
    }

    private void requireAllowed(Request request, QueriedDatabase database) {
        if (!site.allows(
                request, EXECUTE_WRITE_SQL, Resource.database(database.info().name()))) {
            throw new ServerException(ErrorCode.FORBIDDEN, "Permission denied: need execute-write-sql");
        }
    }

    private static Sent read(Request request) {
        byte[] body = Bodies.bytes(request);
        return Bodies.isJson(request)
                ? new Sent(true, JsonBody.object(body), Map.of())
                : new Sent(false, Map.of(), Bodies.fields(body));
    }

    private static Facts facts(SqlCheck check, SqlCheck.Run run) {
        return JsonAnswer.ok()
                .and("message", run.outcome().message())
                .and("rowcount", run.outcome().changed().orElse(-1))
                .and("rows", new PlainValue.Items(run.outcome().rows()))
                .and("truncated", run.outcome().truncated())
                .and("analysis", check.rows(run.analysis(), false));
    }

    private static FormPage.Outcome outcome(SqlCheck.Run run) {
        List<String> columns = run.outcome().rows().isEmpty()
                ? List.of()
                : List.copyOf(((PlainValue.Fields) run.outcome().rows().get(0))
                        .values()
                        .keySet());
        List<List<String>> rows = run.outcome().rows().stream()
                .map(row -> ((PlainValue.Fields) row)
                        .values().values().stream().map(PlainText::of).toList())
                .toList();
        return new FormPage.Outcome(run.outcome().message() + ".", true, "", columns, rows, List.of());
    }
}
