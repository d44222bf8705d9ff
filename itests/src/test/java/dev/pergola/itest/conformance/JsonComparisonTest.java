package dev.pergola.itest.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.itest.harness.Json;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonComparisonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a": 1, "b": [null, true]}          | {"b": [null, true], "a": 1}
            1.0                                  | 1.0000000001
            NaN                                  | NaN
            Infinity                             | Infinity
            "<<any>>"                            | {"a": 1}
            "<<int>>"                            | 12345678901234567890
            {"a": "<<number>>"}                  | {"a": 1.5}
            "from <<any>> to (b)"                | "from 1 to (b)"
            {"<<unordered>>": [1, 2, "<<str>>"]} | ["x", 2, 1]
            {"<<subset>>": {"a": 1}}             | {"a": 1, "b": 2}
            """)
    void agree(String expected, String actual) {
        assertEquals(Optional.empty(), JsonComparison.compare("value", Json.read(expected), Json.read(actual)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a": 1}                             | {"a": 1, "b": 2}
            {"a": 1, "b": 2}                     | {"a": 1}
            [1, 2]                               | [2, 1]
            [1]                                  | [1, 2]
            1                                    | 1.0
            1.0                                  | 1.00001
            0                                    | null
            null                                 | false
            "1"                                  | 1
            "<<int>>"                            | 1.5
            "<<int>>"                            | true
            "<<str>>"                            | null
            "from <<any>> to (b)"                | "from 1 to b"
            {"<<unordered>>": [1, 2]}            | [1, 2, 2]
            {"<<unordered>>": [1, 2]}            | [1]
            {"<<subset>>": {"a": 1}}             | {"a": 2}
            """)
    void differ(String expected, String actual) {
        assertTrue(JsonComparison.compare("value", Json.read(expected), Json.read(actual))
                .isPresent());
    }
}
