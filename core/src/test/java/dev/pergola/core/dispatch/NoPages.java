package dev.pergola.core.dispatch;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.hook.page.SitePage;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.LeasedHooks;

/** For routes that make no pages. */
final class NoPages implements PagesForRoutes {

    @Override
    public PageParts gather(LeasedHooks hooks, Request request, PageDescription page) {
        return PageParts.none();
    }

    @Override
    public Response page(RouteContext context, SitePage page) {
        throw new IllegalStateException("There are no pages here.");
    }

    @Override
    public SiteAddresses addresses() {
        throw new IllegalStateException("There are no addresses here.");
    }
}
