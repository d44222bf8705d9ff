package dev.pergola.api.hook.page;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Adds style sheets and scripts to pages.
 *
 * <p>Called once for each page that is built, on its request thread, by many at once, in order of ranking from high to
 * low, behind those of the core and before those of the configuration; of style sheets the last has the last word. Quick: the page waits. What it throws is shown on the plugins page, and the page is built without its assets. The
 * same asset from several hooks is loaded once.
 */
@ConsumerType
public interface PageAssets {

    /**
     * The assets of one page.
     *
     * @param context what the page shows
     * @return in order of loading; empty where there is nothing to add
     */
    List<Asset> assets(PageContext context);
}
