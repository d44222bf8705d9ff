package dev.pergola.api.hook.page;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * A page that a plugin makes of a template, in the frame that all pages of the site have.
 *
 * @param title for the window
 * @param description what it shows; its template is the one that is filled
 * @param crumbs the way from the front page to here, without both
 * @param data what the template shows, by name: texts, numbers, truth values, {@link Html}, and lists and maps of these
 */
public record SitePage(String title, PageDescription description, List<MenuLink> crumbs, Map<String, Object> data) {

    /** Checks the parts and copies the collections. */
    public SitePage {
        requireNonNull(title, "title is null");
        requireNonNull(description, "description is null");
        crumbs = List.copyOf(crumbs);
        data = Map.copyOf(data);
    }

    /**
     * A page that belongs to no database.
     *
     * @param title for the window
     * @param template one of the plugin's {@link PageTemplates}, with ending
     * @param data what the template shows
     * @return the page
     */
    public static SitePage of(String title, String template, Map<String, Object> data) {
        String view = template.replaceFirst("\\.html$", "");
        return new SitePage(title, PageDescription.of(view).withTemplate(template), List.of(), data);
    }
}
