package dev.pergola.core.view.explore;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.page.Crumb;
import dev.pergola.core.page.ExplorerPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.text.SiteUrls;
import dev.pergola.core.view.SiteContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers {@code /-/api}: a form to try addresses of the API, with addresses to begin with. Scripts show the answer below
 * the form; without them the form leads there.
 */
public final class ExplorerView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/-/api";

    /** So many tables of a database are named; the description of the API names more. */
    private static final int MOST_TABLES = 10;

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public ExplorerView(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        site.require(request, Actions.VIEW_INSTANCE, Resource.server());
        Optional<String> path = request.parameter("path").filter(text -> !text.isBlank());
        if (path.isPresent()) {
            return Response.redirect(insideTheSite(path.get()));
        }
        SiteUrls urls = site.urls();
        List<ExplorerPage.Group> groups = new ArrayList<>();
        groups.add(server(urls));
        site.databasesVisibleTo(request).forEach(database -> groups.add(database(request, database, urls)));
        ExplorerPage page = new ExplorerPage(
                site.frame(context, PageDescription.of("api_explorer"), "API explorer", Optional.empty()),
                urls.path("-/api"),
                urls.path(".json"),
                urls.path("-/openapi.json"),
                groups);
        return site.write(SiteContext.HTML, page, request);
    }

    /** Browsers take several slashes, or a slash turned round, for the beginning of another site. */
    private static String insideTheSite(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The path to try is no path of this site.",
                    "Begin it with one slash, as in /.json.");
        }
        return path;
    }

    private static ExplorerPage.Group server(SiteUrls urls) {
        return new ExplorerPage.Group(
                "This server",
                List.of(
                        new Crumb("The databases", urls.path(".json")),
                        new Crumb("Versions", urls.path("-/versions.json")),
                        new Crumb("Settings", urls.path("-/settings.json")),
                        new Crumb("Plugins", urls.path("-/plugins.json?all=1")),
                        new Crumb("Who you are", urls.path("-/actor.json")),
                        new Crumb("All schemas", urls.path("-/schema.json")),
                        new Crumb("What can be jumped to", urls.path("-/jump.json?q="))));
    }

    private ExplorerPage.Group database(Request request, QueriedDatabase database, SiteUrls urls) {
        DatabaseInfo info = database.info();
        String address = urls.database(info.route());
        List<Crumb> examples = new ArrayList<>();
        examples.add(new Crumb("Tables and views", address + ".json"));
        examples.add(new Crumb("Schema", address + "/-/schema.json"));
        if (site.allows(request, Actions.EXECUTE_SQL, Resource.database(info.name()))) {
            examples.add(new Crumb("A query", urls.query(info.route()) + ".json?sql=select+1"));
        }
        site.tablesVisibleTo(request, info.name(), database.schema()).stream()
                .limit(MOST_TABLES)
                .forEach(table ->
                        examples.add(new Crumb("Rows of " + table, urls.table(info.route(), table) + ".json?_size=5")));
        return new ExplorerPage.Group(info.name(), examples);
    }
}
