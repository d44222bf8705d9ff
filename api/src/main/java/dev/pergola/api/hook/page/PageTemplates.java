package dev.pergola.api.hook.page;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Brings templates, written in Mustache: for the plugin's own pages, or in place of those of the site. A template of the
 * user's folder goes before one of a plugin, and that before a built-in one; of several plugins the one with the higher
 * ranking. Pages about problems are made of the templates of the user and of the site alone.
 *
 * <p>Each template is read once and kept as long as hooks do not change; {@link #preferred} is called once for each page, on
 * its request thread, by many at once. What they throw is shown on the plugins page, and the next template is taken. Templates
 * leave with the plugin.
 */
@ConsumerType
public interface PageTemplates {

    /**
     * A template.
     *
     * @param name with ending, such as {@code table.html}
     * @return its text; empty where the plugin has no such template
     */
    Optional<String> text(String name);

    /**
     * Templates that are to be looked for before those that a page usually has, such as another one for some people.
     *
     * @param context what the page shows, and to whom
     * @return names with ending, the most wanted first; empty to leave it as it is
     */
    default List<String> preferred(PageContext context) {
        return List.of();
    }
}
