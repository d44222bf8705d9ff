package dev.pergola.plugins.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The facts, without a database. */
class DemoContentTest {

    @Test
    void tablesComeBehindTheOnesTheyPointAt() {
        Set<String> known = new HashSet<>();
        for (DemoTable table : new DemoContent().tables()) {
            known.add(table.name());
            table.columns().stream()
                    .flatMap(column -> column.link().stream())
                    .forEach(
                            link -> assertTrue(known.contains(link.table()), table.name() + " before " + link.table()));
        }
    }

    @Test
    void localeAndTimeZoneOfTheMachineDoNotMatter() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        List<Integer> before = fingerprints();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertEquals(before, fingerprints());
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void emptyBecomesNullAndTruthBecomesANumber() {
        List<Object> row = DemoTable.row("a", Optional.empty(), Optional.of(2), true, false);
        List<Object> expected = new ArrayList<>(List.of("a", 2, 1, 0));
        expected.add(1, null);
        assertEquals(expected, row);
    }

    @Test
    void theSecondThingOfOneNameIsToldApartByItsKey() {
        DemoTable table = new DemoTable(
                "currencies",
                "Money.",
                List.of(DemoColumn.key("id", "TEXT NOT NULL", "three letters"), DemoColumn.uniqueName("English name")),
                () -> Stream.of(DemoTable.row("SLE", "Leone"), DemoTable.row("SLL", "Leone")));

        List<Object> names = new ArrayList<>();
        table.rows().forEach(row -> names.add(row.get(1)));

        assertEquals(List.of("Leone", "Leone (SLL)"), names);
    }

    @Test
    void constantsBecomeTitles() {
        assertEquals("CJK Symbols and Punctuation", ConstantNames.title("CJK_SYMBOLS_AND_PUNCTUATION"));
        assertEquals("Old Italic", ConstantNames.title("OLD_ITALIC"));
    }

    @Test
    void codePointsAreWrittenWithAtLeastFourDigits() {
        assertEquals("U+0041", CodePoints.hex('A'));
        assertEquals("U+1F600", CodePoints.hex(0x1F600));
        assertEquals("U+10FFFF", CodePoints.hex(0x10FFFF));
    }

    @Test
    void scriptsAreFoundByTheirCode() {
        Scripts scripts = new Scripts();
        assertEquals("Cyrl", scripts.key(Character.UnicodeScript.CYRILLIC));
        assertEquals("Hani", scripts.key("Hant").orElseThrow());
        assertTrue(scripts.key("Jpan").isEmpty(), "Japanese is a mixture of three scripts");
    }

    private static List<Integer> fingerprints() {
        return new DemoContent()
                .tables().stream()
                        .map(table -> {
                            int hash = 1;
                            for (List<Object> row : table.rows()) {
                                hash = 31 * hash + row.hashCode();
                            }
                            return hash;
                        })
                        .toList();
    }
}
