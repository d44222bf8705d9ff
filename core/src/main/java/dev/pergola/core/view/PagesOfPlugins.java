package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.MenuLink;
import dev.pergola.api.hook.page.SitePage;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Response;
import dev.pergola.core.page.Crumb;
import dev.pergola.core.page.PageFrame;
import dev.pergola.core.page.PluginPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts pages that plugins make of their own templates into the frame of the site. */
public final class PagesOfPlugins {

    private final SiteContext site;

    /**
     * Pages on a site.
     *
     * @param site the site
     */
    public PagesOfPlugins(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    /**
     * Makes a page.
     *
     * @param context of the route
     * @param page what to show
     * @return the answer
     */
    public Response answer(RouteContext context, SitePage page) {
        PageFrame frame = site.frame(context, page.description(), page.title(), Optional.empty());
        List<Crumb> crumbs = new ArrayList<>(frame.crumbs());
        for (MenuLink link : page.crumbs()) {
            crumbs.add(new Crumb(link.label(), link.address()));
        }
        String template = page.description().template().replaceFirst("\\.html$", "");
        PluginPage shown = new PluginPage(frame.withCrumbs(crumbs), template, page.data());
        return site.write(SiteContext.HTML, shown, context.request());
    }
}
