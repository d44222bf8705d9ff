package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows are added, changed and deleted through the API. */
class WritingRowsTest {

    private static final String CONFIGURATION = """
            settings: {max_insert_rows: 5}
            permissions:
              insert-row: {id: [ada, bob]}
              update-row: {id: ada}
              delete-row: {id: ada}
              alter-table: {id: ada}
            databases:
              data:
                tables:
                  people: {column_types: {email: email, page: url, more: json}}
                  secret: {allow: {id: carol}}
            """;

    @RegisterExtension
    private final AskedSite site = new AskedSite(
            CONFIGURATION,
            "create table dogs(id integer primary key, name text not null, age integer default 3, tag text unique)",
            "insert into dogs(name, tag) values ('Rex', 'r'), ('Fido', 'f')",
            "create table notes(text, stars integer)",
            "create table parts(a text, b integer, c, primary key(a, b)) without rowid",
            "create table people(email text primary key, page text, more text)",
            "create table secret(id integer primary key)",
            "insert into secret values (1)",
            "create table \"o\"\"dd]\"(\"a\"\"b\" text, \"]\" text)",
            "create view names as select name from dogs",
            "create virtual table words using fts5(word)");

    private final WritingSite ada = new WritingSite(site, "ada");
    private final WritingSite bob = new WritingSite(site, "bob");

    private static void assertContains(String part, String text) {
        assertTrue(text.contains(part), () -> "expected <" + part + "> in:\n" + text);
    }

    @Test
    void aRowComesBackAsItIsStored() throws IOException {
        assertEquals(
                "{\"ok\":true,\"rows\":[{\"id\":3,\"name\":\"Ace\",\"age\":3,\"tag\":null}]}",
                ada.post(201, "/data/dogs/-/insert", "{\"row\": {\"name\": \"Ace\"}}"));
        assertContains("\"name\":\"Ace\"", site.read("/data/dogs.json", ""));
    }

    @Test
    void severalRowsComeBackWhereTheyAreWanted() throws IOException {
        assertEquals(
                "{\"ok\":true}",
                ada.post(201, "/data/notes/-/insert", "{\"rows\": [{\"text\": \"a\"}, {\"stars\": 2}]}"));
        assertEquals(
                "{\"ok\":true,\"rows\":[{\"text\":1.5,\"stars\":null},{\"text\":\"[1, {\\\"a\\\": true}]\",\"stars\":1}]}",
                ada.post(
                        201,
                        "/data/notes/-/insert",
                        "{\"rows\": [{\"text\": 1.5}, {\"text\": [1, {\"a\": true}], \"stars\": true}], \"return\": 1}"));
    }

    @Test
    void aColumnThatARowDoesNotNameGetsItsDefaultInEveryCase() throws IOException {
        ada.post(201, "/data/dogs/-/insert", "{\"rows\": [{\"name\": \"A\"}, {\"name\": \"B\", \"age\": 9}]}");
        assertContains("{\"id\":3,\"name\":\"A\",\"age\":3,", site.read("/data/dogs.json", ""));
        ada.post(200, "/data/dogs/-/upsert", """
                {"rows": [{"id": 3, "name": "A2"}, {"id": 4, "name": "B2", "tag": "t"}]}""");
        assertContains(
                "{\"id\":3,\"name\":\"A2\",\"age\":3,\"tag\":null},{\"id\":4,\"name\":\"B2\",\"age\":9,\"tag\":\"t\"}",
                site.read("/data/dogs.json", ""));
    }

    @Test
    void oneRowThatIsRefusedRefusesAll() throws IOException {
        String before = site.read("/data/dogs.json", "");
        assertContains(
                "UNIQUE constraint failed: dogs.id",
                ada.post(400, "/data/dogs/-/insert", "{\"rows\": [{\"name\": \"x\"}, {\"id\": 1, \"name\": \"y\"}]}"));
        assertEquals(before, site.read("/data/dogs.json", ""));
    }

    @Test
    void everyRowIsToldWhatIsWrongWithIt() throws IOException {
        assertContains(
                "\"errors\":[\"Row 0 has invalid columns: yy, zz\",\"Row 2 has invalid columns: Name\"]",
                ada.post(400, "/data/dogs/-/insert", """
                        {"rows": [{"zz": 1, "yy": 2}, {"name": "x"}, {"Name": "y"}]}"""));
        assertContains(
                "\"errors\":[\"Row 0 is missing primary key column(s): \\\"b\\\"\","
                        + "\"Row 0 has null primary key column(s): \\\"a\\\"\",\"Row 1 has invalid columns: q\"]",
                ada.post(400, "/data/parts/-/upsert", """
                        {"rows": [{"a": null}, {"a": "x", "b": 1, "q": 1}]}"""));
        assertContains(
                "\"errors\":[\"email: Invalid email address\",\"page: Invalid URL\",\"email: Email must be a string\","
                        + "\"more: Invalid JSON\"]",
                ada.post(400, "/data/people/-/insert", """
                        {"rows": [{"page": "ftp://x", "email": "x"}, {"email": 5, "more": "{"}]}"""));
    }

    @Test
    void rowsInTheWayAreKeptOrReplaced() throws IOException {
        assertEquals(
                "{\"ok\":true,\"rows\":[{\"id\":1,\"name\":\"Rex\",\"age\":3,\"tag\":\"r\"},"
                        + "{\"id\":2,\"name\":\"Fido\",\"age\":3,\"tag\":\"f\"}]}",
                ada.post(201, "/data/dogs/-/insert", """
                        {"rows": [{"name": "New", "tag": "f"}, {"id": 1, "name": "Other"}], "ignore": true, "return": true}"""));
        assertContains(
                "{\"id\":3,\"name\":\"New\",\"age\":3,\"tag\":\"f\"}",
                ada.post(
                        201,
                        "/data/dogs/-/insert",
                        "{\"row\": {\"name\": \"New\", \"tag\": \"f\"}, \"replace\": true}"));
        assertFalse(site.read("/data/dogs.json", "").contains("Fido"));
        assertContains(
                "need update-row",
                bob.post(403, "/data/dogs/-/insert", "{\"row\": {\"id\": 1, \"name\": \"x\"}, \"replace\": true}"));
    }

    @Test
    void columnsThatAreMissingAreMadeWhereThatIsWanted() throws IOException {
        assertContains(
                "{\"text\":\"a\",\"stars\":null,\"where\":\"x\",\"n\":1,\"r\":1.5,\"b\":{\"$base64\":true,\"encoded\":\"AAE=\"}}",
                ada.post(201, "/data/notes/-/insert", """
                        {"row": {"text": "a", "where": "x", "n": 1, "r": 1.5, "b": {"$base64": true, "encoded": "AAE="}},
                         "alter": true}"""));
        assertContains(
                "\\\"where\\\" TEXT, \\\"n\\\" INTEGER, \\\"r\\\" REAL, \\\"b\\\" BLOB",
                site.read("/data/notes.json?_extra=table_definition", ""));
        assertContains(
                "Permission denied for alter-table",
                bob.post(403, "/data/notes/-/insert", "{\"row\": {\"more\": 1}, \"alter\": true}"));
        ada.post(400, "/data/notes/-/insert", "{\"row\": {\"a\\u0000b\": 1}, \"alter\": true}");
        ada.post(400, "/data/notes/-/insert", "{\"row\": {\"\": 1}, \"alter\": true}");
    }

    @Test
    void namesAreNeverSql() throws IOException {
        assertEquals(
                "{\"ok\":true,\"rows\":[{\"a\\\"b\":\"'; drop table dogs; --\",\"]\":null}]}",
                ada.post(201, "/data/o~22dd~5D/-/insert", "{\"row\": {\"a\\\"b\": \"'; drop table dogs; --\"}}"));
        ada.post(200, "/data/o~22dd~5D/1/-/update", "{\"update\": {\"]\": \"z\"}}");
        ada.post(400, "/data/o~22dd~5D/1/-/update", "{\"update\": {\"] = 1; drop table dogs; --\": \"z\"}}");
        ada.post(201, "/data/notes/-/insert", "{\"row\": {\"x\\\" text); drop table dogs; --\": 1}, \"alter\": true}");
        assertContains("\"name\":\"Rex\"", site.read("/data/dogs.json", ""));
        assertContains("\"]\":\"z\"", site.read("/data/o~22dd~5D.json", ""));
    }

    @Test
    void rowsOfEveryKindOfTableComeBack() throws IOException {
        assertContains(
                "[{\"a\":\"x\",\"b\":1,\"c\":null},{\"a\":\"x\",\"b\":2,\"c\":3}]",
                ada.post(201, "/data/parts/-/insert", """
                        {"rows": [{"a": "x", "b": 2, "c": 3}, {"a": "x", "b": 1}], "return": true}"""));
        assertContains(
                "[{\"a\":\"x\",\"b\":2,\"c\":4},{\"a\":\"y\",\"b\":1,\"c\":null}]",
                ada.post(200, "/data/parts/-/upsert", """
                        {"rows": [{"a": "x", "b": 2, "c": 4}, {"a": "y", "b": 1}], "return": true}"""));
        assertContains(
                "[{\"word\":\"leaf\"}]", ada.post(201, "/data/words/-/insert", "{\"row\": {\"word\": \"leaf\"}}"));
        assertContains(
                "[{\"rowid\":7,\"text\":\"t\",\"stars\":null}]",
                ada.post(200, "/data/notes/-/upsert", "{\"row\": {\"rowid\": 7, \"text\": \"t\"}}"));
    }

    @Test
    void aRowIsChanged() throws IOException {
        assertEquals("{\"ok\":true}", ada.post(200, "/data/dogs/1/-/update", "{\"update\": {\"age\": 9}}"));
        assertEquals(
                "{\"ok\":true,\"rows\":[{\"id\":10,\"name\":\"Rex\",\"age\":9,\"tag\":null}]}",
                ada.post(200, "/data/dogs/1/-/update", "{\"update\": {\"id\": 10, \"tag\": null}, \"return\": true}"));
        assertEquals("{\"ok\":true}", ada.post(200, "/data/dogs/10/-/update", "{\"update\": {}}"));
        assertContains("no such column", ada.post(400, "/data/dogs/10/-/update", "{\"update\": {\"zz\": 1}}"));
        assertContains(
                "NOT NULL constraint failed",
                ada.post(400, "/data/dogs/10/-/update", "{\"update\": {\"name\": null}}"));
        assertContains("Invalid keys: x, y", ada.post(400, "/data/dogs/10/-/update", """
                {"update": {}, "y": 1, "x": 1}"""));
    }

    @Test
    void aRowIsDeletedOnce() throws IOException {
        assertEquals("{\"ok\":true}", ada.post(200, "/data/dogs/1/-/delete", "{nonsense"));
        ada.post(404, "/data/dogs/1/-/delete", "");
        assertFalse(site.read("/data/dogs.json", "").contains("Rex"));
    }

    @Test
    void theNextPageOfABrowserSaysWhichRowItWas() throws IOException {
        Response updated = ada.sent("/data/dogs/2/-/update?_message=1", "{\"update\": {\"tag\": \" Fi \\n do \"}}");
        String cookie = updated.headers().first("Set-Cookie").orElse("").replaceFirst(";.*", "");
        assertContains(
                "Updated row 2 (Fi do)",
                AskedSite.text(site.ask(Request.get("/data/dogs").header("Cookie", cookie))));
        Response deleted = ada.sent("/data/dogs/2/-/delete?_redirect_to_table=1", "");
        assertEquals("{\"ok\":true,\"redirect\":\"/data/dogs\"}", AskedSite.text(deleted));
        assertTrue(deleted.headers().first("Set-Cookie").isPresent());
    }

    @Test
    void pagesShowAtOnceWhatWasWritten() throws IOException {
        for (int i = 0; i < 20; i++) {
            ada.post(200, "/data/dogs/1/-/update", "{\"update\": {\"age\": " + (100 + i) + "}}");
            assertContains("\"age\":" + (100 + i), site.read("/data/dogs/1.json", ""));
            assertContains("\"age\":" + (100 + i), site.read("/data/dogs.json", ""));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/data/dogs/-/insert,       '',  403",
        "/data/dogs/-/upsert,       bob, 403",
        "/data/dogs/1/-/update,     bob, 403",
        "/data/dogs/1/-/delete,     '',  403",
        "/data/dogs/99/-/delete,    '',  404",
        "/data/secret/1/-/delete,   '',  403",
        "/data/secret/99/-/delete,  '',  403",
        "/data/nope/-/insert,       ada, 404",
        "/nope/dogs/-/insert,       ada, 404",
        "/data/names/-/insert,      ada, 404",
        "/data/names/1/-/update,    ada, 404",
        "/data/parts/x/-/update,    ada, 400",
        "/data/words_content/-/insert, ada, 403"
    })
    void whoMayNotIsRefusedBeforeTheBodyIsRead(String path, String id, int status) throws IOException {
        new WritingSite(site, id).post(status, path, "{nonsense");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                        | Invalid JSON
            {                                         | Invalid JSON
            {"row": {}} x                             | Invalid JSON
            {"row": {"name": NaN}}                    | Invalid JSON
            {"row": {"name": "\\ud800"}}              | Invalid JSON
            {"row": {"name": 1e5e5}}                  | Invalid JSON
            []                                        | JSON must be a dictionary
            "row"                                     | JSON must be a dictionary
            {}                                        | JSON must have one or other
            {"row": {}, "rows": []}                   | Cannot use \\"row\\" and \\"rows\\"
            {"row": []}                               | must be a dictionary
            {"rows": {}}                              | must be a list
            {"rows": [1]}                             | must be a list of dictionaries
            {"rows": [{},{},{},{},{},{}]}             | Too many rows, maximum allowed is 5
            {"rows": [], "b": 1, "a": 1}              | Invalid parameter: \\"a\\", \\"b\\"
            {"rows": [], "ignore": 1, "replace": 1}   | Cannot use \\"ignore\\" and \\"replace\\"
            {"row": {"age": 9223372036854775808}}     | Integers have 64 bits
            {"row": {"name": {"$base64": true, "encoded": 1}}}    | must be a string
            {"row": {"name": {"$base64": true, "encoded": "a"}}}  | Invalid $base64
            """)
    void whatMakesNoSenseIsExplained(String body, String reason) throws IOException {
        assertContains(reason, ada.post(400, "/data/dogs/-/insert", body));
    }

    @Test
    void depthAndLengthHaveLimits() throws IOException {
        ada.post(400, "/data/notes/-/insert", "{\"row\": {\"text\": " + "[".repeat(100_000));
        ada.post(400, "/data/notes/-/insert", "{\"row\": {\"text\": " + "[".repeat(500) + "]".repeat(500) + "}}");
        ada.post(201, "/data/notes/-/insert", "{\"row\": {\"text\": " + "[".repeat(100) + "]".repeat(100) + "}}");
        ada.post(400, "/data/notes/-/insert", "{\"row\": {\"stars\": " + "9".repeat(100_000) + "}}");
        ada.post(400, "/data/notes/-/insert", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
    }

    @Test
    void numbersKeepWhatTheyAre() throws IOException {
        assertContains(
                "[{\"text\":9223372036854775807,\"stars\":-9223372036854775808},{\"text\":1.0,\"stars\":null},"
                        + "{\"text\":1e999,\"stars\":null}]",
                ada.post(201, "/data/notes/-/insert", """
                        {"rows": [{"text": 9223372036854775807, "stars": -9223372036854775808}, {"text": 1.0},
                         {"text": 1e999}], "return": true}"""));
    }
}
