package dev.pergola.api.hook.page;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Adds links to the menu that every page has. Those of the site itself come from such a hook too.
 *
 * <p>Called once for each page that is built, on its request thread, by many at once, in order of ranking from high to
 * low. Quick: the page waits. What it throws is shown on the plugins page, and the menu is shown without its links. A link
 * to the same address is shown once, with the label of the first.
 *
 * <p>Pages are made anew for each request while there is such a hook, unless it says
 * {@link dev.pergola.api.hook.web.RouteHook#REPEATABLE}: the same links for everybody who did not say who he is.
 */
@ConsumerType
public interface MenuLinks {

    /**
     * The links of one page.
     *
     * @param context what the page shows, and to whom
     * @return in order; empty where there is nothing to add
     */
    List<MenuLink> links(PageContext context);
}
