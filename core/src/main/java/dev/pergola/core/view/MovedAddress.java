package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Response;

/** Sends clients from an address of former versions to the one that took its place, with everything behind it. */
public final class MovedAddress implements RouteHook {
    private final SiteContext site;
    private final String from;
    private final String to;

    /**
     * Makes the route.
     *
     * @param site the site
     * @param from how the path began, without the base path
     * @param to how it begins now
     */
    public MovedAddress(SiteContext site, String from, String to) {
        this.site = requireNonNull(site, "site is null");
        this.from = requireNonNull(from, "from is null");
        this.to = requireNonNull(to, "to is null");
    }

    @Override
    public Response handle(RouteContext context) {
        String rest = context.request().path().substring(from.length());
        String query = context.request().rawQuery();
        return Response.redirect(site.urls().path(to + rest) + (query.isEmpty() ? "" : "?" + query))
                .withStatus(301)
                .withHeader("Content-Type", "text/plain");
    }
}
