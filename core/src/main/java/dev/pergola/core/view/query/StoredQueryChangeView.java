package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.Message;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.change.QueryDraft;
import dev.pergola.core.change.Refusal;
import dev.pergola.core.change.Truth;
import dev.pergola.core.config.RecordChanges;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.StoredQuery;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.ListedQuery;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.Bodies;
import dev.pergola.core.view.JsonAnswer;
import dev.pergola.core.view.KeptQueries;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Answers {@code /DATABASE/QUERY/-/update} and {@code /-/delete}: changes or forgets a query that somebody has stored. What the
 * configuration keeps is changed there alone.
 */
public final class StoredQueryChangeView implements RouteHook {

    /** Where queries are changed. */
    public static final String UPDATE = "/{database}/{query}/-/update";

    /** Where queries are forgotten. */
    public static final String DELETE = "/{database}/{query}/-/delete";

    private static final int OK = 200;

    private final SiteContext site;
    private final RecordChanges records;
    private final boolean delete;

    private StoredQueryChangeView(SiteContext site, RecordChanges records, boolean delete) {
        this.site = requireNonNull(site, "site is null");
        this.records = requireNonNull(records, "records is null");
        this.delete = delete;
    }

    /** Changes queries. */
    public static StoredQueryChangeView update(SiteContext site, RecordChanges records) {
        return new StoredQueryChangeView(site, records, false);
    }

    /** Forgets queries. */
    public static StoredQueryChangeView delete(SiteContext site, RecordChanges records) {
        return new StoredQueryChangeView(site, records, true);
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        QueriedDatabase database = site.database(request, PathParts.name(context, "database"));
        StoredQuery query = KeptQueries.of(site, database.info().name(), PathParts.name(context, "query"));
        requireAllowed(request, query);
        if (!delete) {
            return JsonAnswer.of(site, request, OK, updated(request, database, query));
        }
        records.forgetQuery(query.database(), query.name());
        if (Bodies.isJson(request) || Bodies.wantsJson(request)) {
            return JsonAnswer.of(site, request, OK, JsonAnswer.ok());
        }
        context.showNext(Message.info("Query “" + query.title() + "” deleted"));
        return PlainRedirect.to(site.urls().database(database.info().route()));
    }

    private void requireAllowed(Request request, StoredQuery query) {
        String action = delete ? "delete-query" : "update-query";
        Resource resource = Resource.inDatabase(query.database(), query.name());
        if (!site.allows(request, Actions.builtIn().named(action).orElseThrow(), resource)) {
            throw new ServerException(ErrorCode.FORBIDDEN, "Permission denied: need " + action);
        }
        if (query.origin().trusted()) {
            throw new ServerException(
                    ErrorCode.FORBIDDEN,
                    "Trusted queries cannot be " + (delete ? "deleted" : "updated") + " using the API");
        }
    }

    private Facts updated(Request request, QueriedDatabase database, StoredQuery query) {
        Map<String, PlainValue> body = Bodies.object(request);
        Set<String> unknown = new TreeSet<>(body.keySet());
        unknown.removeAll(Set.of("update", "return"));
        if (!(body.get("update") instanceof PlainValue.Fields update)) {
            throw Refusal.of("JSON must contain an update dictionary");
        }
        if (!unknown.isEmpty()) {
            throw Refusal.of("Invalid keys: " + String.join(", ", unknown));
        }
        QueryDraft draft = QueryDraft.ofChange(update.values());
        boolean writes = query.origin().writes();
        if (draft.changesSql()) {
            StoredStatement statement = new StoredStatement(site, request, database);
            statement.requireExecuteSql();
            writes = statement.requireStorable(draft.sql());
        }
        StoredQuery changed = draft.applied(query, writes);
        records.store(changed);
        Facts facts = JsonAnswer.ok();
        return Truth.of(body, "return")
                ? facts.and("query", ListedQuery.describe(changed).value())
                : facts;
    }
}
