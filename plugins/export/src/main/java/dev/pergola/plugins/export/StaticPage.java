package dev.pergola.plugins.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/**
 * Makes a page of the site one of the copy: what needs the server, or a script that needs it, is taken out of it, a note says
 * so, and every link is found. Immutable.
 *
 * @param basePath the prefix of the site
 * @param live whether links may lead back to the site that was copied; its forms stay then
 * @param search whether there is a page that searches the copy
 */
record StaticPage(String basePath, boolean live, boolean search) {

    /** The style of the note, a file of this plugin. */
    static final Address STYLE = Address.of("/-/static-plugins/export/copy.css");

    private static final int EXCERPT = 400;

    /** The class of pages that are about a statement, which is to stay readable. */
    private static final String QUERY = "query";

    /** On a script that needs no server, and on a link to a file that such a script needs. */
    private static final String WORKS_IN_COPIES = "data-works-in-copies";

    /** What does nothing without a server, and how long the server took, which is never the same. */
    private static final String LIVELY = "script:not([" + WORKS_IN_COPIES
            + "]), .needs-script, template, navigation-search, plugin-news, dialog, base,"
            + " [data-navigation-search-open], .table-row-toolbar, .ft .duration, link[rel=modulepreload], link[rel=preload], link[rel=prefetch]";

    private static final Set<String> REQUISITE_RELATIONS =
            Set.of("stylesheet", "icon", "manifest", "apple-touch-icon", "mask-icon");

    /** Elements with an attribute that names what they show. */
    private static final Map<String, List<String>> SHOWN = Map.ofEntries(
            Map.entry("img", List.of("src")),
            Map.entry("source", List.of("src")),
            Map.entry("video", List.of("src", "poster")),
            Map.entry("audio", List.of("src")),
            Map.entry("track", List.of("src")),
            Map.entry("embed", List.of("src")),
            Map.entry("iframe", List.of("src")),
            Map.entry("object", List.of("data")),
            Map.entry("input", List.of("src")),
            Map.entry("image", List.of("href", "xlink:href")),
            Map.entry("use", List.of("href", "xlink:href")));

    /** The page of an address. */
    SourcePage of(String html, Address address) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.base);
        LinkCollector links = new LinkCollector(address, basePath, html.contains("&#") ? page.outerHtml() : html);
        String excerpt = search ? excerpt(page) : "";
        withoutServer(page);
        page.getAllElements().forEach(element -> mark(element, links));
        note(page, address, links);
        return new SourcePage(links.text(page.outerHtml()), page.title(), excerpt);
    }

    private static String excerpt(Document page) {
        Element content = page.getElementById("content");
        String text = (content == null ? page.body() : content).text();
        return text.substring(0, Math.min(text.length(), EXCERPT));
    }

    private void withoutServer(Document page) {
        page.select(LIVELY).remove();
        for (Element form : page.select("form")) {
            if (live && form.attr("method").toLowerCase(Locale.ROOT).matches("|get")) {
                continue;
            }
            for (Element text : form.select("textarea")) {
                if (page.body().hasClass(QUERY) && !text.text().isBlank()) {
                    form.before(new Element("pre").addClass("wrapped-sql").text(text.wholeText()));
                }
            }
            form.remove();
        }
    }

    private void note(Document page, Address address, LinkCollector links) {
        page.head()
                .appendElement("link")
                .attr("rel", "stylesheet")
                .attr("href", links.mark(new LinkedText.Link(STYLE, "", true)));
        Element note = page.body().appendElement("p").addClass("static-copy");
        note.appendText("This is a static copy of a website: what needs its server is left out. ");
        if (search) {
            link(note, links, SearchFiles.PAGE, "Search this copy");
            note.appendText(" ");
        }
        if (live) {
            link(note, links, SiteRules.live(address), "The page itself");
        }
    }

    private static void link(Element parent, LinkCollector links, Address target, String label) {
        parent.appendElement("a")
                .attr("href", links.mark(new LinkedText.Link(target, "", false)))
                .text(label);
    }

    private static void mark(Element element, LinkCollector links) {
        String name = element.normalName();
        if (element.hasAttr("style")) {
            element.attr("style", StyleLinks.marked(element.attr("style"), links));
        }
        switch (name) {
            case "a", "area" -> mark(element, "href", element.hasAttr(WORKS_IN_COPIES), links);
            case "script" -> markScript(element, links);
            case "form" -> mark(element, "action", false, links);
            case "link" -> markRelation(element, links);
            case "style" -> markStyle(element, links);
            case "meta" -> markRefresh(element, links);
            default -> {
                for (String attribute : SHOWN.getOrDefault(name, List.of())) {
                    mark(element, attribute, true, links);
                }
                if (element.hasAttr("srcset")) {
                    element.attr("srcset", sourceSet(element.attr("srcset"), links));
                }
            }
        }
    }

    private static void mark(Element element, String attribute, boolean requisite, LinkCollector links) {
        Attribute found = element.attribute(attribute);
        if (found != null) {
            found.setValue(links.mark(found.getValue(), requisite));
        }
    }

    /** What is fetched from elsewhere for a page from a file must not ask for the leave of its host. */
    private static void markRelation(Element link, LinkCollector links) {
        boolean requisite = Arrays.stream(
                        link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+"))
                .anyMatch(REQUISITE_RELATIONS::contains);
        link.removeAttr("integrity");
        link.removeAttr("crossorigin");
        mark(link, "href", requisite, links);
    }

    /** From a file a script, too, must not ask for the leave of its host. */
    private static void markScript(Element script, LinkCollector links) {
        script.removeAttr("integrity");
        script.removeAttr("crossorigin");
        mark(script, "src", true, links);
    }

    private static void markStyle(Element style, LinkCollector links) {
        for (DataNode data : style.dataNodes()) {
            data.setWholeData(StyleLinks.marked(data.getWholeData(), links));
        }
    }

    private static void markRefresh(Element meta, LinkCollector links) {
        String content = meta.attr("content");
        int url = content.toLowerCase(Locale.ROOT).indexOf("url=");
        if (meta.attr("http-equiv").equalsIgnoreCase("refresh") && url >= 0) {
            String target = content.substring(url + 4).replaceAll("^['\"]|['\"]$", "");
            meta.attr("content", content.substring(0, url + 4) + links.mark(target, false));
        }
    }

    private static String sourceSet(String set, LinkCollector links) {
        return Arrays.stream(set.split(",\\s+|,(?=/)"))
                .map(String::strip)
                .filter(candidate -> !candidate.isEmpty())
                .map(candidate -> {
                    String[] parts = candidate.split("\\s+", 2);
                    return links.mark(parts[0], true) + (parts.length > 1 ? " " + parts[1] : "");
                })
                .collect(Collectors.joining(", "));
    }
}
