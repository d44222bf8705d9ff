package dev.pergola.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CssClassTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "simple|simple",
                "MixedCase|MixedCase",
                "a_b-2|a_b-2",
                "-no-leading-hyphens|no-leading-hyphens-65bea6",
                "_no-leading-underscores|no-leading-underscores-b921bc",
                "no spaces|no-spaces-7088d7",
                "no \t spaces |no-spaces-eeb779",
                "-|336d5e",
                "no $ characters|no--characters-59e024",
                "é|66ddcd",
                "2a|2a-e36314",
            })
    void namesAClass(String name, String expected) {
        assertEquals(expected, CssClass.of(name));
    }
}
