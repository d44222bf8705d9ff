package dev.pergola.api.hook.page;

import java.util.List;

/**
 * What plugins contribute to one page.
 *
 * @param styles addresses of style sheets, complete with hashes
 * @param scripts scripts to load
 * @param inlineScripts scripts that stand in the page
 */
public record PageParts(List<Link> styles, List<Link> scripts, List<InlineScript> inlineScripts) {

    /** Copies the lists. */
    public PageParts {
        styles = List.copyOf(styles);
        scripts = List.copyOf(scripts);
        inlineScripts = List.copyOf(inlineScripts);
    }

    /**
     * A style sheet or script, ready to stand in a page.
     *
     * @param address complete
     * @param module whether a script is a module
     * @param integrity the subresource integrity text; an empty text where there is none
     */
    public record Link(String address, boolean module, String integrity) {}

    /**
     * Nothing.
     *
     * @return the empty value
     */
    public static PageParts none() {
        return new PageParts(List.of(), List.of(), List.of());
    }
}
