package dev.pergola.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffinityTest {

    @ParameterizedTest
    @CsvSource({
        "integer, INTEGER",
        "BigInt, INTEGER",
        "charint, INTEGER",
        "varchar(20), TEXT",
        "clob, TEXT",
        "'', BLOB",
        "blob, BLOB",
        "double precision, REAL",
        "float, REAL",
        "floating point, INTEGER",
        "decimal(10;2), NUMERIC",
        "boolean, NUMERIC"
    })
    void theFirstRuleThatFitsTheDeclaredTypeWins(String declaredType, Affinity expected) {
        assertEquals(expected, Affinity.of(declaredType));
    }
}
