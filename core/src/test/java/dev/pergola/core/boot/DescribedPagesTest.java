package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the owner of the data says about it, on the pages that show it. */
class DescribedPagesTest {

    @RegisterExtension
    final AskedSite site = AskedSite.described(
            """
            title: Birds & more
            description: Everything < nothing
            license: Free
            databases:
              data:
                source: A <b>notebook</b>
                source_url: https://example.org/?a=1&b=2
                about_url: https://example.org/about
                tables:
                  birds:
                    title: Birds of the garden
                    description: Not shown beside HTML
                    description_html: <em>All</em> of them
                    license: CC0
                    columns:
                      weight: Grams, <at noon>
            """,
            "create table birds (id integer primary key, weight real)",
            "insert into birds values (1, 9.5)",
            "create table trees (id integer primary key)");

    private String page(String path) throws IOException {
        return site.read(path, "");
    }

    private static List<String> headings(String html) {
        return Pattern.compile("<h1>(.*?)</h1>")
                .matcher(html.replaceAll("<svg.*?</svg>", ""))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void aTableIsShownWithItsTitleItsDescriptionAndItsColumns() throws IOException {
        String html = page("/data/birds");

        assertEquals(List.of("<h1>Birds of the garden</h1>"), headings(html));
        assertTrue(html.contains("<div class=\"metadata-description\"><em>All</em> of them</div>"), html);
        assertFalse(html.contains("Not shown"), html);
        assertTrue(html.contains("<p class=\"metadata-references\">Data license: CC0</p>"), html);
        assertTrue(html.contains("<dt>weight</dt><dd>Grams, &lt;at noon&gt;</dd>"), html);
        assertTrue(html.contains(" &middot; Data license: CC0</footer>"), html);
    }

    @Test
    void aDatabaseIsShownWithWhatIsSaidAboutItAlone() throws IOException {
        String html = page("/data");
        String references = "Data source: <a href=\"https://example.org/?a=1&amp;b=2\">"
                + "A &lt;b&gt;notebook&lt;/b&gt;</a> &middot; "
                + "About: <a href=\"https://example.org/about\">https://example.org/about</a>";

        assertEquals(List.of("<h1>data</h1>"), headings(html));
        assertTrue(html.contains("<p class=\"metadata-references\">" + references + "</p>"), html);
        assertTrue(html.contains(references + "</footer>"), html);
        assertFalse(html.contains("Free"), html);
    }

    @Test
    void theFrontPageIsDescribedAsWell() throws IOException {
        String html = page("/");

        assertEquals(List.of("<h1>Birds &amp; more</h1>"), headings(html));
        assertTrue(html.contains("<div class=\"metadata-description\">Everything &lt; nothing</div>"), html);
        assertTrue(html.contains("Data license: Free</footer>"), html);
    }

    @Test
    void nothingIsSaidWhereTheOwnerSaysNothing() throws IOException {
        for (String path : List.of("/data/trees", "/data/birds/1", "/data/-/query?sql=select+1", "/-/versions")) {
            String html = page(path);
            assertFalse(html.contains("metadata-"), html);
            assertFalse(html.contains("Data license"), html);
            assertFalse(html.contains("column-descriptions"), html);
        }
        assertEquals(List.of("<h1>trees</h1>"), headings(page("/data/trees")));
    }
}
