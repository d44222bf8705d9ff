package dev.pergola.core.dispatch;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Request;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.routing.RouteMatch;
import java.util.Optional;

/** What a route gets: the request, its path and the hooks that the request has leased. */
record LeasedContext(
        Request request, RouteMatch.Found match, LeasedHooks hooks, PartsOfPages parts, Runnable whenUnrepeatable)
        implements RouteContext, LeasedHooks.Holder {

    @Override
    public Optional<String> optionalPathParameter(String name) {
        if (!match.route().names().contains(name)) {
            throw new IllegalArgumentException(
                    "The pattern " + match.route().pattern() + " has no part named " + name + ".");
        }
        return Optional.ofNullable(match.pathParameters().get(name));
    }

    @Override
    public PageParts partsOf(PageDescription page) {
        return parts.gather(hooks, request, page);
    }

    @Override
    public void unrepeatable() {
        whenUnrepeatable.run();
    }
}
