package dev.pergola.core.view.query;

import dev.pergola.api.http.Response;

/** Leads somebody on who has sent a form. */
final class PlainRedirect {

    private PlainRedirect() {}

    /** With the type of content that clients of the original see. */
    static Response to(String address) {
        return Response.redirect(address).withHeader("Content-Type", "text/plain");
    }
}
