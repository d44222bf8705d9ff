package dev.pergola.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

class HtmlEscapingTest {

    @Test
    void writesTheFiveCharactersAsReferences() {
        assertEquals(
                "&lt;a href=&#34;x&amp;y&#34;&gt;it&#39;s&lt;/a&gt;", HtmlEscaping.escape("<a href=\"x&y\">it's</a>"));
    }

    @Test
    void textThatNeedsNoEscapingIsNotCopied() throws IOException {
        String text = "0.12.3-4 · é \uD83C\uDF3F";
        assertSame(text, HtmlEscaping.escape(text));
        StringBuilder out = new StringBuilder("[");
        HtmlEscaping.append(text, out);
        assertEquals("[" + text, out.toString());
    }

    @Property
    void bothWaysWriteTheSameAndNothingDangerousIsLeft(@ForAll @Chars({'&', '<', '>', '"', '\'', 'a', 'é'}) String text)
            throws IOException {
        StringBuilder out = new StringBuilder();
        HtmlEscaping.append(text, out);
        assertEquals(HtmlEscaping.escape(text), out.toString());
        assertEquals(
                -1, out.chars().filter(c -> "<>\"'".indexOf(c) >= 0).findFirst().orElse(-1));
        assertEquals(text, unescape(out.toString()));
    }

    private static String unescape(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
