package dev.pergola.core.view.openapi;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.SiteContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers {@code /-/openapi.json}: what the one who asks can read here, described for tools. */
public final class OpenApiView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/-/openapi.json";

    private static final String VERSION = "3.1.0";

    private final SiteContext site;
    private final Supplier<List<ServedRoute>> routes;

    /**
     * Makes the view.
     *
     * @param site the site
     * @param routes what answers GET at present
     */
    public OpenApiView(SiteContext site, Supplier<List<ServedRoute>> routes) {
        this.site = requireNonNull(site, "site is null");
        this.routes = requireNonNull(routes, "routes is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        site.require(request, Actions.VIEW_INSTANCE, Resource.server());
        JsonPage page = new JsonPage(
                site.frame(context, PageDescription.of("openapi"), "OpenAPI", Optional.empty()),
                "openapi",
                document(request));
        return site.write("json", page, request);
    }

    private PlainValue document(Request request) {
        Paths paths = new Paths();
        DatabasePaths databases = new DatabasePaths(site, request, paths);
        site.databasesVisibleTo(request).forEach(databases::add);
        routes.get().forEach(route -> add(paths, route));
        Map<String, PlainValue> schemas = new LinkedHashMap<>(Schemas.common());
        schemas.putAll(databases.rows());
        PlainValue anybodyOrToken = new PlainValue.Items(List.of(
                new Facts().value(),
                new Facts().and("token", new PlainValue.Items(List.of())).value()));
        return new Facts()
                .and("openapi", VERSION)
                .and("info", info(databases.leftOut()))
                .and("servers", new PlainValue.Items(List.of(server(request))))
                .and("security", anybodyOrToken)
                .and("paths", paths.value())
                .and("components", components(schemas))
                .value();
    }

    private PlainValue info(String leftOut) {
        return new Facts()
                .and("title", site.site().title())
                .and("version", site.version())
                .and(
                        "description",
                        ("What you can read on this server. Names in paths are tilde-encoded: every character but letters,"
                                        + " digits, _ and - is ~ and two hexadecimal digits, a space is +. "
                                        + leftOut)
                                .strip())
                .value();
    }

    private PlainValue server(Request request) {
        String base = site.urls().index();
        return new Facts()
                .and("url", request.absolute(base).replaceFirst("/$", ""))
                .value();
    }

    /** Everything that answers, also what plugins brought. */
    private static void add(Paths paths, ServedRoute route) {
        List<PlainValue> names = route.names().stream()
                .map(name -> Parameters.path(name, "Tilde-encoded"))
                .toList();
        route.path()
                .ifPresent(path -> paths.add(
                        path,
                        new Operation(
                                route.owner(),
                                route.pattern(),
                                names,
                                route.json() ? Operation.json(new Facts().value()) : Operation.anything())));
    }

    private static PlainValue components(Map<String, PlainValue> schemas) {
        PlainValue problem = new Facts()
                .and("description", "Why there is no answer: what was tried, what failed and what may help")
                .and("content", Operation.json(Schemas.reference("schemas", Schemas.PROBLEM)))
                .value();
        PlainValue token = new Facts()
                .and("type", "http")
                .and("scheme", "bearer")
                .and("description", "A token that /-/create-token made")
                .value();
        return new Facts()
                .and("schemas", new PlainValue.Fields(schemas))
                .and("parameters", Parameters.components())
                .and("responses", new Facts().and(Schemas.PROBLEM, problem).value())
                .and("securitySchemes", new Facts().and("token", token).value())
                .value();
    }
}
