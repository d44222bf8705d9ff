package dev.pergola.core.boot;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.hook.page.SitePage;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.dispatch.PagesForRoutes;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.identity.Messages;
import dev.pergola.core.view.LinksOfSite;
import dev.pergola.core.view.PagesOfPlugins;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.assets.PagePartsCollector;

/**
 * What the routes of one site need to make pages.
 *
 * @param collector asks page hooks
 * @param pages of plugins
 * @param addresses of the site
 */
record PagesOfSite(PagePartsCollector collector, PagesOfPlugins pages, SiteAddresses addresses)
        implements PagesForRoutes {

    static PagesOfSite of(SiteContext site, HookCalls calls) {
        LinksOfSite links = LinksOfSite.of(site);
        return new PagesOfSite(new PagePartsCollector(calls, site::urls, links), new PagesOfPlugins(site), links);
    }

    @Override
    public PageParts gather(LeasedHooks hooks, Request request, PageDescription page) {
        return collector
                .gather(hooks, request, page)
                .withMessages(Messages.of(request).show());
    }

    @Override
    public Response page(RouteContext context, SitePage page) {
        return pages.answer(context, page);
    }
}
