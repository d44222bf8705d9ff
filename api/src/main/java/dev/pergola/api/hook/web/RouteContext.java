package dev.pergola.api.hook.web;

import dev.pergola.api.hook.page.Message;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.hook.page.SitePage;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What a route gets to answer one request. For one thread; valid during the call. */
@ProviderType
public interface RouteContext {

    /**
     * The request.
     *
     * @return the same value each time
     */
    Request request();

    /**
     * What the path holds in place of a name of the pattern, still percent-encoded and tilde-encoded.
     *
     * @param name a name of the pattern
     * @return the text, or empty where an optional part of the pattern is absent
     * @throws IllegalArgumentException where the pattern has no such name
     */
    Optional<String> optionalPathParameter(String name);

    /**
     * What the path holds in place of a name of the pattern that is always there.
     *
     * @param name a name of the pattern outside of optional parts
     * @return the text, still encoded
     * @throws IllegalArgumentException where the pattern has no such name or it is absent
     */
    default String pathParameter(String name) {
        return optionalPathParameter(name)
                .orElseThrow(() -> new IllegalArgumentException("the path has no part named " + name));
    }

    /**
     * What plugins contribute to a page, from the hooks this request has leased. For routes that build a whole page.
     *
     * @param page what the page shows
     * @return style sheets and scripts in order; a hook that fails contributes nothing
     * @see PageContext
     */
    PageParts partsOf(PageDescription page);

    /**
     * A page of a template in the frame of the site, with everything that other plugins add to it. Gather what it shows
     * before, and close what you have opened: hooks are asked here.
     *
     * @param page what to show
     * @return the page with its Content-Security-Policy; one that says so where the template is not there or broken
     */
    Response page(SitePage page);

    /**
     * Makes the addresses of the pages of this site.
     *
     * @return the same value each time
     */
    SiteAddresses addresses();

    /**
     * Shows something to whoever made this request, once, above the next page that he is shown; mostly used before a
     * redirect. It is kept in a signed cookie until then.
     *
     * @param message a sentence or two; only the last few of many fit
     */
    void showNext(Message message);

    /**
     * Takes back for this answer what {@link RouteHook#REPEATABLE} promises: it depends on the time of day, on chance, or
     * on something else that the core cannot see. May be called several times, until the route returns.
     */
    void unrepeatable();
}
