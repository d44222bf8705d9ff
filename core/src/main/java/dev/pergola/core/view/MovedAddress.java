package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Response;

/** Sends clients from an address of former versions to the one that took its place, with everything behind it. */
public final class MovedAddress implements RouteHook {
    private final SiteContext site;
    private final String place;

    /**
     * Makes the route. Its pattern may have a part {@code rest} for what follows.
     *
     * @param site the site
     * @param place the new path, without the base path
     */
    public MovedAddress(SiteContext site, String place) {
        this.site = requireNonNull(site, "site is null");
        this.place = requireNonNull(place, "place is null");
    }

    @Override
    public Response handle(RouteContext context) {
        String rest =
                place.endsWith("/") ? "" : context.optionalPathParameter("rest").orElse("");
        String query = context.request().rawQuery();
        return Response.redirect(site.urls().path(place + rest) + (query.isEmpty() ? "" : "?" + query))
                .withStatus(301);
    }
}
