package dev.pergola.core.columntype;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pergola.api.Attributes;
import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.hook.table.TypedColumn;
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
                ColumnType.URL.markup(" https://x.example/?a=1&b=2 "));
        assertEquals(
                Optional.of("<a href=\"mailto:ana@x.example\">ana@x.example</a>"),
                ColumnType.EMAIL.markup("ana@x.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "javascript:alert(1)", "ftp://x.example", "https://", "ana@x", "@x.example", "a b@x.example"
            })
    void whatIsNoAddressIsShownAsItIs(String text) {
        assertEquals(Optional.empty(), ColumnType.URL.markup(text));
        assertEquals(Optional.empty(), ColumnType.EMAIL.markup(text));
    }

    @Test
    void jsonIsIndented() {
        assertEquals(
                Optional.of("<pre>{\n  &#34;a&#34;: [\n    1.5,\n    null\n  ],\n  &#34;b&#34;: {}\n}</pre>"),
                ColumnType.JSON.markup("{\"a\":[1.50,null],\"b\":{}}"));
        assertEquals(Optional.of("<pre>[]</pre>"), ColumnType.JSON.markup("[]"));
        assertEquals(Optional.of("<pre>&#34;\\u00e9&#34;</pre>"), ColumnType.JSON.markup("\"é\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1] 2", "nope", "{\"a\":}"})
    void whatIsNoJsonIsShownAsItIs(String text) {
        assertEquals(Optional.empty(), ColumnType.JSON.markup(text));
    }

    @Property
    void noTextBecomesMarkupOfItsOwn(@ForAll String text) {
        for (ColumnType type : ColumnType.values()) {
            String html = type.markup("<b>" + text).orElse("");
            assertFalse(html.contains("<b>"), html);
        }
    }

    @Test
    void whatIsNoTextIsNeitherShownNorAllowed() {
        assertEquals(Optional.empty(), ColumnType.URL.html(COLUMN, SqlValue.of(5)));
        assertEquals(Optional.of("URL must be a string"), ColumnType.URL.problem(COLUMN, SqlValue.of(5)));
        assertEquals(Optional.of("Email must be a string"), ColumnType.EMAIL.problem(COLUMN, SqlValue.of(true)));
        assertEquals(Optional.empty(), ColumnType.JSON.problem(COLUMN, SqlValue.of(5)));
    }

    @ParameterizedTest
    @EnumSource(ColumnType.class)
    void nothingIsWrongWithNoValue(ColumnType type) {
        assertEquals(Optional.empty(), type.problem(COLUMN, SqlValue.nothing()));
        assertEquals(Optional.empty(), type.problem(COLUMN, SqlValue.of("")));
    }

    private static final TypedColumn COLUMN = new TypedColumn() {
        @Override
        public String database() {
            return "data";
        }

        @Override
        public String table() {
            return "people";
        }

        @Override
        public String column() {
            return "page";
        }

        @Override
        public Attributes settings() {
            return Attributes.none();
        }

        @Override
        public SiteAddresses addresses() {
            throw new UnsupportedOperationException("no type of the core links to this site");
        }
    };
}
