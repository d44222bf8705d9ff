package dev.pergola.core.render.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.core.text.HtmlEscaping;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PageTextTest {

    @Property
    void anyTextIsEncodedAsJavaEncodesIt(@ForAll List<String> texts) {
        PageText out = new PageText();

        texts.forEach(out::add);

        StringBuilder expected = new StringBuilder();
        texts.forEach(text -> expected.append(new String(text.getBytes(UTF_8), UTF_8)));
        assertEquals(expected.toString(), new String(out.toBytes(), UTF_8));
        assertEquals(out.toBytes().length, out.size());
    }

    @Property
    void escapedTextIsWhatEscapingGives(@ForAll String text) {
        assertArrayEquals(
                HtmlEscaping.escape(text).getBytes(UTF_8),
                new PageText().addEscaped(text).toBytes());
    }

    @Property
    void aPlainLineIsAddedAsItIsAndAnyOtherTextNotAtAll(@ForAll String text) {
        PageText out = new PageText().add("before ");

        boolean added = out.addPlainLine(text.getBytes(UTF_8));

        boolean plain =
                HtmlEscaping.escape(text).equals(text) && text.chars().allMatch(sign -> sign < 0x80 && sign != '\n');
        assertEquals(plain, added);
        assertEquals(plain ? "before " + text : "before ", new String(out.toBytes(), UTF_8));
    }

    @Property
    void anyNumberIsWrittenInDecimalDigits(@ForAll long number) {
        assertEquals(
                Long.toString(number), new String(new PageText().add(number).toBytes(), UTF_8));
    }

    @Test
    void signsOfEveryLengthAndHalvesOfSignsAreWritten() {
        String text = "a\u00e9\u20ac\ud83c\udf3f" + "\ud83c" + "b" + "\udf3f";

        assertEquals("aé€🌿?b?", new String(new PageText().add(text).toBytes(), UTF_8));
        assertEquals("aé€🌿?b?", new String(new PageText().addEscaped(text).toBytes(), UTF_8));
    }

    @Test
    void partsAreJoinedInOrder() {
        PageText part = new PageText().add("<b>").addEscaped("1 < 2").add("</b>");

        PageText page = new PageText().add("x".getBytes(UTF_8)).add(part).add(-7L);

        assertEquals("x<b>1 &lt; 2</b>-7", new String(page.toBytes(), UTF_8));
    }
}
