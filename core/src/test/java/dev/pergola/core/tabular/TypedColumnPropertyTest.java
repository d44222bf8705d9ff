package dev.pergola.core.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.core.change.ColumnKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Types that are found out, against a model that takes its time. */
class TypedColumnPropertyTest {

    private static final BigInteger EXACT = BigInteger.TWO.pow(53);

    @Property(tries = 3000)
    void aColumnHasTheTypeThatFitsAllValues(@ForAll("columns") List<String> values) {
        TypedColumn column = TypedColumn.unknown("c", false);
        values.forEach(column::observe);
        assertEquals(model(values), column.kind(), () -> "for " + values);
    }

    @Property(tries = 3000)
    void nothingIsLostInTheCells(@ForAll("columns") List<String> values) {
        TypedColumn column = TypedColumn.unknown("c", false);
        values.forEach(column::observe);
        for (String value : values) {
            Object cell = column.cell(value.toCharArray(), 0, value.length());
            if (value.isEmpty()) {
                assertEquals(column.kind() == ColumnKind.TEXT ? "" : null, cell);
            } else if (cell instanceof Long || cell instanceof String) {
                assertEquals(value, cell.toString());
            } else {
                assertEquals(0, new BigDecimal(value).compareTo(new BigDecimal(String.valueOf(cell))), value);
            }
        }
    }

    private static ColumnKind model(List<String> values) {
        List<String> given = values.stream().filter(value -> !value.isEmpty()).toList();
        if (given.isEmpty()) {
            return ColumnKind.TEXT;
        }
        if (given.stream().allMatch(TypedColumnPropertyTest::isWhole)) {
            return ColumnKind.INTEGER;
        }
        return given.stream().allMatch(TypedColumnPropertyTest::isReal) ? ColumnKind.FLOAT : ColumnKind.TEXT;
    }

    private static boolean isWhole(String value) {
        return value.matches("0|-?[1-9][0-9]*") && new BigInteger(value).bitLength() < 64;
    }

    private static boolean isReal(String value) {
        if (!value.matches("-?(0|[1-9][0-9]*)?(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?")
                || !value.matches("-?[0-9.].*")
                || value.matches("-?[0-9]+[eE][0-9]+")
                || value.length() > 40) {
            return false;
        }
        BigDecimal exact = new BigDecimal(value);
        if (value.matches("-?[0-9]+")) {
            return exact.toBigInteger().abs().compareTo(EXACT) <= 0;
        }
        double number = Double.parseDouble(value);
        return Double.isFinite(number)
                && (exact.compareTo(new BigDecimal(String.valueOf(number))) == 0
                        || exact.compareTo(new BigDecimal(dev.pergola.core.text.RealNumber.write(number))) == 0);
    }

    @Provide
    Arbitrary<List<String>> columns() {
        Arbitrary<String> wholes = Arbitraries.longs().map(String::valueOf);
        Arbitrary<String> reals = Arbitraries.doubles().ofScale(4).map(String::valueOf);
        Arbitrary<String> money =
                Arbitraries.integers().between(-100_000, 100_000).map(cents -> cents / 100 + ".50");
        Arbitrary<String> oddities = Arbitraries.of(
                "",
                "007",
                "+1",
                "-0",
                "-0.0",
                "0",
                "00",
                ".5",
                "5.",
                "1e5",
                "1e+5",
                "1.5e5",
                "1E-7",
                "-",
                ".",
                "e5",
                "9007199254740992",
                "9007199254740993",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808",
                "12345678901234567890",
                "0.1234567890123456789",
                "3.141592653589793",
                "1.7976931348623157e+308",
                "1e+999",
                "1e-999",
                "NaN",
                "Infinity",
                " 1",
                "1 ",
                "1,5",
                "0x10",
                "1_000",
                "\u0661",
                "100000000000000000000",
                "0.30000000000000004",
                "123456789012345.6");
        Arbitrary<String> nearNumbers =
                Arbitraries.strings().withChars("0123456789.-+eE").ofMaxLength(22);
        return Arbitraries.oneOf(
                wholes.list().ofMaxSize(5),
                Arbitraries.oneOf(wholes, reals, money).list().ofMaxSize(5),
                Arbitraries.oneOf(wholes, money, oddities).list().ofMaxSize(3),
                nearNumbers.list().ofMaxSize(2));
    }

    @Test
    void whatLooksLikeACodeStaysText() {
        for (String code : List.of("007", "+1", "12e4", "1 000", "12345678901234567890", "5.", "-")) {
            TypedColumn column = TypedColumn.unknown("c", false);
            column.observe(code);
            assertEquals(ColumnKind.TEXT, column.kind(), code);
        }
    }
}
