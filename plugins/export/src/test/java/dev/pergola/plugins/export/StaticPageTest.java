package dev.pergola.plugins.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticPageTest {

    private static final Set<String> COPIED = Set.of("/db/u", "/style.css", "/p.png", "/q.png", "/-/a.js", "/-/b.js");

    private static SourcePage page(String body) {
        return new StaticPage("/", false, true).of(body, Address.of("/db/t"));
    }

    /** What stands in the copy, where some addresses are files and others are nowhere. */
    private static String copied(String body) {
        return LinkedText.of(page(body).text().bytes())
                .filled(link -> COPIED.contains(link.target().toString())
                        ? Optional.of("file" + link.target().path() + link.fragment())
                        : Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a href='/db/u'>x</a> | <a href=\"file/db/u\">x</a>",
                "<a href='u#rows'>x</a> | <a href=\"file/db/u#rows\">x</a>",
                "<a href='#rows'>x</a> | <a href=\"#rows\">x</a>",
                "<a href='https://example.org/?a=1&amp;b=2'>x</a> | <a href=\"https://example.org/?a=1&amp;b=2\">x</a>",
                "<a class='k' href='?_sort=a'>x</a> | <a class=\"k\" data-left-out>x</a>",
                "<a href='?_sort=a' class='k'>x</a> | <a data-left-out class=\"k\">x</a>",
                "<img src='/p.png' srcset='/p.png 1x, /q.png 2x'> | <img src=\"file/p.png\" srcset=\"file/p.png 1x, file/q.png 2x\">",
                "<p style='background: url(/p.png)'>x</p> | <p style=\"background: url(file/p.png)\">x</p>",
                "<object data='/p.png'></object> | <object data=\"file/p.png\"></object>",
                "<svg><use href='/p.png#mark'></use></svg> | <use href=\"file/p.png#mark\">",
                "<style>@import '/style.css'; /* url(/none) */ p { background: url( \"/p.png\" ) }</style>"
                        + " | @import 'file/style.css'; /* url(/none) */ p { background: url( \"file/p.png\" ) }"
            })
    void linksAreFoundWhereverTheyStand(String written, String expected) {
        String result = copied(written);
        assertTrue(result.contains(expected), result);
    }

    @Test
    void pagesKnowWhatTheyNeedAndWhatTheyLeadTo() {
        List<LinkedText.Link> links = page("<link rel=stylesheet integrity=x crossorigin href=/style.css>"
                        + "<link rel=alternate href=/db/t.json><a href=/db/u>x</a>")
                .text()
                .links();
        assertTrue(links.contains(new LinkedText.Link(Address.of("/style.css"), "", true)));
        assertTrue(links.contains(new LinkedText.Link(Address.of("/db/t.json"), "", false)));
        assertTrue(links.contains(new LinkedText.Link(Address.of("/db/u"), "", false)));
        assertFalse(copied("<link rel=stylesheet integrity=x crossorigin href=/style.css>")
                .contains("integrity"));
    }

    @Test
    void whatNeedsTheServerIsTakenOut() {
        String result = copied("<body class=query><form><input name=q></form><script src=/a.js></script>"
                + "<form><textarea name=sql>select 1 < 2</textarea></form><plugin-news url=/x></plugin-news>");
        assertFalse(result.contains("<form") || result.contains("<script") || result.contains("plugin-news"), result);
        assertTrue(result.contains("<pre class=\"wrapped-sql\">select 1 &lt; 2</pre>"), result);
        assertTrue(result.contains("class=\"static-copy\""), result);
    }

    @Test
    void scriptsStayThatSayThatTheyWork() {
        String body = "<script src=/-/a.js integrity=x data-works-in-copies></script><script src=/-/c.js></script>"
                + "<a data-works-in-copies href=/-/b.js></a><button class=needs-script>Fold</button>";
        String result = copied(body);
        assertTrue(result.contains("<script src=\"file/-/a.js\" data-works-in-copies></script>"), result);
        assertTrue(result.contains("<a data-works-in-copies href=\"file/-/b.js\">"), result);
        assertFalse(result.contains("c.js") || result.contains("Fold"), result);
        List<LinkedText.Link> links = page(body).text().links();
        assertTrue(links.contains(new LinkedText.Link(Address.of("/-/a.js"), "", true)));
        assertTrue(links.contains(new LinkedText.Link(Address.of("/-/b.js"), "", true)));
    }

    @Test
    void howLongTheServerTookIsNoPartOfTheCopy() {
        String result = copied("<footer class=ft>Powered<span class=duration> Queries took 3 ms</span></footer>");
        assertTrue(result.contains("Powered</footer>"), result);
    }

    @Test
    void formsThatAskTheSiteItselfStay() {
        SourcePage page = new StaticPage("/", true, false)
                .of("<form action=/db/t><input name=q></form><form method=post></form>", Address.of("/db/t"));
        SiteRules rules =
                new SiteRules(List.of(), List.of(), SiteRules.Limits.USUAL, Optional.of("https://example.org"), false);
        String result = page.text().filled(rules::elsewhere);
        assertTrue(result.contains("<form action=\"https://example.org/db/t\">"), result);
        assertFalse(result.contains("post"), result);
        assertTrue(result.contains("<a href=\"https://example.org/db/t\">The page itself</a>"), result);
    }

    @Test
    void charactersForMarksAreThoseThatThePageDoesNotHave() {
        assertTrue(copied("<p>\uE000" + "0\uE001</p><a href='/db/u'>x</a>").contains("<p>\uE000" + "0\uE001</p>"));
    }

    @Test
    void titlesAndTextsAreFoundForTheSearch() {
        SourcePage page = page("<title>Towns</title><nav>menu</nav><section id=content>Bern &amp; Accra</section>");
        assertEquals("Towns", page.title());
        assertEquals("Bern & Accra", page.excerpt());
    }
}
