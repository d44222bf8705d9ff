package dev.pergola.core.dispatch;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.http.Request;
import dev.pergola.core.hooks.Snapshot;

/** Gathers what plugins contribute to a page. */
@FunctionalInterface
public interface PartsOfPages {

    /**
     * Asks the page hooks of a snapshot.
     *
     * @param snapshot leased by the request
     * @param request what was asked
     * @param page what the page shows
     * @param whenUnrepeatable called where the same page may get other contributions next time
     * @return the contributions; a hook that fails contributes nothing
     */
    PageParts gather(Snapshot snapshot, Request request, PageDescription page, Runnable whenUnrepeatable);
}
