package dev.pergola.api.hook.page;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Adds inline scripts to pages.
 *
 * <p>Called once for each page that is built, on its request thread, by many at once, in order of ranking from high to
 * low. What it throws is shown on the plugins page, and the page is built without its scripts.
 */
@ConsumerType
public interface PageScripts {

    /**
     * The inline scripts of one page.
     *
     * @param context what the page shows
     * @return in order; empty where there is nothing to add
     */
    List<InlineScript> scripts(PageContext context);
}
