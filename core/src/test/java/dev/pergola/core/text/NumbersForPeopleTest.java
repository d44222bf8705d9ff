package dev.pergola.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersForPeopleTest {

    @ParameterizedTest
    @CsvSource({
        "0,0 bytes",
        "1,1 byte",
        "7,7 bytes",
        "1023,1023 bytes",
        "1024,1.0 KB",
        "1229,1.2 KB",
        "249856,244.0 KB",
        "3565158,3.4 MB",
        "1099511627776,1.0 TB",
        "9223372036854775807,8388608.0 TB",
    })
    void sizesAreInStepsOf1024(long bytes, String text) {
        assertEquals(text, ByteSize.format(bytes));
    }

    @Test
    void aSizeIsNotNegative() {
        assertThrows(IllegalArgumentException.class, () -> ByteSize.format(-1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "999|999",
                "1000|1,000",
                "10001|10,001",
                "-999|-999",
                "-1000|-1,000",
                "9223372036854775807|9,223,372,036,854,775,807",
                "-9223372036854775808|-9,223,372,036,854,775,808",
            })
    void digitsAreInGroupsOfThree(long number, String text) {
        assertEquals(text, NumberGrouping.format(number));
    }

    @Property
    void groupingOnlyAddsCommas(@ForAll long number) {
        assertEquals(Long.toString(number), NumberGrouping.format(number).replace(",", ""));
    }
}
