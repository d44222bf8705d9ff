package dev.pergola.core.view.identity;

import dev.pergola.api.http.Response;
import dev.pergola.core.view.SiteContext;

/** Where people go after they have signed in or out. */
final class ToHome {

    private ToHome() {}

    static Response of(SiteContext site) {
        return Response.redirect(site.urls().index())
                .withHeader("Content-Type", "text/plain")
                .withHeader("Cache-Control", "no-store");
    }
}
