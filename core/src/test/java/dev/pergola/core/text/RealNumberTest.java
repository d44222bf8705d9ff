package dev.pergola.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RealNumberTest {

    @Example
    void numbersLookAsPythonWritesThem() {
        assertEquals("2.5", RealNumber.write(2.5));
        assertEquals("-0.27", RealNumber.write(-0.27));
        assertEquals("100.0", RealNumber.write(100));
        assertEquals("12345678.0", RealNumber.write(12345678));
        assertEquals("1234567890123456.0", RealNumber.write(1234567890123456.0));
        assertEquals("1e+16", RealNumber.write(1e16));
        assertEquals("0.0001", RealNumber.write(0.0001));
        assertEquals("1e-05", RealNumber.write(0.00001));
        assertEquals("1.5e-05", RealNumber.write(0.000015));
        assertEquals("6.02214076e+23", RealNumber.write(Double.parseDouble("6.02214076e23")));
        assertEquals("1e+308", RealNumber.write(1e308));
        assertEquals("5e-324", RealNumber.write(Double.MIN_VALUE));
        assertEquals("0.3333333333333333", RealNumber.write(1.0 / 3));
        assertEquals("0.30000000000000004", RealNumber.write(0.1 + 0.2));
        assertEquals("2e+23", RealNumber.write(Double.parseDouble("2e23")));
        assertEquals("2e-44", RealNumber.write(Double.parseDouble("2e-44")));
        assertEquals("-inf", RealNumber.write(Double.NEGATIVE_INFINITY));
        assertEquals("-0.0", RealNumber.write(-0.0));
    }

    @Property
    void everyNumberIsReadAsItself(@ForAll double number) {
        assertEquals(number, Double.parseDouble(RealNumber.write(number)));
    }

    @Property
    void noTextIsLongerThanSeventeenDigitsTake(@ForAll double number) {
        assertTrue(RealNumber.write(number).length() <= 24, () -> RealNumber.write(number));
    }
}
