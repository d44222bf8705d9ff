package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects become rows. */
class ImportJsonTest {

    @TempDir
    private Path directory;

    private ImportFolder folder;

    @BeforeEach
    void open() {
        folder = new ImportFolder(directory);
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void aListOfObjectsBecomesATableOfAllTheirMembers() {
        folder.imported(folder.file("plants.json", """
                [{"id": 1, "name": "Hop", "code": "007", "wild": true},
                 {"id": 2, "height": 2, "name": null, "tags": ["a", {"b": 1}]},
                 {"id": 3, "height": 2.5, "code": 12}]"""));

        assertEquals("id INTEGER, name TEXT, code TEXT, wild INTEGER, height REAL, tags TEXT", folder.types("plants"));
        assertEquals(
                List.of(
                        "1|'Hop'|'007'|1|null|null",
                        "2|null|null|null|2.0|'[\"a\", {\"b\": 1}]'",
                        "3|null|'12'|null|2.5|null"),
                folder.query("select * from plants"));
    }

    @Test
    void anObjectMayHaveTheListInIt() {
        folder.imported(folder.file("plants.json", """
                {"ok": true, "next": null, "columns": ["id"], "rows": [{"id": 1}, {"id": 2}], "truncated": false}"""));
        assertEquals(List.of("1", "2"), folder.query("select id from plants"));

        folder.imported(folder.file("one.json", "{\"id\": 7, \"tags\": [1, 2]}"));
        assertEquals(List.of("7|'[1, 2]'"), folder.query("select * from one"));
    }

    @Test
    void objectsMayStandOneAfterTheOther() {
        folder.imported(
                folder.file("lines.ndjson", "{\"id\": 1, \"in\": [{\"a\": 1}]}\n\n{\"id\": 2}\n"),
                folder.file("named.json", "{\"id\": 1}\n{\"id\": 2}\n"));
        assertEquals(List.of("1|'[{\"a\": 1}]'", "2|null"), folder.query("select * from lines"));
        assertEquals(List.of("1", "2"), folder.query("select id from named"));
    }

    @Test
    void contentTellsWhereANameDoesNot() {
        folder.imported(folder.file("answer", " [{\"id\": 1}]"), folder.file("table", "id,n\n1,2\n"));
        assertEquals(List.of("1"), folder.query("select id from answer"));
        assertEquals(List.of("1|2"), folder.query("select * from \"table\""));
    }

    @Test
    void membersOfObjectsWithinObjectsCanBecomeColumns() {
        folder.imported(
                folder.file("plants.json", "[{\"id\": 1, \"at\": {\"x\": 1, \"y\": {\"z\": 2}}}]"), "--flatten");
        assertEquals(List.of("1|1|2"), folder.query("select id, at_x, at_y_z from plants"));
    }

    @Test
    void membersAndTypesThatComeLateAreThereAll() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 25_000; i++) {
            text.append("{\"id\": ").append(i).append("}\n");
        }
        folder.imported(folder.file("plants.jsonl", text + "{\"id\": \"last\", \"note\": 1.5}\n"));
        assertEquals("id TEXT, note REAL", folder.types("plants"));
        assertEquals(List.of("25001|1"), folder.query("select count(*), count(note) from plants"));
    }

    @Test
    void numbersTooLongForSqliteStayText() {
        folder.imported(folder.file("plants.json", "[{\"n\": 12345678901234567890}, {\"n\": 1}]"));
        assertEquals(List.of("12345678901234567890", "1"), folder.query("select n from plants"));
        assertEquals("n TEXT", folder.types("plants"));
    }

    @Test
    void whatIsNoListOfObjectsIsRefused() throws IOException {
        refuses("[1, 2]", "plants.json, line 1: an object was expected, but this is another value.", ROWS);
        refuses(
                "[{\"id\": 1},\n {\"id\": }]",
                "plants.json, line 2: it is no JSON at character 9: Unexpected character ('}' (code 125)):"
                        + " expected a value.",
                ROWS);
        refuses("", "plants.json: it is empty.", "Leave it out, or check what should have written it.");
        refuses(
                "{\"a\": [{\"id\": 1}], \"b\": [{\"id\": 1}]}",
                "plants.json, line 1: there are two lists of objects, \"a\" and \"b\".",
                "Keep the one with the rows, or say --format ndjson if the whole object is a row.");
        refuses("[".repeat(500), "plants.json, line 1: an object was expected, but this is another value.", ROWS);
        refuses(
                "[{\"a\": " + "[".repeat(500),
                "plants.json, line 1: it goes beyond what is accepted: Document nesting depth (201) exceeds the maximum"
                        + " allowed (200, from `StreamReadConstraints.getMaxNestingDepth()`).",
                "A row has up to 16,777,216 characters, and its values are nested up to 200 times.");
        refuses(
                "[{\"a\": \"x\\u0000y\"}]",
                "plants.json, line 1: column a: a NUL character, at which text would end.",
                "Correct the value, or say --skip-bad-rows.");
    }

    @Test
    void aRowHasABoundHoweverManyValuesItHas() throws IOException {
        String value = "\"" + "x".repeat(1 << 20) + "\"";
        String most = String.join(",", Collections.nCopies(15, value));
        folder.imported(folder.file("many.json", "[{\"a\": [" + most + "]}, {\"a\": [" + most + "]}]"));
        assertEquals(List.of("2"), folder.query("select count(*) from many"));
        refuses(
                "[{\"a\": 1}, {\"a\": [" + most + "," + value + "," + value + "]}]",
                "plants.json, line 1: it goes beyond what is accepted: the row has more than 16,777,216 characters.",
                "A row has up to 16,777,216 characters, and its values are nested up to 200 times.");
    }

    private static final String ROWS =
            "Rows are objects: a list of them, an object with one such list, or one after the other.";

    private void refuses(String text, String reason, String hint) throws IOException {
        assertEquals("Error: " + reason + "\n" + hint + "\n", folder.refusal(folder.file("plants.json", text)));
    }
}
