package dev.pergola.plugins.export;

import java.util.ArrayList;
import java.util.List;

/** Takes the links of one text out of it and numbers them. For one thread. */
final class LinkCollector {

    private final Address page;
    private final String basePath;
    private final char begin;
    private final List<LinkedText.Link> links = new ArrayList<>();

    /**
     * Begins.
     *
     * @param page whose links they are
     * @param basePath the prefix of the site
     * @param text in which they stand
     */
    LinkCollector(Address page, String basePath, String text) {
        this.page = page;
        this.basePath = basePath;
        this.begin = LinkedText.unusedIn(text);
    }

    /** What is to stand in place of a link; the link itself where it leads elsewhere, or to a place on the same page. */
    String mark(String written, boolean requisite) {
        String link = written.strip().replaceAll("[\\t\\r\\n]", "");
        if (link.startsWith("#")) {
            return written;
        }
        return page.resolve(link, basePath)
                .map(target -> mark(new LinkedText.Link(target, fragment(link), requisite)))
                .orElseGet(() -> isOfHost(link) ? mark(nowhere()) : written);
    }

    /** Another place of the host of the site, which the copy cannot know. */
    private static boolean isOfHost(String link) {
        return link.startsWith("/") && !link.startsWith("//");
    }

    private static LinkedText.Link nowhere() {
        return new LinkedText.Link(SiteRules.NOWHERE, "", false);
    }

    /** What is to stand in place of a link that is known already. */
    String mark(LinkedText.Link link) {
        links.add(link);
        return begin + Integer.toString(links.size() - 1) + (char) (begin + 1);
    }

    private static String fragment(String link) {
        int hash = link.indexOf('#');
        return hash < 0 ? "" : link.substring(hash);
    }

    /** The text with its marks. */
    LinkedText text(String marked) {
        return new LinkedText(begin, (char) (begin + 1), marked, links);
    }
}
