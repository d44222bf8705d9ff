package dev.pergola.plugins.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteRulesTest {

    private static boolean wants(SiteRules rules, String address, boolean requisite) {
        return rules.wants(new LinkedText.Link(Address.of(address), "", requisite));
    }

    private static SiteRules rules(List<String> include, List<String> exclude) {
        return new SiteRules(include, exclude, SiteRules.Limits.USUAL, Optional.empty(), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/db", "/db/t", "/db/t/1,2", "/db/t?_next=5", "/db/a~2Eb"})
    void pagesAreUsual(String address) {
        assertTrue(wants(SiteRules.USUAL, address, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/db/t?_sort=a", "/db/t?_next=5&_sort=a", "/db.json", "/db.db", "/-/plugins", "/db/t/-/new", "/-"
            })
    void toolsAndDataAndOtherViewsHaveToBeAskedFor(String address) {
        assertFalse(wants(SiteRules.USUAL, address, false));
        assertTrue(wants(rules(List.of(address), List.of()), address, false));
        assertTrue(wants(SiteRules.USUAL, address, true), "a page that needs it has it");
    }

    @Test
    void whatIsExcludedIsNotWantedWhateverElseIsSaid() {
        SiteRules rules = rules(List.of("/db/*"), List.of("/db/secret*"));
        assertTrue(wants(rules, "/db/t.json", false));
        assertFalse(wants(rules, "/db/secret", false));
        assertFalse(wants(rules, "/db/secrets.css", true));
    }

    @ParameterizedTest
    @CsvSource({
        "*, /x, true",
        "*.json, /db/t.json, true",
        "*.json, /db/t.json?a=1, false",
        "/db/*/1, /db/t/1, true",
        "/a*a, /a, false",
        "/db, /db, true",
        "/db, /db/t, false",
        "/*a*b, /xaxb, true"
    })
    void anAsteriskIsAnyText(String pattern, String address, boolean expected) {
        assertEquals(expected, SiteRules.matches(pattern, address));
    }

    @Test
    void otherRulesHaveAnotherFingerprint() {
        assertEquals(SiteRules.USUAL.fingerprint(), rules(List.of(), List.of()).fingerprint());
        assertNotEquals(
                SiteRules.USUAL.fingerprint(), rules(List.of("*"), List.of()).fingerprint());
    }
}
