package dev.pergola.plugins.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.page.Html;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private final Markdown markdown = new Markdown();

    private String html(String text) {
        return markdown.html(text)
                .orElseThrow()
                .markup()
                .replaceFirst("^<div class=\"markdown\">\n", "")
                .replaceFirst("</div>$", "");
    }

    @Test
    void textsAreShownAsTheyAreMeant() {
        assertEquals("<p>one <strong>two</strong> <del>three</del></p>\n", html("one **two** ~~three~~"));
        assertEquals("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", html("- a\n- b"));
        assertTrue(html("| a | b |\n|---|--:|\n| 1 | 2 |").contains("<td align=\"right\">2</td>"));
        assertEquals("<p>fünf &amp; sechs</p>\n", html("f&uuml;nf & sechs"));
    }

    @Test
    void headingsStandBelowThoseOfThePage() {
        assertEquals("<h3>a</h3>\n<h6>b</h6>\n", html("# a\n##### b"));
    }

    @Test
    void linksLeadToPagesOnly() {
        assertEquals(
                "<p><a rel=\"nofollow\" href=\"https://example.org/?a=1&amp;b=2\">x</a></p>\n",
                html("[x](https://example.org/?a=1&b=2)"));
        assertTrue(html("[x](/db/table)").contains("href=\"/db/table\""));
        assertTrue(html("<mailto:a@example.org>").contains("href=\"mailto:a@example.org\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x]( javascript:alert(1))",
                "[x](<java\tscript:alert(1)>)",
                "[x](&#106;avascript:alert(1))",
                "[x](javascript&colon;alert(1))",
                "[x](\u0001javascript:alert(1))",
                "[x](vbscript:x)",
                "[x](data:text/html,<script>alert(1)</script>)",
                "<javascript:alert(1)>",
                "![x](javascript:alert(1))",
                "![x](data:image/svg+xml,<svg onload=alert(1)>)",
                "[x]: javascript:alert(1)\n\n[x]",
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "a <b onclick=alert(1)>b</b>",
                "<!-- --><svg/onload=alert(1)>",
                "```\"><script>\nx\n```",
                "[x](/ \"\\\" onclick=alert(1)\")",
                "![\"><script>alert(1)</script>](x)",
            })
    void nothingRuns(String hostile) {
        String html = html(hostile).toLowerCase(Locale.ROOT);
        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains("<svg"), html);
        assertFalse(html.replaceAll("\"[^\"]*\"", "").matches("(?s).*<[a-z]+[^>]*\\son[a-z]+=.*"), html);
        assertFalse(html.matches("(?s).*(href|src)=\"\\s*(?!https?:|mailto:|/|#)[^\"/?#]*:.*"), html);
    }

    @Test
    void randomTextsMakeTagsThatAreKnownOnly() {
        Random random = new Random(11);
        List<String> parts = List.of(
                "<",
                ">",
                "\"",
                "'",
                "[",
                "]",
                "(",
                ")",
                "!",
                "`",
                "*",
                "_",
                "~~",
                "|",
                "\n",
                "- ",
                "# ",
                "> ",
                "&lt;",
                "&#x3c;",
                "\\",
                "a",
                "script",
                "javascript:",
                "onload=",
                "https://x",
                "    ",
                "|---|\n",
                "\u0000",
                "\ud83c");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(1 + random.nextInt(25), 0, parts.size()).forEach(part -> text.append(parts.get(part)));
            String html = markdown.html(text.toString()).map(Html::markup).orElse("");
            String rest = html.replaceAll(
                    "</?(?:div|p|ul|ol|li|a|img|em|strong|del|code|pre|blockquote|h[3-6]|hr|br|table|thead|tbody|tr|t[hd])"
                            + "(?: (?:class|rel|href|src|alt|title|align|start)=\"[^\"<>]*\")*(?: /)?>",
                    "");
            assertFalse(rest.contains("<"), () -> "of " + text + " came " + html);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "*a _b ", "[", "![", "**a *b ", "~~a ~b "})
    void whatIsNestedTooDeeplyIsLeftAsItIs(String opening) {
        String text = opening.repeat(Markdown.LONGEST / opening.length() / 2);
        assertTrue(markdown.html(text).map(Html::markup).orElse("").length() < 3 * Markdown.LONGEST);
    }

    @Test
    void quotesInQuotesEndSomewhere() {
        assertTrue(markdown.html("> ".repeat(20) + "a").isPresent());
        assertEquals(Optional.empty(), markdown.html("> ".repeat(2_000) + "a"));
        assertEquals(Optional.empty(), markdown.html("a".repeat(Markdown.LONGEST + 1)));
    }

    @Test
    void theFunctionForTemplatesTakesEscapedTexts() {
        UnaryOperator<Html> function = new MarkdownFunctions().functions().get("markdown");
        assertEquals(
                "<div class=\"markdown\">\n<blockquote>\n<p>a &quot;b&quot; <code>c &lt; d</code> &amp;lt; &lt;i&gt;</p>\n</blockquote>\n</div>",
                function.apply(Html.text("> a \"b\" `c < d` &amp;lt; <i>")).markup());
    }
}
