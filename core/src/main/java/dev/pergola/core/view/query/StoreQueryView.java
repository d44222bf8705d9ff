package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.Message;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.change.JsonBody;
import dev.pergola.core.change.QueryDraft;
import dev.pergola.core.change.Refusal;
import dev.pergola.core.config.RecordChanges;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.StoredQuery;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.ListedQuery;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.problem.Problem;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.Bodies;
import dev.pergola.core.view.JsonAnswer;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.ProblemView;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.UnknownDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers {@code /DATABASE/-/queries/store}: keeps a query under a name, for the one who sends it. */
public final class StoreQueryView implements RouteHook {

    /** Where queries are stored. */
    public static final String PATTERN = "/{database}/-/queries/store";

    private static final int CREATED = 201;
    private static final String BY_USERS = "user";

    private final SiteContext site;
    private final RecordChanges records;

    /**
     * Makes the view.
     *
     * @param site the site
     * @param records where queries are kept
     */
    public StoreQueryView(SiteContext site, RecordChanges records) {
        this.site = requireNonNull(site, "site is null");
        this.records = requireNonNull(records, "records is null");
    }

    @Override
    public Response handle(RouteContext context) {
        return site.catalog()
                .find(PathParts.name(context, "database"))
                .map(database -> posted(context, database))
                .orElseGet(() -> UnknownDatabase.page(site, context));
    }

    private Response posted(RouteContext context, QueriedDatabase database) {
        Request request = context.request();
        boolean json = Bodies.isJson(request) || Bodies.wantsJson(request);
        Map<String, PlainValue> members;
        try {
            requireAllowed(site, request, database);
            members = members(request);
        } catch (ServerException refused) {
            // What is no JSON is answered by a page, as the original does.
            boolean page = !json
                    || refused.messages().get(0).startsWith("Invalid JSON")
                    || refused.code().equals(ErrorCode.BODY_TOO_LARGE);
            return page
                    ? ProblemView.page(site, Problem.of(refused), context)
                    : ProblemView.json(site, Problem.of(refused));
        }
        try {
            StoredQuery query = stored(request, database, QueryDraft.ofNew(members));
            if (!json) {
                context.showNext(Message.info("Query saved"));
                return PlainRedirect.to(site.urls().table(database.info().route(), query.name()));
            }
            Facts facts = JsonAnswer.ok()
                    .and("unstable", QueryDefinitionView.UNSTABLE)
                    .and("query", ListedQuery.describe(query).value());
            return JsonAnswer.of(site, request, CREATED, facts);
        } catch (ServerException refused) {
            return json
                    ? ProblemView.json(site, Problem.of(refused))
                    : ProblemView.page(site, Problem.of(refused), context);
        }
    }

    /** Refuses one who may not store queries. */
    static void requireAllowed(SiteContext site, Request request, QueriedDatabase database) {
        Resource resource = Resource.database(database.info().name());
        if (!site.allows(request, Actions.EXECUTE_SQL, resource)) {
            throw new ServerException(ErrorCode.FORBIDDEN, "Permission denied: need execute-sql");
        }
        if (!site.allows(request, Actions.builtIn().named("store-query").orElseThrow(), resource)) {
            throw new ServerException(ErrorCode.FORBIDDEN, "Permission denied: need store-query");
        }
    }

    private static Map<String, PlainValue> members(Request request) {
        byte[] body = Bodies.bytes(request);
        if (!Bodies.isJson(request)) {
            Map<String, PlainValue> members = new LinkedHashMap<>();
            Bodies.fields(body).forEach((name, value) -> members.put(name, PlainValue.of(value)));
            members.remove("_json");
            return members;
        }
        if (JsonBody.object(body).get("query") instanceof PlainValue.Fields fields) {
            return fields.values();
        }
        throw Refusal.of("JSON must contain a query dictionary");
    }

    private StoredQuery stored(Request request, QueriedDatabase database, QueryDraft draft) {
        String name = draft.name();
        String databaseName = database.info().name();
        if (database.schema().table(name).isPresent()) {
            throw Refusal.of("Query name conflicts with a table or view");
        }
        if (site.records().queries().find(databaseName, name).isPresent()) {
            throw Refusal.of("Query already exists");
        }
        boolean writes = new StoredStatement(site, request, database).requireStorable(draft.sql());
        StoredQuery empty = new StoredQuery(
                databaseName,
                name,
                "",
                new StoredQuery.Display(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false),
                List.of(),
                new StoredQuery.Origin(
                        false, true, false, BY_USERS, site.actor(request).id()),
                StoredQuery.Outcome.NONE);
        StoredQuery query = draft.applied(empty, writes);
        records.store(query);
        return query;
    }
}
