package dev.pergola.core.view.explore;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Response;
import dev.pergola.core.page.PatternsPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.SiteContext;
import java.util.Optional;

/** Answers {@code /-/patterns}: every part of a page once, for those who write style sheets. */
public final class PatternsView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/-/patterns";

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public PatternsView(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        site.require(context.request(), Actions.VIEW_INSTANCE, Resource.server());
        PatternsPage page =
                new PatternsPage(site.frame(context, PageDescription.of("patterns"), "Patterns", Optional.empty()));
        return site.write(SiteContext.HTML, page, context.request());
    }
}
