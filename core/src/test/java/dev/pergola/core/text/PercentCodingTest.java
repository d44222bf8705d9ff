package dev.pergola.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentCodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a b|a%20b", "a/b|a%2Fb", "1+1|1%2B1", "é|%C3%A9", "-_.~|-_.~", "&=|%26%3D", "100%|100%25"})
    void codesSegments(String segment, String coded) {
        assertEquals(coded, PercentCoding.encode(segment));
        assertEquals(segment, PercentCoding.decode(coded));
    }

    @Test
    void aPlusIsNoSpaceInAPath() {
        assertEquals("a+b", PercentCoding.decode("a+b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "%2", "%zz", "%", "/a/%G0", "%FF", "%C3"})
    void brokenEscapesAreRefused(String coded) {
        MalformedTextException refusal = assertThrows(MalformedTextException.class, () -> PercentCoding.decode(coded));
        assertTrue(refusal.getMessage().startsWith("Cannot decode the percent-encoded path"), refusal.getMessage());
    }

    @Property
    void everySegmentComesBack(@ForAll String text) {
        String storable = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertEquals(storable, PercentCoding.decode(PercentCoding.encode(storable)));
    }
}
