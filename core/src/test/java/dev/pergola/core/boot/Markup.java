package dev.pergola.core.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Text that would break out of every place of a page, if it were not escaped there: of an element, of attributes in any
 * quotation or in none, of comments, titles, style sheets, scripts and text areas. It begins with a word, by which it is
 * found again where it belongs.
 */
final class Markup {

    /** How any of it begins, behind its word. */
    private static final String START = "`'";

    private static final String BREAKING = START
            + "\"> </title></textarea></style></script></select></pre>--><pwned pwned=1 onpwned=pwned()>"
            + "<script>pwned()</script><img src=x onerror=pwned()> pwned=1 onpwned=pwned() {{pwned}} \\u003cpwned>";

    /** The same without a slash, for names of files. */
    private static final String BREAKING_NAME = START + "\"><pwned pwned=1 onpwned=pwned()><script>pwned()<!--";

    private static final Pattern WORD = Pattern.compile("mark[a-z]+(?=" + START + ")");

    /** Attributes whose values a browser follows or loads. */
    private static final Set<String> ADDRESSES = Set.of(
            "href",
            "src",
            "srcset",
            "action",
            "formaction",
            "data",
            "poster",
            "cite",
            "background",
            "manifest",
            "ping",
            "xlink:href",
            "longdesc",
            "archive",
            "codebase",
            "icon",
            "profile",
            "usemap");

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);

    private static final Pattern TWICE = Pattern.compile("&(?:amp|lt|gt|quot|#\\d+);");

    private Markup() {}

    /** The text that begins with a word. */
    static String named(String word) {
        return "mark" + word + BREAKING;
    }

    /** The text that begins with a word and could name a file. */
    static String namedFile(String word) {
        return "mark" + word + BREAKING_NAME;
    }

    /** Whether such a text is in an answer at all, escaped or not. */
    static boolean isIn(String text) {
        return text.contains("pwned");
    }

    /** The words of the texts that a page shows or keeps in attributes as they are. */
    static Set<String> words(String html) {
        Set<String> words = new TreeSet<>();
        Document page = Jsoup.parse(html);
        for (Element element : page.getAllElements()) {
            addWords(words, element.wholeOwnText());
            element.attributes().forEach(attribute -> addWords(words, attribute.getValue()));
        }
        return words;
    }

    private static void addWords(Set<String> words, String text) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
    }

    /** What of a page is more than text: one sentence for each element, attribute, script or address. */
    static List<String> faults(String html) {
        List<String> faults = new ArrayList<>();
        Document page = Jsoup.parse(html);
        for (Element element : page.getAllElements()) {
            if (element.normalName().contains("pwned")) {
                faults.add("an element: " + element.tagName());
            }
            if (!isSource(element) && TWICE.matcher(element.wholeOwnText()).find()) {
                faults.add("text that was escaped twice: " + element.wholeOwnText());
            }
            element.attributes().forEach(attribute -> look(element, attribute, faults));
            element.childNodes().forEach(child -> look(element, child, faults));
        }
        return faults;
    }

    /** Where parts of pages are shown as what they are made of. */
    private static boolean isSource(Element element) {
        return element.normalName().equals("pre") || element.closest("pre") != null;
    }

    private static void look(Element element, Attribute attribute, List<String> faults) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        String where = "<" + element.tagName() + " " + attribute + ">";
        if (name.contains("pwned") || name.startsWith("on") || !name.matches("[a-z][a-z0-9:-]*")) {
            faults.add("an attribute: " + where);
        }
        if (Set.of("style", "srcdoc").contains(name) && isIn(attribute.getValue())) {
            faults.add("a style or a document: " + where);
        }
        if (ADDRESSES.contains(name) && isDangerous(attribute.getValue())) {
            faults.add("an address: " + where);
        }
        if (element.normalName().equals("meta") && name.equals("content") && isIn(attribute.getValue())) {
            faults.add("an instruction for the browser: " + where);
        }
    }

    private static void look(Element element, Node child, List<String> faults) {
        boolean code = child instanceof DataNode data && isIn(data.getWholeData());
        boolean comment = child instanceof Comment hidden && isIn(hidden.getData());
        if (code || comment) {
            faults.add((code ? "content of <" : "a comment in <") + element.tagName() + ">: " + child);
        }
    }

    /** Reads an address as browsers do, which leave out what they cannot use before they look for the scheme. */
    private static boolean isDangerous(String address) {
        String read = address.replaceAll("^[\\x00-\\x20]+|[\\t\\n\\r]", "");
        Matcher scheme = SCHEME.matcher(read);
        return scheme.matches()
                ? !SCHEMES.contains(scheme.group(1).toLowerCase(Locale.ROOT))
                : read.matches("(?s)[/\\\\]{2}.*");
    }
}
