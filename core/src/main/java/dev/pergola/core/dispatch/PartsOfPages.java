package dev.pergola.core.dispatch;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.http.Request;
import dev.pergola.core.hooks.LeasedHooks;

/** Gathers what plugins contribute to a page. */
@FunctionalInterface
public interface PartsOfPages {

    /**
     * Asks the page hooks that a request has leased.
     *
     * @param hooks leased by the request
     * @param request what was asked
     * @param page what the page shows
     * @return the contributions; a hook that fails contributes nothing
     */
    PageParts gather(LeasedHooks hooks, Request request, PageDescription page);
}
