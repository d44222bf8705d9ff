package dev.pergola.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pergola.core.model.Affinity;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A value that went through a page token stands at the same place in the order of its column. */
class TokenValuePropertyTest {

    @Provide
    Arbitrary<Value> values() {
        Arbitrary<Value> texts = Arbitraries.strings()
                .withChars("aA0159.,$~-+e x/%\u00e4\u20ac\n")
                .ofMaxLength(8)
                .map(Value::of);
        Arbitrary<Value> reals = Arbitraries.oneOf(
                        Arbitraries.doubles(),
                        Arbitraries.longs().map(Double::longBitsToDouble).filter(number -> !Double.isNaN(number)),
                        Arbitraries.of(
                                0.1,
                                1 / 3.0,
                                Double.MIN_VALUE,
                                Double.MIN_NORMAL,
                                Double.MAX_VALUE,
                                Double.POSITIVE_INFINITY,
                                Double.NEGATIVE_INFINITY))
                .map(Value::of);
        return Arbitraries.oneOf(
                Arbitraries.just(Value.nothing()),
                Arbitraries.of(Value.of("$null"), Value.of("$"), Value.of("$x00"), Value.of("$5"), Value.of("1e5")),
                Arbitraries.longs().map(Value::of),
                Arbitraries.of(Value.of(Long.MAX_VALUE), Value.of(Long.MIN_VALUE), Value.of(1L << 53)),
                reals,
                texts,
                Arbitraries.bytes().array(byte[].class).ofMaxSize(6).map(Value::of));
    }

    @Property(tries = 2000)
    void aTokenStandsWhereItsValueStands(@ForAll("values") Value value, @ForAll Affinity affinity) throws SQLException {
        try (PlannedDatabase database = new PlannedDatabase("create table t(v " + affinity + ")")) {
            database.insert("t", List.of(value));
            Value stored = database.run(Sql.of("select v from t")).get(0).get(0);

            String token = TokenValue.write(stored, affinity);
            Value read = TokenValue.read(token);

            assertFalse(token.contains(","), token);
            Sql same = new Sql("select count(*) from t where v is :p0", Map.of("p0", read));
            assertEquals(
                    List.of(List.of(Value.of(1))),
                    database.run(same),
                    () -> stored + " became " + token + " and " + read);
        }
    }

    @Property
    void whatIsNoNumberComesBackAsItIs(@ForAll("values") Value value) {
        assertEquals(value, TokenValue.read(TokenValue.write(value, Affinity.BLOB)));
        assertEquals(value, TokenValue.read(TokenValue.write(value, Affinity.TEXT)));
    }

    @Property
    void everyTextIsATokenOrIsRefused(@ForAll String text) {
        try {
            TokenValue.read(text);
        } catch (IllegalArgumentException refused) {
            assertFalse(refused.getMessage().isEmpty());
        }
    }
}
