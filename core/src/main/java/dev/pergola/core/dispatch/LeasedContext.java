package dev.pergola.core.dispatch;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.Message;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.hook.page.SitePage;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.identity.Messages;
import dev.pergola.core.routing.RouteMatch;
import java.util.Optional;

/** What a route gets: the request, its path and the hooks that the request has leased. */
record LeasedContext(
        Request request, RouteMatch.Found match, LeasedHooks hooks, PagesForRoutes pages, Runnable whenUnrepeatable)
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
        return pages.gather(hooks, request, page);
    }

    @Override
    public Response page(SitePage page) {
        return pages.page(this, page);
    }

    @Override
    public SiteAddresses addresses() {
        return pages.addresses();
    }

    @Override
    public void showNext(Message message) {
        whenUnrepeatable.run();
        Messages.of(request).add(requireNonNull(message, "message is null"));
    }

    @Override
    public void unrepeatable() {
        whenUnrepeatable.run();
    }
}
