package dev.pergola.core.dispatch;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Request;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.routing.RouteMatch;
import java.util.Optional;

/** What a route gets: the request, its path and the page hooks of the snapshot that the request has leased. */
record LeasedContext(
        Request request, RouteMatch.Found match, Snapshot snapshot, PartsOfPages parts, Runnable whenUnrepeatable)
        implements RouteContext {

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
        return parts.gather(snapshot, request, page, whenUnrepeatable);
    }

    @Override
    public void unrepeatable() {
        whenUnrepeatable.run();
    }
}
