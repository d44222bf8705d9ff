package dev.pergola.core.dispatch;

import dev.pergola.api.hook.web.FilterContext;
import dev.pergola.api.hook.web.ResponseFilter;
import dev.pergola.api.http.Response;

/**
 * Headers that no answer should be without: browsers must not guess a type other than the one that was sent, since a cell
 * of a database may hold anything; and what was answered to one person must not be kept for another. Files that are the
 * same for everybody say so themselves.
 */
public final class SafeHeaders implements ResponseFilter {

    @Override
    public Response filter(FilterContext context, Response response) {
        Response safe = response.headers().first("X-Content-Type-Options").isPresent()
                ? response
                : response.withHeader("X-Content-Type-Options", "nosniff");
        return isForEverybody(response)
                ? safe
                : safe.withHeaders(safe.headers().adding("Vary", "Authorization, Cookie"));
    }

    private static boolean isForEverybody(Response response) {
        return response.headers()
                .first("Cache-Control")
                .filter(value -> value.contains("public"))
                .isPresent();
    }
}
