package dev.pergola.plugins.markdown;

import dev.pergola.api.hook.page.Html;
import java.util.List;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Makes markup of texts in Markdown: CommonMark with tables and strikethrough. HTML in a text is shown and not obeyed, links and
 * pictures lead to http:, https: and mailto: or nowhere. May be used by any number of threads.
 */
final class Markdown {

    /** Longer texts are shown as they are: a page waits for its cells. */
    static final int LONGEST = 100_000;

    /** What is nested deeper is written for no reader; to show it would need a deep stack. */
    private static final int DEEPEST = 60;

    /** Page and table have headings of their own. */
    private static final int SMALLER_HEADINGS = 2;

    private static final int SMALLEST_HEADING = 6;

    private static final List<String> SCHEMES = List.of("http", "https", "mailto");

    private static final Html BEGIN = Html.of("<div class=\"markdown\">\n");
    private static final Html END = Html.of("</div>");

    private final Parser parser;
    private final HtmlRenderer renderer;

    Markdown() {
        List<Extension> extensions = List.of(TablesExtension.create(), StrikethroughExtension.create());
        this.parser = Parser.builder().extensions(extensions).build();
        this.renderer = HtmlRenderer.builder()
                .extensions(extensions)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(new DefaultUrlSanitizer(SCHEMES))
                .build();
    }

    /**
     * The markup of a text.
     *
     * @param text in Markdown
     * @return one element; empty for a text that is too long, or nested too deeply
     */
    Optional<Html> html(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Node document = parser.parse(text);
        return prepared(document)
                ? Optional.of(BEGIN.and(Html.of(renderer.render(document))).and(END))
                : Optional.empty();
    }

    /** Walks without recursion, which is what may not be deep. Answers whether the text can be shown. */
    private static boolean prepared(Node document) {
        int depth = 0;
        Node node = document;
        while (true) {
            if (node instanceof Heading heading) {
                heading.setLevel(Math.min(SMALLEST_HEADING, heading.getLevel() + SMALLER_HEADINGS));
            }
            Node child = node.getFirstChild();
            if (child != null) {
                node = child;
                depth++;
                if (depth > DEEPEST) {
                    return false;
                }
                continue;
            }
            while (node != document && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            if (node == document) {
                return true;
            }
            node = node.getNext();
        }
    }
}
