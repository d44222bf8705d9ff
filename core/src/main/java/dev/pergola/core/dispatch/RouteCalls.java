package dev.pergola.core.dispatch;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.routing.RouteMatch;

/** Gets the answer of a route. May be used by any number of threads. */
@FunctionalInterface
public interface RouteCalls {

    /**
     * Answers a request for which a route was found.
     *
     * @param snapshot leased by the request
     * @param request of which it is known who sent it
     * @param found the route
     * @return the answer
     * @throws dev.pergola.api.ServerException where the route answers with a problem
     * @throws dev.pergola.core.hooks.HookFailure where the route failed
     */
    Response answer(Snapshot snapshot, Request request, RouteMatch.Found found);
}
