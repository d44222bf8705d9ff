package dev.pergola.plugins.export;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the links of style sheets: {@code url(...)} and {@code @import "..."}. */
final class StyleLinks {

    /** Comments and texts are matched too, so that what looks like a link within them is none. */
    private static final Pattern PARTS = Pattern.compile(
            "/\\*.*?\\*/"
                    + "|url\\(\\s*(?:\"(?<double>[^\"\\\\]*)\"|'(?<single>[^'\\\\]*)'|(?<bare>[^\\s\"'()\\\\]*))\\s*\\)"
                    + "|@import\\s+(?:\"(?<imported>[^\"\\\\]*)\"|'(?<quoted>[^'\\\\]*)')"
                    + "|\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private StyleLinks() {}

    /** The style with marks in place of its links. */
    static String marked(String style, LinkCollector links) {
        if (!style.contains("url(") && !style.contains("@import")) {
            return style;
        }
        Matcher parts = PARTS.matcher(style);
        StringBuilder marked = new StringBuilder();
        while (parts.find()) {
            parts.appendReplacement(marked, Matcher.quoteReplacement(replaced(parts, links)));
        }
        return parts.appendTail(marked).toString();
    }

    private static String replaced(Matcher part, LinkCollector links) {
        for (String group : new String[] {"double", "single", "bare", "imported", "quoted"}) {
            String link = part.group(group);
            if (link != null && !link.isEmpty()) {
                String before = part.group().substring(0, part.start(group) - part.start());
                String after = part.group().substring(part.end(group) - part.start());
                return before + links.mark(link, true) + after;
            }
        }
        return part.group();
    }

    /** A whole style sheet. */
    static LinkedText of(String style, Address address, String basePath) {
        LinkCollector links = new LinkCollector(address, basePath, style);
        return links.text(marked(style, links));
    }
}
