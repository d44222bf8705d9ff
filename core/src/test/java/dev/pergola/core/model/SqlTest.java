package dev.pergola.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTest {

    @Test
    void namesOfParametersComeInTheOrderOfTheirFirstUse() {
        Sql sql = Sql.of("select :b, :a, :b from t where x = :c");
        assertEquals(List.of("b", "a", "c"), List.copyOf(sql.parameterNames()));
    }

    @Test
    void everyUseIsListedWhereTheTextIsAsked() {
        assertEquals(List.of("b", "a", "b"), Sql.parameterNamesIn("select :b, :a, :b"));
    }

    @Test
    void colonsInLiteralsQuotedNamesAndCommentsAreNoParameters() {
        String sql = """
                select ':a', "b:b", [c:c], `d:d`, 'it''s :e' -- :f
                /* :g */ , :h /* never closed :i
                """;
        assertEquals(List.of("h"), Sql.parameterNamesIn(sql));
    }

    @Test
    void digitsAndForeignLettersMayNameAParameter() {
        assertEquals(List.of("1", "größe", "x"), Sql.parameterNamesIn("select :1, :größe, ::x, : y"));
    }

    @Test
    void sqliteTellsApartWhatBeginsEachParameter() {
        Sql sql = Sql.of("select @a, :a, $a, @a, b$c, '@d', @");
        assertEquals(List.of("@a", ":a", "$a"), List.copyOf(sql.placeholders()));
        assertEquals(List.of("a"), List.copyOf(sql.parameterNames()));
    }

    @Test
    void changingTheMapAfterwardsDoesNotChangeTheStatement() {
        var parameters = new java.util.HashMap<String, Value>();
        parameters.put("p0", Value.of(1));
        Sql sql = new Sql("select :p0", parameters);
        parameters.clear();
        assertEquals(Value.of(1), sql.parameters().get("p0"));
    }
}
