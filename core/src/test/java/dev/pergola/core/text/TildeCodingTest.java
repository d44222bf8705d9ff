package dev.pergola.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TildeCodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain_name-1|plain_name-1",
                "Table With Space In Name|Table+With+Space+In+Name",
                "a.b|a~2Eb",
                "~|~7E",
                "/|~2F",
                ",|~2C",
                "%2F|~252F",
                "+|~2B",
                "table/with/slashes.csv|table~2Fwith~2Fslashes~2Ecsv",
                "é|~C3~A9",
                "\uD83C\uDF3F|~F0~9F~8C~BF",
                "$null|~24null",
                "''|''",
            })
    void encodesAndDecodes(String text, String coded) {
        assertEquals(coded, TildeCoding.encode(text));
        assertEquals(text, TildeCoding.decode(coded));
    }

    @Test
    void percentSignsSurviveDecoding() {
        assertEquals("%2F", TildeCoding.decode("%2F"));
        assertEquals("100%/2", TildeCoding.decode("100%~2F2"));
    }

    @Test
    void lowerCaseDigitsAreUnderstood() {
        assertEquals("é.", TildeCoding.decode("~c3~a9~2e"));
    }

    @Test
    void textThatNeedsNoChangeIsNotCopied() {
        String name = "packages";
        assertSame(name, TildeCoding.encode(name));
        assertSame(name, TildeCoding.decode(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "a~", "~2", "~G1", "~1G", "~ 1", "a~2Eb~", "~٣٣", "~+1"})
    void anEscapeWithoutTwoDigitsIsRefused(String coded) {
        MalformedTextException refusal = assertThrows(MalformedTextException.class, () -> TildeCoding.decode(coded));
        assertEquals(coded.lastIndexOf('~'), refusal.offset());
        assertTrue(refusal.getMessage().contains("two hexadecimal digits"), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"~FF", "~C3", "~C3x", "~C3é", "x~80", "~ED~A0~80", "~C0~AF"})
    void bytesThatAreNotUtf8AreRefused(String coded) {
        MalformedTextException refusal = assertThrows(MalformedTextException.class, () -> TildeCoding.decode(coded));
        assertEquals(coded.indexOf('~'), refusal.offset());
        assertTrue(refusal.getMessage().contains("not UTF-8"), refusal.getMessage());
    }

    @Test
    void theMessageSaysWhatAndWhereAndQuotesOnlyAPieceOfALongText() {
        assertEquals(
                "Cannot decode the tilde-encoded text \"abc~xyz\": \"~\" is not followed by two hexadecimal digits"
                        + " at character 4.",
                assertThrows(MalformedTextException.class, () -> TildeCoding.decode("abc~xyz"))
                        .getMessage());
        String longText = "a".repeat(100_000) + "~~" + "b".repeat(100_000);
        String message = assertThrows(MalformedTextException.class, () -> TildeCoding.decode(longText))
                .getMessage();
        assertTrue(message.length() < 200, message);
        assertTrue(message.contains("a~~b"), message);
    }

    @Property
    void everyTextThatUtf8CanHoldComesBack(@ForAll String text) {
        String storable = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String coded = TildeCoding.encode(storable);
        assertTrue(coded.matches("(?:[A-Za-z0-9_+-]|~[0-9A-F]{2})*"), coded);
        assertEquals(storable, TildeCoding.decode(coded));
    }

    @Property
    void decodingEitherAnswersOrSaysWhereItFailed(@ForAll String coded) {
        try {
            TildeCoding.decode(coded);
        } catch (MalformedTextException e) {
            assertEquals('~', coded.charAt(e.offset()));
        }
    }
}
