package dev.pergola.plugins.ephemeral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ServerException;
import dev.pergola.api.data.SqlValue;
import dev.pergola.testing.TestSite;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of pasted data. */
class PastedTextTest {

    @RegisterExtension
    static final TestSite SITE = TestSite.empty().database("any.db", "create table t (a)");

    private static PastedTable read(String text) {
        return PastedText.read(text, SITE.databases().find("any").orElseThrow());
    }

    private static String columns(PastedTable table) {
        return table.columns().stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", "));
    }

    private static List<String> row(PastedTable table, int row) {
        return table.rows().get(row).stream().map(SqlValue::toString).toList();
    }

    @Test
    void csvTsvAndJsonBecomeTheSameTable() {
        for (String text : List.of(
                "name,size,weight,note\nfern,12,0.5,\"a, \"\"b\"\"\"\noak,3,2.25,\n",
                "name;size;weight;note\r\nfern;12;0.5;\"a, \"\"b\"\"\"\r\noak;3;2.25;",
                "name\tsize\tweight\tnote\nfern\t12\t0.5\t\"a, \"\"b\"\"\"\noak\t3\t2.25\t\n",
                """
                [{"name": "fern", "size": 12, "weight": 0.5, "note": "a, \\"b\\""},
                 {"name": "oak", "size": 3, "weight": 2.25, "note": ""}]""",
                """
                {"name": "fern", "size": 12, "weight": 0.5, "note": "a, \\"b\\""}
                {"name": "oak", "size": 3, "weight": 2.25, "note": ""}
                """,
                """
                {"ok": true, "rows": [{"name": "fern", "size": 12, "weight": 0.5, "note": "a, \\"b\\""},
                 {"name": "oak", "size": 3, "weight": 2.25, "note": ""}]}
                """)) {
            PastedTable table = read(text);
            assertEquals("name TEXT, size INTEGER, weight REAL, note TEXT", columns(table), text);
            assertEquals(List.of("fern", "12", "0.5", "a, \"b\""), row(table, 0), text);
            assertEquals(List.of("oak", "3", "2.25", ""), row(table, 1), text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "007,TEXT",
        "1e5,TEXT",
        "+1,TEXT",
        "-1,INTEGER",
        "-0,TEXT",
        "12345678901234567890,TEXT",
        "1.50,REAL",
        ".5,TEXT",
        "'1,000',TEXT",
        "2024-01-01,TEXT",
        "0,INTEGER",
        "0.0,REAL"
    })
    void numbersOfWhichSomethingWouldBeLostStayTexts(String value, ColumnType type) {
        assertEquals(type, read("a\n\"" + value + "\"\n").columns().get(0).type());
    }

    @Test
    void emptyAndRepeatedNamesGetNumbersAndShortRowsEndInNull() {
        PastedTable table = read("a,A,,a\n1\n");

        assertEquals("a INTEGER, A_2 TEXT, column_3 TEXT, a_3 TEXT", columns(table));
        assertEquals(List.of("1", "NULL", "NULL", "NULL"), row(table, 0));
    }

    @Test
    void objectsNeedNotHaveTheSameMembersAndMayHoldOthers() {
        PastedTable table = read("[{\"a\": 1}, {}, {\"b\": {\"c\": [true, null]}, \"a\": null}]");

        assertEquals("a INTEGER, b TEXT", columns(table));
        assertEquals(List.of("NULL", "NULL"), row(table, 1));
        assertEquals(List.of("NULL", "{\"c\":[true,null]}"), row(table, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'   '|Nothing was pasted",
                "[1, 2]|Item 1 of the JSON is no object",
                "[{\"a\": }]|malformed",
                "{\"a\": [|malformed",
                "[]|no columns",
            })
    void whatCannotBeReadIsExplained(String text, String reason) {
        String message = assertThrows(ServerException.class, () -> read(text)).getMessage();
        assertTrue(message.contains(reason), message);
    }

    @Test
    void aRowWithTooManyValuesIsNamed() {
        String message = assertThrows(ServerException.class, () -> read("a,b\n1,2\n1,2,3\n"))
                .getMessage();
        assertTrue(message.contains("Row 3 has 3 values"), message);
    }
}
