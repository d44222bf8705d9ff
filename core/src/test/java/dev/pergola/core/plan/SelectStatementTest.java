package dev.pergola.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectStatementTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "  SELECT 1 ;",
                "-- first\nselect 1",
                "/* first */ select 1",
                "with a as (select 1) select * from a",
                "explain select 1",
                "explain query plan select 1",
                "select * from pragma_table_info('t')",
                "select 'a;b', \"c;d\" -- e;f\n;",
            })
    void statementsThatReadAreTaken(String text) {
        SelectStatement.of(text, QueryString.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "delete from t",
                "selection",
                "pragma table_info(t)",
                "select * from pragma_compile_options()",
                "explain delete from t",
                "/* select */ drop table t",
                "select 1; select 2",
                "select 1; drop table t",
            })
    void othersAreRefusedInWords(String text) {
        ServerException refusal =
                assertThrows(ServerException.class, () -> SelectStatement.of(text, QueryString.empty()));
        assertEquals(400, refusal.code().status());
    }

    @Test
    void longStatementsNeedNoMoreStackThanShortOnes() {
        for (String text : List.of(
                "select '" + "x".repeat(100_000) + "'",
                "select '" + "''".repeat(100_000) + "'",
                "/* a */ ".repeat(100_000) + "select 1")) {
            SelectStatement.of(text, QueryString.empty());
        }
    }

    @Test
    void parametersTakeTheirValuesFromTheRequest() {
        Sql sql = SelectStatement.of("select :a, ':no', :b -- :not\n;", QueryString.of("a", "1", "c", "2"));
        assertEquals(Map.of("a", Value.of("1"), "b", Value.of(""), "c", Value.of("2")), sql.parameters());
    }
}
