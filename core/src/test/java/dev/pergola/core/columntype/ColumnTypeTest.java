package dev.pergola.core.columntype;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pergola.core.model.Affinity;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypeTest {

    @Test
    void addressesBecomeLinks() {
        assertEquals(
                Optional.of("<a href=\"https://x.example/?a=1&amp;b=2\">https://x.example/?a=1&amp;b=2</a>"),
                ColumnType.URL.html(" https://x.example/?a=1&b=2 "));
        assertEquals(
                Optional.of("<a href=\"mailto:ana@x.example\">ana@x.example</a>"),
                ColumnType.EMAIL.html("ana@x.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "javascript:alert(1)", "ftp://x.example", "https://", "ana@x", "@x.example", "a b@x.example"
            })
    void whatIsNoAddressIsShownAsItIs(String text) {
        assertEquals(Optional.empty(), ColumnType.URL.html(text));
        assertEquals(Optional.empty(), ColumnType.EMAIL.html(text));
    }

    @Test
    void jsonIsIndented() {
        assertEquals(
                Optional.of("<pre>{\n  &#34;a&#34;: [\n    1.5,\n    null\n  ],\n  &#34;b&#34;: {}\n}</pre>"),
                ColumnType.JSON.html("{\"a\":[1.50,null],\"b\":{}}"));
        assertEquals(Optional.of("<pre>[]</pre>"), ColumnType.JSON.html("[]"));
        assertEquals(Optional.of("<pre>&#34;\\u00e9&#34;</pre>"), ColumnType.JSON.html("\"é\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1] 2", "nope", "{\"a\":}"})
    void whatIsNoJsonIsShownAsItIs(String text) {
        assertEquals(Optional.empty(), ColumnType.JSON.html(text));
    }

    @Property
    void noTextBecomesMarkupOfItsOwn(@ForAll String text) {
        for (ColumnType type : ColumnType.values()) {
            String html = type.html("<b>" + text).orElse("");
            assertFalse(html.contains("<b>"), html);
        }
    }

    @ParameterizedTest
    @EnumSource(ColumnType.class)
    void typesAreForTextAndFoundByTheirWord(ColumnType type) {
        assertEquals(Optional.of(type), ColumnType.of(type.word()));
        assertEquals(true, type.fits(Affinity.TEXT));
        assertEquals(false, type.fits(Affinity.INTEGER));
    }
}
