package dev.pergola.plugins.branding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.testing.TestSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings as they are written, and what is made of them. */
class BrandTest {

    private static Brand brand(Map<String, ?> settings) {
        return Brand.of(TestSettings.of(BrandingConfiguration.class, settings));
    }

    @Test
    void nothingWrittenChangesNothing() {
        Brand brand = brand(Map.of());
        assertEquals(false, BrandWords.of(brand).get("marked"));
        assertEquals(false, BrandWords.of(brand).get("closing"));
        assertFalse(BrandStyle.of(brand).contains("--leaf:"));
        assertFalse(BrandStyle.of(brand).contains("header.hd"));
    }

    @Test
    void aLinkIsALabelAndAnAddress() {
        assertEquals(
                List.of(new Link("Write to us", "mailto:data@example.org"), new Link("Imprint", "/imprint")),
                brand(Map.of("links", new String[] {"Write to us mailto:data@example.org", " Imprint  /imprint "}))
                        .links());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/imprint", "Imprint", "Imprint imprint", "Click javascript:alert(1)", "Click data:text/html,x"})
    void whatIsNoLinkIsRefused(String link) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> brand(Map.of("links", new String[] {link})));
        assertTrue(refused.getMessage().startsWith("links: '" + link + "' is no link"), refused::getMessage);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        Map<String, String> wrong = Map.of(
                "accent", "red", "header", "#12", "logo", "logo.svg", "logo__dark", "mailto:a@b", "notice__link", "x");
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> brand(wrong));
        for (String key : List.of("accent:", "header:", "logo:", "logo_dark:", "notice_link:")) {
            assertTrue(refused.getMessage().contains(key), refused::getMessage);
        }
    }

    @Test
    void anAccentThatCannotBeReadIsAdaptedToLightAndDark() {
        String style = BrandStyle.of(brand(Map.of("accent", "#ffcc00")));
        assertFalse(style.contains("\n:root { --leaf: #ffcc00; --leaf-strong: #bf9900"), style);
        assertTrue(style.contains("(prefers-color-scheme: dark) {\n:root { --leaf: #ffcc00;"), style);
        assertEquals(
                Optional.of(new Colour(255, 204, 0)),
                brand(Map.of("accent", "#fc0")).accent());
    }

    @Test
    void whatStandsOnTheHeaderCanBeRead() {
        assertTrue(BrandStyle.of(brand(Map.of("header", "#fc0"))).contains("background: #ffcc00; color: #000000;"));
        assertTrue(BrandStyle.of(brand(Map.of("header", "#8a1538"))).contains("background: #8a1538; color: #ffffff;"));
    }
}
