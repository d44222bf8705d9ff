package dev.pergola.core.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of SQLite that are none. */
class Utf8Test {

    @ParameterizedTest
    @CsvSource({
        "'',               ''",
        "616263,           abc",
        "c3a5,             å",
        "ed959c,           한",
        "f09f9880,         😀",
        "61ff62,           a\uFFFDb",
        "c3,               \uFFFD",
        "eda0bdedb880,     \uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD",
        "61eda0bd62,       a\uFFFD\uFFFD\uFFFDb",
        "ed959ceda0bd,     한\uFFFD\uFFFD\uFFFD",
        "ed,               \uFFFD"
    })
    void eachByteThatBelongsToNoLetterIsReplaced(String bytes, String text) {
        assertEquals(text, Utf8.text(HexFormat.of().parseHex(bytes)));
    }
}
