package dev.pergola.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlCodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a,b|a%2Cb", "$null|%24null", "a b|a+b", "1+1|1%2B1", "é|%C3%A9", "-_.~|-_.~", "&=|%26%3D"})
    void codesFormTextAsBrowsersDo(String text, String coded) {
        assertEquals(coded, UrlCoding.encodeFormText(text));
        assertEquals(text, UrlCoding.decodeFormText(coded));
    }

    @Test
    void aPlusIsASpaceInAFormOnly() {
        assertEquals("a b", UrlCoding.decodeFormText("a+b"));
        assertEquals("a+b", UrlCoding.decodePath("a+b"));
        assertEquals("a%20b%2Fc", UrlCoding.encodePathSegment("a b/c"));
    }

    @Test
    void readsFieldsInOrderWithBlankAndRepeatedOnes() {
        assertEquals(
                List.of(
                        new FormField("_facet", "state"),
                        new FormField("_facet", "city id"),
                        new FormField("blank", ""),
                        new FormField("bare", ""),
                        new FormField("", "nameless"),
                        new FormField("sql", "select 1=1")),
                UrlCoding.decodeForm("_facet=state&_facet=city+id&blank=&&bare&=nameless&sql=select+1=1&"));
        assertEquals(List.of(), UrlCoding.decodeForm(""));
    }

    @Test
    void writesFields() {
        assertEquals(
                "_sort=a+b&x=&y=%26",
                UrlCoding.encodeForm(
                        List.of(new FormField("_sort", "a b"), new FormField("x", ""), new FormField("y", "&"))));
        assertEquals("", UrlCoding.encodeForm(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=100%", "a=%2", "a=%zz", "%", "a=1&b=%G0", "a=%FF", "a=%C3"})
    void brokenEscapesAreRefused(String query) {
        MalformedTextException refusal =
                assertThrows(MalformedTextException.class, () -> UrlCoding.decodeForm(query));
        assertTrue(refusal.getMessage().startsWith("Cannot decode the percent-encoded query string"));
    }

    @Property
    void everyFieldComesBack(@ForAll List<String> texts) {
        List<FormField> fields = texts.stream()
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .map(text -> new FormField(text, text))
                .toList();
        assertEquals(fields, UrlCoding.decodeForm(UrlCoding.encodeForm(fields)));
    }
}
