package dev.pergola.core.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullTextQueryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '\u0001',
            value = {
                "a b > \"a\" \"b\"",
                "dog \"cat fish\" > \"dog\" \"cat fish\"",
                "a\"b > \"a\" \"b\"",
                "one OR two* > \"one\" \"OR\" \"two*\"",
                "a \"\" b > \"a\" \"b\""
            })
    void nothingThatPeopleTypeIsAnOperator(String typed, String expected) {
        assertEquals(expected, FullTextQuery.escape(typed));
    }

    @ParameterizedTest
    @CsvSource({"''", "'  '", "'\"'", "'\"\"'"})
    void nothingTypedIsNothingSearched(String typed) {
        assertEquals("", FullTextQuery.escape(typed));
    }
}
