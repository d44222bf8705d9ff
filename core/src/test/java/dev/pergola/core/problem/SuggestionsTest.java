package dev.pergola.core.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static final List<String> KNOWN =
            List.of("packages", "package_files", "sections", "maintainers", "default_page_size", "t");

    @ParameterizedTest
    @CsvSource({
        "pakages,packages",
        "packagse,packages",
        "PACKAGES,packages",
        "section,sections",
        "page_size,default_page_size",
        "maintainer,maintainers",
        "s,t",
        "zebra,",
        "'',",
    })
    void findsWhatWasMeant(String name, String expected) {
        assertEquals(Optional.ofNullable(expected), Suggestions.nearest(name, KNOWN));
    }

    @Test
    void nearerComesFirstAndTheAlphabetDecidesBetweenEquals() {
        assertEquals(List.of("cab", "cat"), Suggestions.nearest("ca", List.of("cat", "dog", "cab"), 3));
        assertEquals(
                List.of("default_page_size"),
                Suggestions.nearest("default_page_siz", List.of("default_facet_size", "default_page_size"), 3));
        assertEquals(List.of("cart", "art"), Suggestions.nearest("cart", List.of("art", "cart"), 3));
        assertEquals(List.of("art"), Suggestions.nearest("cart", List.of("art", "arts", "art"), 1));
    }

    @Test
    void saysItInASentence() {
        assertEquals(Optional.of("Did you mean \"sections\"?"), Suggestions.sentence("sektions", KNOWN));
        assertEquals(
                Optional.of("Did you mean \"cab\" or \"cat\"?"),
                Suggestions.sentence("ca", List.of("cat", "dog", "cab")));
        assertEquals(Optional.empty(), Suggestions.sentence("zebra", KNOWN));
    }

    @Test
    void aMegabyteOfNameIsNotCompared() {
        assertEquals(Optional.empty(), Suggestions.nearest("x".repeat(1_000_000), List.of("x".repeat(999_999))));
        assertEquals(Optional.empty(), Suggestions.nearest("x", List.of("x".repeat(1_000_000))));
    }

    @ParameterizedTest
    @CsvSource({"kitten,sitting,3", "ab,ba,1", "'',abc,3", "abc,'',3", "same,same,0", "flaw,lawn,2", "abcd,acbd,1"})
    void countsSlips(String from, String to, int slips) {
        assertEquals(slips, EditDistance.between(from, to));
        assertEquals(slips, EditDistance.between(to, from));
    }

    @Property(tries = 300)
    void oneMissingLetterIsOneSlip(@ForAll @AlphaChars @StringLength(min = 1, max = 30) String text, @ForAll int seed) {
        int at = Math.floorMod(seed, text.length());
        String shorter = text.substring(0, at) + text.substring(at + 1);
        assertEquals(1, EditDistance.between(text, shorter));
        assertTrue(
                shorter.isEmpty() || Suggestions.nearest(shorter, List.of(text)).isPresent());
    }
}
