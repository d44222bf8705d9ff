package dev.pergola.plugins.cors;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.Headers;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.util.Locale;

/**
 * What was asked and what is answered.
 *
 * @param request what was asked
 * @param response the answer so far
 */
record Exchange(Request request, Response response) {

    private static final int NOT_MODIFIED = 304;
    private static final int NO_CONTENT = 204;

    /**
     * Whether it is a page for people, which scripts of other sites have no business with. A redirect shows nothing yet, and
     * an error tells a script why it got no data.
     *
     * @param personal whether pages may come with the name of whoever is signed in; then errors are pages too
     */
    boolean isPage(boolean personal) {
        int status = response.status();
        if (status == NOT_MODIFIED) {
            return !hasFormat(); // the headers replace those of the page that the browser has kept
        }
        boolean shown = status < 300 || (personal && status >= 400);
        return shown
                && response.headers()
                        .first("Content-Type")
                        .map(type -> type.strip().toLowerCase(Locale.ROOT))
                        .filter(type -> type.startsWith("text/html") || type.startsWith("application/xhtml"))
                        .isPresent();
    }

    /** Dots in names of tables are encoded, so one in the last part of a path begins the name of a format. */
    private boolean hasFormat() {
        String path = request.path();
        return path.indexOf('.', path.lastIndexOf('/') + 1) >= 0;
    }

    /**
     * Whether a browser asks beforehand and would not send the request itself, because of the status. What is answered to that
     * request, such as that nothing is there or that a token is needed, a script could not find out then.
     */
    boolean isFailedPreflight() {
        return request.method().equals("OPTIONS")
                && request.header("Access-Control-Request-Method").isPresent()
                && (response.status() < 200 || response.status() > 299);
    }

    /** Says that the request may be sent. */
    Response preflight() {
        return new Response(NO_CONTENT, Headers.none(), Body.empty().onClose(response.body()::close));
    }
}
