package dev.pergola.core.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.core.model.PlainValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SignedValuesPropertyTest {

    private final SignedValues values = new SignedValues("s3cret");

    @Property(tries = 300)
    void whatIsSignedIsReadAgain(@ForAll("plainValues") PlainValue value) {
        assertEquals(Optional.of(value), values.read(Purpose.ACTOR, values.sign(Purpose.ACTOR, value)));
    }

    @Property(tries = 300)
    void oneChangedLetterIsEnoughToBeRefused(
            @ForAll("plainValues") PlainValue value,
            @ForAll @IntRange(min = 0, max = 10_000) int at,
            @ForAll char letter) {
        String signed = values.sign(Purpose.TOKEN, value);
        int place = at % signed.length();
        String changed = signed.substring(0, place) + letter + signed.substring(place + 1);
        Optional<PlainValue> expected = changed.equals(signed) ? Optional.of(value) : Optional.empty();
        assertEquals(expected, values.read(Purpose.TOKEN, changed));
    }

    @Property
    void everyTimeIsReadAgain(@ForAll @LongRange(min = 0, max = 253_402_300_799L) long seconds) {
        assertEquals(seconds, Base62.decode(Base62.encode(seconds)).orElseThrow());
    }

    @Property
    void numbersAreWrittenAsTheOriginalWritesThem() {
        assertEquals("BrDBeq", Base62.encode(1_700_000_000L));
    }

    @Provide
    Arbitrary<PlainValue> plainValues() {
        Arbitrary<String> texts = Arbitraries.strings().excludeChars('\uFFFF').filter(SignedValuesPropertyTest::isText);
        Arbitrary<PlainValue> leaves = Arbitraries.oneOf(
                texts.map(PlainValue::of),
                Arbitraries.longs().map(PlainValue::of),
                Arbitraries.of(true, false).map(PlainValue::of),
                Arbitraries.just(PlainValue.nothing()));
        return Arbitraries.oneOf(
                leaves,
                leaves.list().ofMaxSize(6).map(list -> (PlainValue) new PlainValue.Items(List.copyOf(list))),
                Arbitraries.maps(texts, leaves).ofMaxSize(6).map(map ->
                        (PlainValue) new PlainValue.Fields(Map.copyOf(map))));
    }

    /** Half of a pair of surrogates is not text, and no encoding keeps it. */
    private static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
