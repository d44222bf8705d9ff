package dev.pergola.core.dispatch;

import dev.pergola.api.hook.web.FilterContext;
import dev.pergola.api.hook.web.ResponseFilter;
import dev.pergola.api.http.Response;

/**
 * Headers that no answer should be without: browsers must not guess a type other than the one that was sent, since a cell
 * of a database may hold anything.
 */
public final class SafeHeaders implements ResponseFilter {

    @Override
    public Response filter(FilterContext context, Response response) {
        return response.headers().first("X-Content-Type-Options").isPresent()
                ? response
                : response.withHeader("X-Content-Type-Options", "nosniff");
    }
}
