package dev.pergola.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.core.model.PlainValue;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** JSON is read by one parser and YAML by another; what both can write must mean the same. */
class JsonAndYamlPropertyTest {

    @Property(tries = 500)
    void bothReadersGiveTheValueThatWasWritten(@ForAll("values") PlainValue value) throws UnreadableException {
        ProblemCollector problems = new ProblemCollector();
        SourceText json = new SourceText("f", JsonText.of(value));

        assertEquals(value, new JsonTreeReader(json, problems).read().plain());
        assertEquals(value, new YamlTreeReader(json, problems).read().plain());
        assertEquals(0, problems.all().size());
    }

    @Provide
    Arbitrary<PlainValue> values() {
        return values(3);
    }

    private static Arbitrary<PlainValue> values(int depth) {
        Arbitrary<String> texts = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("\n\téß水")
                .ofMaxLength(20);
        Arbitrary<PlainValue> leaves = Arbitraries.oneOf(
                Arbitraries.just(PlainValue.nothing()),
                Arbitraries.of(true, false).map(PlainValue::of),
                Arbitraries.bigIntegers()
                        .between(BigInteger.valueOf(Long.MIN_VALUE).shiftLeft(2), BigInteger.ONE.shiftLeft(70))
                        .map(PlainValue.Whole::new),
                Arbitraries.doubles().between(-1e6, 1e6).map(PlainValue.Real::new),
                texts.map(PlainValue::of));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<PlainValue> below = values(depth - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(3, leaves),
                Tuple.of(1, below.list().ofMaxSize(4).map(PlainValue.Items::new)),
                Tuple.of(1, Arbitraries.maps(texts, below).ofMaxSize(4).map(PlainValue.Fields::new)));
    }
}
