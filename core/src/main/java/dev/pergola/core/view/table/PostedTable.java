package dev.pergola.core.view.table;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Response;

/**
 * Answers POST to the address of a table, which is also that of a stored query: tables do not take it, and queries that
 * write are not run by this version. Always plain text, as the original answers here.
 */
public final class PostedTable implements RouteHook {

    @Override
    public Response handle(RouteContext context) {
        return Response.text("Method not allowed").withStatus(405).withHeader("Allow", "GET, HEAD, OPTIONS");
    }
}
