package dev.pergola.plugins.branding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColourTest {

    @Test
    void readsLongAndShortForms() {
        assertEquals(Optional.of(new Colour(0x8a, 0x15, 0x38)), Colour.parse("#8A1538"));
        assertEquals(Optional.of(new Colour(255, 136, 0)), Colour.parse("#f80"));
        assertEquals("#ff8800", Colour.parse("#f80").orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "red", "8a1538", "#8a15", "#8a15388", "#8a153g", "#fff;}body{display:none", "rgb(1,2,3)"})
    void anythingElseIsNone(String text) {
        assertEquals(Optional.empty(), Colour.parse(text));
    }

    @Test
    void contrastIsThatOfTheGuidelines() {
        assertEquals(21, Colour.BLACK.contrastTo(Colour.WHITE), 0.001);
        assertEquals(1, Colour.WHITE.contrastTo(Colour.WHITE), 0.001);
        assertEquals(4.48, new Colour(0x77, 0x77, 0x77).contrastTo(Colour.WHITE), 0.005);
    }

    @Test
    void everyColourCanBeReadAndGoodOnesStay() {
        Colour good = new Colour(0x8a, 0x15, 0x38);
        assertEquals(good, good.readableOn(Colour.WHITE));
        Random random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            Colour any = new Colour(random.nextInt(256), random.nextInt(256), random.nextInt(256));
            for (Colour ground : List.of(Colour.WHITE, Colour.BLACK, new Colour(0x20, 0x26, 0x22))) {
                assertTrue(any.readableOn(ground).contrastTo(ground) >= Colour.READABLE, () -> any + " on " + ground);
            }
            assertTrue(any.textOn().contrastTo(any) >= Colour.READABLE, any::toString);
        }
    }
}
