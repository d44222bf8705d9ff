package dev.pergola.core.page;

import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Response;

/**
 * Writes pages in one format. Used by many threads at once; keeps nothing of a page.
 *
 * <p>A page is bounded, so it is written to memory at once: when this returns, its rows have been read to their end.
 */
@FunctionalInterface
public interface PageRenderer {

    /**
     * Writes a page.
     *
     * @param page what to show
     * @param options the arguments of the request, of which a format has its own, such as {@code _shape}
     * @return status, type and content; headers that do not depend on the format are added by the view
     * @throws dev.pergola.api.ServerException where the options make no sense for this page, or reading its rows failed
     */
    Response render(Page page, QueryString options);
}
