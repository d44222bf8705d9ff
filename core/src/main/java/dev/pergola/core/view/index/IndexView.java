package dev.pergola.core.view.index;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.RowCount;
import dev.pergola.core.page.DatabaseSummary;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.IndexPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.DatabaseLists;
import dev.pergola.core.view.SiteContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers with the list of all databases. */
public final class IndexView implements RouteHook {

    /** The addresses of the front page. */
    public static final List<String> PATTERNS = List.of("/[.{format}]", "/-/[.{format}]");

    /** For one table: the front page has many of them, and nobody waits for numbers. */
    private static final Duration COUNT = Duration.ofMillis(10);

    /** Counting in a larger file that may change all the time is not even begun. */
    private static final long LARGEST_COUNTED = 100L * 1024 * 1024;

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public IndexView(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        String format = site.format(context);
        site.require(request, Actions.VIEW_INSTANCE, Resource.server());
        List<DatabaseSummary> databases = site.catalog().all().stream()
                .filter(database -> site.allows(
                        request,
                        Actions.VIEW_DATABASE,
                        Resource.database(database.info().name())))
                .sorted(Comparator.comparing(database -> database.info().name()))
                .map(database -> DatabaseLists.summary(site, request, database, counts(database)))
                .toList();
        boolean byRelations =
                request.parameter("_sort").filter("relationships"::equals).isPresent();
        IndexPage page = new IndexPage(
                site.frame(
                        context,
                        PageDescription.of("index", new PageSubject.Homepage()),
                        title(databases),
                        Optional.of(site.urls().path(".json"))),
                databases,
                byRelations,
                metadata());
        return site.write(format, page, request);
    }

    private static Map<String, Optional<RowCount>> counts(QueriedDatabase database) {
        DatabaseInfo info = database.info();
        return info.mutable() && info.size() > LARGEST_COUNTED ? Map.of() : database.counts(COUNT);
    }

    private String title(List<DatabaseSummary> databases) {
        String names =
                databases.stream().map(summary -> summary.database().name()).collect(Collectors.joining(", "));
        String title = site.site().title();
        return names.isEmpty() ? title : title + ": " + names;
    }

    private PlainValue metadata() {
        Facts facts = new Facts();
        site.metadata().values().forEach(facts::and);
        return facts.value();
    }
}
