package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.view.FormBody;
import dev.pergola.core.view.SiteContext;

/** A query that a form sends by POST: leads to the address that says the same and can be kept. */
public final class PostedQuery implements RouteHook {

    private static final int SEE_OTHER = 303;

    private final SiteContext site;

    /**
     * Makes the route.
     *
     * @param site the site
     */
    public PostedQuery(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        return Response.redirect(FormBody.read(request).appendTo(site.urls().path(request.path())))
                .withStatus(SEE_OTHER);
    }
}
