package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.change.Refusal;
import dev.pergola.core.change.SqlAnalysis;
import dev.pergola.core.change.SqlStatement;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Sql;
import dev.pergola.core.page.Facts;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.JsonAnswer;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.SqlCheck;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Answers {@code /DATABASE/-/execute-write/analyze} and {@code /DATABASE/-/queries/analyze}: what a statement would touch, and
 * whether the one who asks may do that, without doing it.
 */
public final class AnalyzeWriteView implements RouteHook {

    /** About a statement that is to be run. */
    public static final String PATTERN = "/{database}/-/execute-write/analyze";

    /** About a statement that is to be stored. */
    public static final String PATTERN_OF_QUERIES = "/{database}/-/queries/analyze";

    private static final String UNSTABLE = "The shape of this answer may change from one version to the next.";
    private static final String SQL = "sql";
    private static final int OK = 200;

    private final SiteContext site;
    private final boolean stored;

    private AnalyzeWriteView(SiteContext site, boolean stored) {
        this.site = requireNonNull(site, "site is null");
        this.stored = stored;
    }

    /** About a statement that is to be run. */
    public static AnalyzeWriteView ofWrites(SiteContext site) {
        return new AnalyzeWriteView(site, false);
    }

    /** About a statement that is to be stored. */
    public static AnalyzeWriteView ofQueries(SiteContext site) {
        return new AnalyzeWriteView(site, true);
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        QueriedDatabase database = site.database(request, PathParts.name(context, "database"));
        for (String name : stored ? List.of("store-query", "execute-sql") : List.of("execute-write-sql")) {
            Action action = Actions.builtIn().named(name).orElseThrow();
            if (!site.allows(request, action, Resource.database(database.info().name()))) {
                throw new ServerException(ErrorCode.FORBIDDEN, "Permission denied: need " + name);
            }
        }
        Set<String> others = new TreeSet<>();
        request.query().parameters().forEach(argument -> others.add(argument.name()));
        others.remove(SQL);
        if (!others.isEmpty()) {
            throw Refusal.of("Invalid keys: " + String.join(", ", others));
        }
        Facts facts = facts(
                new SqlCheck(site, request, database), request.parameter(SQL).orElse(""));
        return FrameGuard.guarded(JsonAnswer.of(site, request, OK, facts));
    }

    private Facts facts(SqlCheck check, String sql) {
        Optional<SqlAnalysis> analysis = Optional.empty();
        Optional<String> error = Optional.empty();
        try {
            if (!sql.isBlank()) {
                SqlAnalysis found = check.analyse(sql);
                if (!stored && SqlStatement.of(sql).reads()) {
                    throw Refusal.of("Use /-/query for read-only SQL; this endpoint only executes writes");
                }
                analysis = Optional.of(found);
            }
        } catch (ServerException refused) {
            error = Optional.of(String.join(" ", refused.messages()));
        }
        List<String> parameters = new ArrayList<>(new LinkedHashSet<>(Sql.parameterNamesIn(sql)));
        Facts facts = new Facts()
                .and("ok", error.isEmpty())
                .and("parameters", parameters)
                .and("analysis_error", error)
                .and(
                        "analysis_rows",
                        analysis.map(found -> check.rows(found, true))
                                .orElseGet(() -> new PlainValue.Items(List.of())));
        boolean writes = analysis.filter(found -> !SqlStatement.of(sql).reads()).isPresent();
        boolean denied = analysis.filter(found -> !check.allows(found)).isPresent() && (writes || !stored);
        if (stored) {
            facts.and("has_sql", !sql.isBlank())
                    .and("analysis_is_write", writes)
                    .and("save_disabled", sql.isBlank() || error.isPresent() || denied);
        } else {
            Optional<String> reason = sql.isBlank()
                    ? Optional.of("Enter writable SQL before executing.")
                    : denied ? Optional.of("You do not have permission for every operation listed above.") : error;
            facts.and("execute_disabled", reason.isPresent()).and("execute_disabled_reason", reason);
        }
        return facts.and("unstable", UNSTABLE);
    }
}
