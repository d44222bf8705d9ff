package dev.pergola.api.hook.page;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gives templates something to show: names and values that every template can use, those of the user, of plugins and of the
 * site. A name that the page itself has goes before; of several hooks, the one with the higher ranking does.
 *
 * <p>Called once for each page that is built, on its request thread, by many at once. Quick: the page waits. What it throws
 * is shown on the plugins page, and the page is built without its data.
 *
 * <p>Pages are made anew for each request while there is such a hook, unless it says
 * {@link dev.pergola.api.hook.web.RouteHook#REPEATABLE}.
 */
@ConsumerType
public interface TemplateData {

    /**
     * The data of one page.
     *
     * @param context what the page shows
     * @return by name: texts, numbers, truth values, {@link Html}, and lists and maps of these; empty where there is
     *     nothing to add
     */
    Map<String, Object> data(PageContext context);
}
