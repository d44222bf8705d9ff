package dev.pergola.core.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginVersionTest {

    @Test
    void numbersAreComparedAsNumbersAndAQualifierComesAfterNone() {
        List<String> ordered = List.of("0", "0.9", "0.10", "1.0.0", "1.0.0.SNAPSHOT", "1.0.0.alpha", "1.0.1", "2");
        assertEquals(
                ordered.stream().map(PluginVersion::parse).toList(),
                Stream.of("2", "1.0.1", "0", "1.0.0.alpha", "0.10", "1.0.0.SNAPSHOT", "1.0.0", "0.9")
                        .map(PluginVersion::parse)
                        .sorted()
                        .toList());
    }

    @Test
    void missingPartsAreZero() {
        assertEquals("1.2.0", PluginVersion.parse(" 1.2 ").toString());
        assertEquals(PluginVersion.parse("1.2.0"), PluginVersion.parse("1.2"));
        assertEquals("1.2.3.rc-1", PluginVersion.parse("1.2.3.rc-1").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "1.", "1.2.3.", "1.2.3.4.5", "1.2.3-SNAPSHOT", "-1", "99999999999"})
    void whatIsNoVersionIsRefused(String text) {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> PluginVersion.parse(text))
                .getMessage()
                .contains("is no version"));
    }
}
