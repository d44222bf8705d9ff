package dev.pergola.api.hook.page;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Puts something below the heading of a page: of the front page, a database, a table or view, a row, a query that a
 * visitor wrote, or a stored one. {@link #SUBJECTS} says of which; without it, of all of them.
 *
 * <p>Called once for each such page that is built, on its request thread, by many at once, in order of ranking from high
 * to low; what all of them answer stands one behind the other. Quick: the page waits. What it throws is shown on the
 * plugins page, and the page is built without it.
 *
 * <p>A page with a slot in it is made anew for each request, unless the hook says
 * {@link dev.pergola.api.hook.web.RouteHook#REPEATABLE}.
 */
@ConsumerType
public interface PageSlot {

    /** Service property (String or String[]): {@link PageSubject#word() words} of the subjects. Default all. */
    String SUBJECTS = PageSubject.PROPERTY;

    /**
     * What stands below the heading of one page.
     *
     * @param context what the page shows
     * @return safe markup without scripts and inline handlers, which the page's Content-Security-Policy forbids;
     *     {@link Html#none()} where there is nothing to say
     */
    Html html(PageContext context);
}
