package dev.pergola.core.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.PlainValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedValuesTest {

    private final SignedValues values = new SignedValues("s3cret");

    /** Made by the original with the same secret. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            ACTOR    | {"a":{"id":"root"}} | eyJhIjp7ImlkIjoicm9vdCJ9fQ.9OOVFAzua22DBub1WlO9M57Ifhk
            MESSAGES | [["hello",1]] | W1siaGVsbG8iLDFdXQ.6uwMeIEGqQ2C3I9moe_wCXtKBmc
            TOKEN    | {"a":"root","t":1700000000,"d":3600,"_r":{"a":["vi"]}} | \
            .eJyrVkpUslIqys8vUdJRKlGyMjQ3gAIdpRQlK2MzECO-SMmqGqQwWqksUym2thYAcrIN6g.ssp5b80cNWKCjKYpvv-y_m4aGWY
            """)
    void bothServersSignAlike(Purpose purpose, String json, String signed) {
        PlainValue value = JsonText.read(json).orElseThrow();
        assertEquals(signed, values.sign(purpose, value));
        assertEquals(Optional.of(value), values.read(purpose, signed));
    }

    @Test
    void whatWasSignedForOneUseIsNotValidForAnother() {
        String cookie = values.sign(Purpose.ACTOR, PlainValue.of("x"));
        assertEquals(Optional.empty(), values.read(Purpose.TOKEN, cookie));
        assertEquals(Optional.empty(), new SignedValues("other").read(Purpose.ACTOR, cookie));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "x", ".x", "x.", "eyJ9.9OOVFAzua22DBub1WlO9M57Ifhk", "a.b.c", "\u00e9.\u00e9"})
    void whatWasNotSignedIsNotRead(String text) {
        assertEquals(Optional.empty(), values.read(Purpose.ACTOR, text));
    }

    @Test
    void whatUnpacksToMoreThanAnybodyNeedsIsRefused() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bomb)) {
            deflater.write(new byte[8 * 1024 * 1024]);
        }
        String payload = "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bomb.toByteArray());
        assertTrue(payload.length() < SignedValues.LONGEST, "it must be refused for what it unpacks to");
        assertEquals(Optional.empty(), Payload.read(payload));
    }

    @Test
    void aTextThatIsTooLongIsNotLookedAt() {
        StringBuilder noise = new StringBuilder();
        new Random(7).ints(SignedValues.LONGEST, ' ', '~').forEach(noise::appendCodePoint);
        String signed = values.sign(Purpose.ACTOR, PlainValue.of(noise.toString()));
        assertTrue(signed.length() > SignedValues.LONGEST, "noise cannot be compressed");
        assertTrue(values.read(Purpose.ACTOR, signed).isEmpty());
    }
}
