package dev.pergola.core.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.core.model.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacetAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0",
        "1.0, 1.0",
        "-2.5, -2.5",
        "0.1, 0.1",
        "10000000, 10000000.0",
        "1e15, 1000000000000000.0",
        "1e16, 1e+16",
        "1.5e300, 1.5e+300",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "4.9e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "Infinity, inf",
        "-Infinity, -inf"
    })
    void numbersAreWrittenAsClientsOfTheOriginalExpect(double number, String expected) {
        assertEquals(expected, FacetAddresses.text(Value.of(number)));
    }
}
