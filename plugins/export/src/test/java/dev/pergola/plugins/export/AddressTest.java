package dev.pergola.plugins.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "/db/t, /db/t",
        "db, /db",
        "/db/t?_next=1#row, /db/t?_next=1",
        "/a/./b/../c, /a/c",
        "/a/.., /",
        "/~2E~2E/x, /~2E~2E/x"
    })
    void whatAPersonSaysIsAnAddress(String said, String expected) {
        assertEquals(expected, Address.of(said).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../../evil", "..", "/a/../../b"})
    void nothingLeadsOutOfTheSite(String said) {
        assertThrows(IllegalArgumentException.class, () -> Address.of(said));
    }

    @ParameterizedTest
    @CsvSource({
        "/db/u, /db/u",
        "u, /db/u",
        "?_next=2, /db/t?_next=2",
        "'', /db/t",
        "../x, /x",
        "http://localhost/db, /db",
        "t?a=/b, /db/t?a=/b"
    })
    void linksOfAPageAreResolved(String link, String expected) {
        assertEquals(
                Optional.of(expected), Address.of("/db/t").resolve(link, "/").map(Address::toString));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/x", "//example.org/x", "mailto:ada@example.org", "data:,", "../../x"})
    void linksToElsewhereAreNoAddresses(String link) {
        assertEquals(Optional.empty(), Address.of("/db/t").resolve(link, "/"));
    }

    @ParameterizedTest
    @CsvSource({"/data/db/u, /db/u", "/data, /", "/data/, /"})
    void thePrefixOfTheSiteIsTakenOff(String link, String expected) {
        assertEquals(
                Optional.of(expected),
                Address.of("/db/t").resolve(link, "/data/").map(Address::toString));
    }

    @Test
    void whatIsBesideThePrefixIsNotOfTheSite() {
        assertEquals(Optional.empty(), Address.of("/db/t").resolve("/database/x", "/data/"));
    }
}
