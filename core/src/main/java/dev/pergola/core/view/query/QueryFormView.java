package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.Message;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.change.QueryDraft;
import dev.pergola.core.config.RecordChanges;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.StoredQuery;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.Bodies;
import dev.pergola.core.view.KeptQueries;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers {@code /DATABASE/-/queries/store} by GET and {@code /DATABASE/QUERY/-/edit}: the form in which somebody writes a query that
 * is kept, or changes one.
 */
public final class QueryFormView implements RouteHook {

    /** The form for a query that is there. */
    public static final String EDIT = "/{database}/{query}/-/edit";

    private static final List<String> YES_NO = List.of("yes", "no");
    private static final int LINES = 10;

    private final SiteContext site;
    private final RecordChanges records;
    private final boolean newQuery;

    private QueryFormView(SiteContext site, RecordChanges records, boolean newQuery) {
        this.site = requireNonNull(site, "site is null");
        this.records = requireNonNull(records, "records is null");
        this.newQuery = newQuery;
    }

    /** The form for a new query, which is sent to {@link StoreQueryView}. */
    public static QueryFormView ofNew(SiteContext site, RecordChanges records) {
        return new QueryFormView(site, records, true);
    }

    /** The form for a query that is there. */
    public static QueryFormView ofStored(SiteContext site, RecordChanges records) {
        return new QueryFormView(site, records, false);
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        QueriedDatabase database = site.database(request, PathParts.name(context, "database"));
        if (newQuery) {
            StoreQueryView.requireAllowed(site, request, database);
            return empty(context, database);
        }
        StoredQuery query = KeptQueries.of(site, database.info().name(), PathParts.name(context, "query"));
        requireChangeable(request, query);
        return request.method().equals("POST")
                ? posted(context, database, query)
                : page(
                        context,
                        database,
                        fields(request, database, query, query.sql()),
                        heading(query),
                        Optional.empty());
    }

    private void requireChangeable(Request request, StoredQuery query) {
        Resource resource = Resource.inDatabase(query.database(), query.name());
        site.require(request, Actions.VIEW_QUERY, resource);
        if (!site.allows(request, Actions.builtIn().named("update-query").orElseThrow(), resource)) {
            throw new ServerException(ErrorCode.FORBIDDEN, "Permission denied: need update-query");
        }
        if (query.origin().trusted()) {
            throw new ServerException(ErrorCode.FORBIDDEN, "Trusted queries cannot be edited");
        }
    }

    private Response posted(RouteContext context, QueriedDatabase database, StoredQuery query) {
        Request request = context.request();
        Map<String, PlainValue> members = new LinkedHashMap<>();
        Bodies.fields(Bodies.bytes(request)).forEach((name, value) -> members.put(name, PlainValue.of(value)));
        try {
            QueryDraft draft = QueryDraft.ofChange(members);
            boolean writes = query.origin().writes();
            if (draft.changesSql() && !draft.sql().equals(query.sql())) {
                StoredStatement statement = new StoredStatement(site, request, database);
                statement.requireExecuteSql();
                writes = statement.requireStorable(draft.sql());
            }
            records.store(draft.applied(query, writes));
            context.showNext(Message.info("Query updated"));
            return PlainRedirect.to(site.urls().table(database.info().route(), query.name()));
        } catch (ServerException refused) {
            FormPage.Outcome outcome = FormPage.Outcome.of(String.join(" ", refused.messages()), false);
            String sql = members.get("sql") instanceof PlainValue.Text text ? text.value() : query.sql();
            return page(context, database, fields(request, database, query, sql), heading(query), Optional.of(outcome))
                    .withStatus(refused.code().status());
        }
    }

    private static String heading(StoredQuery query) {
        return "Edit the query " + query.title();
    }

    private Response empty(RouteContext context, QueriedDatabase database) {
        List<FormPage.Field> fields = new ArrayList<>();
        fields.add(new FormPage.Text("name", "Name in its address", "", 1));
        Request request = context.request();
        fields.addAll(fields("", "", request.parameter("sql").orElse(""), true, names(request, database)));
        return page(context, database, fields, "Save a query", Optional.empty());
    }

    private List<FormPage.Field> fields(Request request, QueriedDatabase database, StoredQuery query, String sql) {
        return fields(
                query.display().title().orElse(""),
                query.display().description().orElse(""),
                sql,
                query.origin().ownersOnly(),
                names(request, database));
    }

    /** Names of tables are completed for those who may read them. */
    private String names(Request request, QueriedDatabase database) {
        Resource resource = Resource.database(database.info().name());
        return site.allows(request, Actions.EXECUTE_SQL, resource)
                ? site.urls().query(database.info().route()) + "/names"
                : "";
    }

    private static List<FormPage.Field> fields(
            String title, String description, String sql, boolean ownersOnly, String names) {
        return List.of(
                new FormPage.Text("title", "Title", title, 1),
                new FormPage.Text("description", "Description", description, 3),
                new FormPage.Statement("sql", "SQL", sql, LINES, names),
                new FormPage.Choice("is_private", "Only for you", YES_NO.get(ownersOnly ? 0 : 1), YES_NO));
    }

    private Response page(
            RouteContext context,
            QueriedDatabase database,
            List<FormPage.Field> fields,
            String heading,
            Optional<FormPage.Outcome> outcome) {
        String address = site.urls().path(context.request().path());
        FormPage page = new FormPage(
                site.frame(
                        context,
                        PageDescription.of("query_form", database.info().name()),
                        heading,
                        Optional.empty()),
                heading,
                "One statement. Parameters are written as :name, and whoever runs the query fills them in.",
                new FormPage.Form(address, true, List.of(new FormPage.Group("", fields)), "Save the query"),
                outcome);
        return site.write(SiteContext.HTML, page, context.request());
    }
}
