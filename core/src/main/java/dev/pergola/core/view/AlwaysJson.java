package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Response;
import dev.pergola.core.problem.Problem;

/**
 * An address that only programs use: its problems are JSON as well, whatever was asked for.
 *
 * @param site the site
 * @param route what answers
 */
public record AlwaysJson(SiteContext site, RouteHook route) implements RouteHook {

    /** Checks the parts. */
    public AlwaysJson {
        requireNonNull(site, "site is null");
        requireNonNull(route, "route is null");
    }

    @Override
    public Response handle(RouteContext context) throws Exception {
        try {
            return route.handle(context);
        } catch (ServerException problem) {
            return ProblemView.json(site, Problem.of(problem));
        }
    }
}
