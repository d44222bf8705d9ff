package dev.pergola.api.hook.page;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Adds to the menu of what can be done with what a page shows: the front page, a database, a table, a view, a row, a query.
 * {@link #SUBJECTS} says with which; without it, with all of them. Pages without any action have no menu.
 *
 * <p>Called once for each such page that is built, on its request thread, by many at once, in order of ranking from high
 * to low. Quick: the page waits. It should offer what the one who asks may do, and no more. What it throws is shown on the
 * plugins page, and the menu is shown without its actions.
 *
 * <p>A page with actions is made anew for each request, unless the hook says
 * {@link dev.pergola.api.hook.web.RouteHook#REPEATABLE}.
 */
@ConsumerType
public interface PageActions {

    /** Service property (String or String[]): {@link PageSubject#word() words} of the subjects. Default all. */
    String SUBJECTS = PageSubject.PROPERTY;

    /**
     * The actions of one page.
     *
     * @param context what the page shows
     * @return in order; empty where there is nothing to offer
     */
    List<ActionItem> actions(PageContext context);
}
