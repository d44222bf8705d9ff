package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Sql;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Answers {@code /DATABASE/-/query/parameters}: the parameters that a statement names, for editors of SQL. */
public final class QueryParametersView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/{database}/-/query/parameters";

    private static final String SQL = "sql";

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public QueryParametersView(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        return site.write("json", page(context), context.request())
                .withHeader("X-Frame-Options", "DENY")
                .withHeader("Content-Security-Policy", "frame-ancestors 'none'");
    }

    private JsonPage page(RouteContext context) {
        return new JsonPage(
                site.frame(context, PageDescription.of("json_data"), "parameters", Optional.empty()),
                "parameters",
                parameters(context));
    }

    private PlainValue parameters(RouteContext context) {
        Request request = context.request();
        String database = site.database(request, PathParts.name(context, "database"))
                .info()
                .name();
        site.require(request, Actions.EXECUTE_SQL, Resource.database(database));
        Set<String> others = new TreeSet<>();
        request.query().parameters().forEach(argument -> others.add(argument.name()));
        others.remove(SQL);
        if (!others.isEmpty()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "Invalid keys: " + String.join(", ", others),
                    "Only the argument sql is understood here.");
        }
        List<String> names = List.copyOf(
                new LinkedHashSet<>(Sql.parameterNamesIn(request.parameter(SQL).orElse(""))));
        if (names.stream().anyMatch(name -> name.startsWith("_"))) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "Magic parameters are not allowed",
                    "Parameters that the server fills in are for stored queries.");
        }
        return new Facts()
                .and("ok", true)
                .and("unstable", QueryDefinitionView.UNSTABLE)
                .and("parameters", names)
                .value();
    }
}
