package dev.pergola.api.hook.page;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * What plugins and the site contribute to one page.
 *
 * @param styles addresses of style sheets, complete with hashes
 * @param scripts scripts to load
 * @param inlineScripts scripts that stand in the page
 * @param menu links of the site menu
 * @param actions what can be done with what the page shows
 * @param top what stands below the heading
 * @param data for templates, by name
 * @param templates names of templates to look for first, with ending
 * @param messages for the one who asks; whoever shows the page shows them, they are not told again
 */
public record PageParts(
        List<Link> styles,
        List<Link> scripts,
        List<InlineScript> inlineScripts,
        List<MenuLink> menu,
        List<ActionItem> actions,
        Html top,
        Map<String, Object> data,
        List<String> templates,
        List<Message> messages) {

    /** Checks the markup and copies the collections. */
    public PageParts {
        styles = List.copyOf(styles);
        scripts = List.copyOf(scripts);
        inlineScripts = List.copyOf(inlineScripts);
        menu = List.copyOf(menu);
        actions = List.copyOf(actions);
        requireNonNull(top, "top is null");
        data = Map.copyOf(data);
        templates = List.copyOf(templates);
        messages = List.copyOf(messages);
    }

    /**
     * What a page loads, and nothing to be seen.
     *
     * @param styles addresses of style sheets, complete with hashes
     * @param scripts scripts to load
     * @param inlineScripts scripts that stand in the page
     */
    public PageParts(List<Link> styles, List<Link> scripts, List<InlineScript> inlineScripts) {
        this(styles, scripts, inlineScripts, List.of(), List.of(), Html.none(), Map.of(), List.of(), List.of());
    }

    /**
     * A style sheet or script, ready to stand in a page.
     *
     * @param address complete
     * @param module whether a script is a module
     * @param integrity the subresource integrity text; an empty text where there is none
     * @param worksInCopies whether a script works in a static copy of the page as well
     */
    public record Link(String address, boolean module, String integrity, boolean worksInCopies) {

        /**
         * A style sheet, or a script that needs the server.
         *
         * @param address complete
         * @param module whether a script is a module
         * @param integrity the subresource integrity text; an empty text where there is none
         */
        public Link(String address, boolean module, String integrity) {
            this(address, module, integrity, false);
        }
    }

    /**
     * The same parts with messages.
     *
     * @param others for the one who asks
     * @return the parts
     */
    public PageParts withMessages(List<Message> others) {
        return new PageParts(styles, scripts, inlineScripts, menu, actions, top, data, templates, others);
    }

    /**
     * Nothing.
     *
     * @return the empty value
     */
    public static PageParts none() {
        return new PageParts(List.of(), List.of(), List.of());
    }
}
