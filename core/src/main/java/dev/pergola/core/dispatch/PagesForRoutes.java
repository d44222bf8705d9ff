package dev.pergola.core.dispatch;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.hook.page.SitePage;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.LeasedHooks;

/** What routes need to make pages. May be used by any number of threads. */
public interface PagesForRoutes {

    /**
     * Asks the page hooks that a request has leased.
     *
     * @param hooks leased by the request
     * @param request what was asked
     * @param page what the page shows
     * @return the contributions; a hook that fails contributes nothing
     */
    PageParts gather(LeasedHooks hooks, Request request, PageDescription page);

    /**
     * Fills a template in the frame of the site.
     *
     * @param context of the route
     * @param page what to show
     * @return the page
     */
    Response page(RouteContext context, SitePage page);

    /** Makes addresses of the site. */
    SiteAddresses addresses();
}
