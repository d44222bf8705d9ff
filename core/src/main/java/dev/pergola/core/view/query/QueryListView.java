package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.StoredQuery;
import dev.pergola.core.page.ListedQuery;
import dev.pergola.core.page.NextPage;
import dev.pergola.core.page.QueryListPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.text.MalformedTextException;
import dev.pergola.core.text.RowPath;
import dev.pergola.core.view.KeptQueries;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers {@code /-/queries} and {@code /DATABASE/-/queries}: the stored queries that the one who asks may see. */
public final class QueryListView implements RouteHook {

    /** The list of all databases. */
    public static final String PATTERN = "/-/queries[.{format}]";

    /** The list of one database. */
    public static final String PATTERN_OF_DATABASE = "/{database}/-/queries[.{format}]";

    private static final int SIZE_FOR_PROGRAMS = 50;
    private static final int SIZE_FOR_PEOPLE = 20;
    private static final int LARGEST_SIZE = 200;
    private static final String NEXT = "_next";
    private static final String SIZE = "_size";

    private final SiteContext site;
    private final boolean ofOneDatabase;

    private QueryListView(SiteContext site, boolean ofOneDatabase) {
        this.site = requireNonNull(site, "site is null");
        this.ofOneDatabase = ofOneDatabase;
    }

    /** The list of all databases. */
    public static QueryListView ofAll(SiteContext site) {
        return new QueryListView(site, false);
    }

    /** The lists of single databases. */
    public static QueryListView ofOne(SiteContext site) {
        return new QueryListView(site, true);
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        Optional<DatabaseInfo> database = ofOneDatabase
                ? Optional.of(site.database(request, PathParts.name(context, "database"))
                        .info())
                : Optional.empty();
        database.ifPresent(info -> site.require(request, Actions.VIEW_DATABASE, Resource.database(info.name())));
        String format = site.format(context);
        int size = size(request.query(), format.equals(SiteContext.HTML) ? SIZE_FOR_PEOPLE : SIZE_FOR_PROGRAMS);
        QueryFilter filter = QueryFilter.of(request.query());
        List<ListedQuery> all = filter.apply(visible(request, database));
        List<ListedQuery> rest = after(request.query().first(NEXT).orElse(""), all);
        return site.write(format, page(context, database, filter, new Part(all, rest, size)), request);
    }

    /** All queries that the filter lets through, those that are left from this page on, and the size of a page. */
    private record Part(List<ListedQuery> all, List<ListedQuery> rest, int size) {

        List<ListedQuery> shown() {
            return rest.subList(0, Math.min(size, rest.size()));
        }

        Optional<ListedQuery> lastBeforeMore() {
            return rest.size() > size ? Optional.of(rest.get(size - 1)) : Optional.empty();
        }
    }

    private QueryListPage page(RouteContext context, Optional<DatabaseInfo> database, QueryFilter filter, Part part) {
        Request request = context.request();
        String path = database.map(info -> site.urls().database(info.route()) + "/-/queries")
                .orElseGet(() -> site.urls().path("-/queries"));
        QueryString arguments = new QueryString(request.query().parameters().stream()
                .filter(argument ->
                        !argument.value().isEmpty() && !argument.name().equals(NEXT))
                .toList());
        return new QueryListPage(
                site.frame(
                        context,
                        database.map(info -> PageDescription.of("query-list", info.name()))
                                .orElseGet(() -> PageDescription.of("query-list")),
                        database.map(info -> info.name() + ": queries").orElse("Queries"),
                        Optional.of(request.query().appendTo(path + ".json"))),
                database,
                part.shown(),
                part.lastBeforeMore()
                        .map(last -> RowPath.join(place(last.query())))
                        .map(next -> new NextPage(
                                next,
                                request.absolute(arguments
                                        .adding(NEXT, next)
                                        .appendTo(site.urls().path(request.path()))))),
                part.size(),
                path,
                filter.asked(),
                new QueryGroups(path, arguments, part.all()).of(filter));
    }

    private static int size(QueryString query, int standard) {
        String asked = query.first(SIZE).orElse("");
        if (asked.isEmpty()) {
            return standard;
        }
        if (asked.equals("max")) {
            return LARGEST_SIZE;
        }
        if (!asked.matches("[0-9]{1,9}")) {
            throw new ServerException(ErrorCode.BAD_REQUEST, "_size must be a positive integer", "Write it in digits.");
        }
        int size = Integer.parseInt(asked);
        if (size > LARGEST_SIZE) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST, "_size must be <= " + LARGEST_SIZE, "Ask for the next page to see more.");
        }
        return Math.max(1, size);
    }

    private List<ListedQuery> visible(Request request, Optional<DatabaseInfo> database) {
        return site.catalog().all().stream()
                .map(queried -> queried.info().name())
                .filter(name -> database.isEmpty() || database.get().name().equals(name))
                .sorted()
                .flatMap(name -> KeptQueries.visible(site, request, name).stream())
                .toList();
    }

    /** What stands behind a query in the order of the list: the database where there are several, title and name. */
    private List<String> place(StoredQuery query) {
        List<String> place = new ArrayList<>(List.of(query.sortKey(), query.name()));
        if (!ofOneDatabase) {
            place.add(0, query.database());
        }
        return place;
    }

    /** The queries behind a token; all of them where it is none. */
    private List<ListedQuery> after(String token, List<ListedQuery> all) {
        List<String> place = place(token);
        return place.size() == (ofOneDatabase ? 2 : 3)
                ? all.stream()
                        .filter(item -> compare(place(item.query()), place) > 0)
                        .toList()
                : all;
    }

    private static List<String> place(String token) {
        try {
            return RowPath.split(token);
        } catch (MalformedTextException noToken) {
            return List.of();
        }
    }

    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < one.size(); i++) {
            int compared = one.get(i).compareTo(other.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }
}
