package dev.pergola.core.view.database;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.DatabasePage;
import dev.pergola.core.page.DatabaseSummary;
import dev.pergola.core.page.Facts;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.DatabaseLists;
import dev.pergola.core.view.KeptQueries;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Answers with the tables and views of a database. */
public final class DatabaseView implements RouteHook {

    /** The addresses of databases. */
    public static final String PATTERN = "/{database}[.{format}]";

    private static final Duration COUNT = Duration.ofMillis(100);

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public DatabaseView(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        QueriedDatabase database = site.database(request, PathParts.name(context, "database"));
        Resource resource = Resource.database(database.info().name());
        site.require(request, Actions.VIEW_DATABASE, resource);
        if (request.parameter("sql").filter(sql -> !sql.isBlank()).isPresent()) {
            return toQueryPage(context, database);
        }
        String format = site.format(context);
        DatabaseSummary summary = DatabaseLists.summary(site, request, database, database.counts(COUNT));
        String name = database.info().name();
        DatabasePage page = new DatabasePage(
                site.frame(
                        context,
                        PageDescription.of("database", new PageSubject.OfDatabase(name)),
                        name,
                        Optional.of(site.urls().database(database.info().route()) + ".json")),
                summary,
                KeptQueries.visible(site, request, name),
                request.parameter("_show_hidden")
                        .filter(value -> !value.isBlank())
                        .isPresent(),
                site.allows(request, Actions.EXECUTE_SQL, resource),
                List.of(),
                DatabaseDownload.address(site, request, database.info()),
                metadata(name));
        return site.write(format, page, request);
    }

    /** Older addresses have the query on the page of the database. */
    private Response toQueryPage(RouteContext context, QueriedDatabase database) {
        String format = context.optionalPathParameter("format")
                .map(ending -> "." + ending)
                .orElse("");
        return Response.redirect(site.urls().query(database.info().route()) + format + "?"
                        + context.request().rawQuery())
                .withHeader("Content-Type", "text/plain");
    }

    private PlainValue metadata(String database) {
        Facts facts = new Facts();
        site.metadata().database(database).values().forEach(facts::and);
        return facts.value();
    }
}
