package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.TextPlace;
import dev.pergola.core.page.PlanStep;
import dev.pergola.core.page.QueryPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.plan.StatementFault;
import dev.pergola.core.text.SqlToken;
import dev.pergola.core.text.SqlTokens;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.TimeLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What helps somebody with a statement, besides its rows: how SQLite would run it, where its fault is, and whether he may
 * keep it under a name.
 *
 * @param site the site
 * @param request of the one who reads the page
 * @param statement that it shows
 */
record QueryOffers(SiteContext site, Request request, ShownStatement statement) {

    /** The argument that asks for the plan instead of the rows. */
    private static final String EXPLAIN = "_explain";

    private static final String PLAN_OF = "explain query plan ";

    QueryOffers {
        requireNonNull(site, "site is null");
        requireNonNull(request, "request is null");
        requireNonNull(statement, "statement is null");
    }

    /** Where a statement can be kept under a name; empty where that is not for whoever asks, or not for this statement. */
    static Optional<String> saveAddress(SiteContext site, Request request, Resource database, String sql) {
        boolean storable = !sql.isBlank()
                && Sql.parameterNamesIn(sql).stream().noneMatch(name -> name.startsWith("_"))
                && site.allows(request, Actions.builtIn().named("store-query").orElseThrow(), database)
                && site.allows(request, Actions.EXECUTE_SQL, database);
        return site.catalog().all().stream()
                .filter(found ->
                        storable && Resource.database(found.info().name()).equals(database))
                .map(found -> QueryString.of("sql", sql)
                        .appendTo(site.urls().database(found.info().route()) + "/-/queries/store"))
                .findFirst();
    }

    /** All that there is. Asked for while no connection is held, since rules of permissions may need one. */
    QueryPage.Offers all() {
        return new QueryPage.Offers(
                explainable(),
                statement.named().isPresent()
                        ? Optional.empty()
                        : saveAddress(site, request, database(), statement.text()));
    }

    /** Whether the plan is asked for, by somebody who may see it. */
    boolean asksForPlan() {
        return request.query().has(EXPLAIN) && explainable();
    }

    List<PlanStep> plan(Sql sql) {
        return StatementPlan.of(statement.database(), new Sql(PLAN_OF + sql.text(), sql.parameters()), timeLimit());
    }

    /** How long SQLite may work on the statement, or on a question about it. */
    Duration timeLimit() {
        return TimeLimit.of(request, site.setting(Setting.SQL_TIME_LIMIT_MS));
    }

    /** The plan of a stored query tells names of tables and indexes, which is for those who may run SQL of their own. */
    private boolean explainable() {
        return !statement.waits()
                && !explained(statement.text())
                && site.allows(request, Actions.EXECUTE_SQL, database());
    }

    /**
     * Where the fault of a statement is.
     *
     * @param filled the statement with its values, asked for where SQLite has understood that it is one
     * @param message what SQLite says against it
     */
    Optional<TextPlace> fault(Supplier<Sql> filled, String message) {
        return StatementFault.find(
                statement.text(),
                message,
                part -> complaint(new Sql(explanationOf(part), filled.get().parameters())));
    }

    private String complaint(Sql part) {
        try {
            statement.database().run(part, 1, timeLimit()).close();
            return "";
        } catch (ServerException refused) {
            return refused.messages().get(0);
        }
    }

    private static String explanationOf(String part) {
        return explained(part) ? part : PLAN_OF + part;
    }

    private static boolean explained(String sql) {
        List<SqlToken> tokens = SqlTokens.of(sql);
        return !tokens.isEmpty() && tokens.get(0).is("explain");
    }

    private Resource database() {
        return Resource.database(statement.database().info().name());
    }
}
