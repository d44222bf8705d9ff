package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.db.ReadLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What somebody may not see is answered as if it were not there, and no question about it that he asks in a roundabout way
 * has an answer that depends on it.
 */
class HiddenExistenceTest {

    @RegisterExtension
    final AskedSite site = new AskedSite(
                    """
                    databases:
                      hidden: {allow: {id: ada}}
                      data:
                        allow_sql: {id: ada}
                        permissions:
                          insert-row: {id: [ada, writer]}
                          update-row: {id: [ada, writer]}
                          delete-row: {id: [ada, writer]}
                          drop-table: {id: [ada, writer]}
                          create-table: {id: [ada, writer]}
                        tables:
                          wages: {allow: {id: ada}}
                          notes: {allow: {id: ada}}
                          notes_fts: {allow: {id: ada}}
                    """,
                    "create table birds(id integer primary key, name text)",
                    "insert into birds values(1, 'Wren'), (2, 'Owl')",
                    "create table wages(id integer primary key, amount text, bird integer references birds(id))",
                    "insert into wages values(4711, 'plenty', 1)",
                    "create table notes(id integer primary key, note text)",
                    "insert into notes values(1, 'plenty')",
                    "create virtual table notes_fts using fts5(note, content='notes')",
                    "insert into notes_fts(rowid, note) select id, note from notes")
            .and("hidden", "create table shed(id integer primary key)");

    private String answer(Response response, String sent) throws IOException {
        return response.status() + " "
                + AskedSite.text(response).replaceAll("\\b" + sent + "\\b", "").replaceAll("\"\\w*ms\":[0-9.]+", "");
    }

    private String get(String address, String sent) throws IOException {
        return answer(site.ask(Request.get(address)), sent);
    }

    private String post(String address, String sent) throws IOException {
        return answer(
                site.ask(Request.get(address).method("POST").body("application/json", new byte[] {'{', '}'})), sent);
    }

    @ParameterizedTest
    @CsvSource({
        "/data/wages/4711.json,          /data/wages/7788.json,          4711, 7788",
        "/data/wages/4711,               /data/wages/7788,               4711, 7788",
        "/data/wages/4711.csv,           /data/wages/7788.csv,           4711, 7788",
        "/data/wages/4711.blob?_blob_column=amount, /data/wages/7788.blob?_blob_column=amount, 4711, 7788",
        "/data/wages/4711.blob?_blob_column=amount, /data/wages/4711.blob?_blob_column=nope, amount, nope",
        "/data/wages/-/fragment?_row=4711, /data/wages/-/fragment?_row=7788, 4711, 7788",
        "/data/wages/-/autocomplete?q=plenty, /data/wages/-/autocomplete?q=nothing, plenty, nothing",
        "/data/wages.json?amount=plenty, /data/wages.json?amount=nothing, plenty, nothing",
        "/data/wages.json?_sort=amount, /data/wages.json?_sort=nothing, amount, nothing",
        "/data/wages.json?_facet=amount, /data/wages.json?_facet=nothing, amount, nothing",
        "/data/-/query.json?sql=select+*+from+wages, /data/-/query.json?sql=select+*+from+wagon, wages, wagon",
        "/data/-/query/parameters?sql=select+*+from+wages, /data/-/query/parameters?sql=select+*+from+wagon, wages, wagon",
        "/data/birds.json?_where=id+in+(select+bird+from+wages), /data/birds.json?_where=id+in+(select+bird+from+wagon), wages, wagon",
        "/-/allowed.json?action=view-table&parent=hidden, /-/allowed.json?action=view-table&parent=nowhere, hidden, nowhere",
        "/-/allowed.json?action=view-table&parent=data&child=wages, /-/allowed.json?action=view-table&parent=data&child=wagon, wages, wagon",
        "/-/jump.json?q=wages,        /-/jump.json?q=wagon,         wages, wagon",
        "/-/jump.json?q=hidden,       /-/jump.json?q=nowhere,       hidden, nowhere",
        "/-/schema.json?q=wages,      /-/schema.json?q=wagon,       wages, wagon"
    })
    void nothingTellsWhetherWhatIsHiddenIsThere(String there, String missing, String name, String other)
            throws IOException {
        assertEquals(get(missing, other), get(there, name));
        assertEquals(work(missing, other), work(there, name), "nor how long the answer takes");
    }

    /** What the server reads for somebody who has signed in, so that nothing is repeated; without what was asked for. */
    private List<String> work(String address, String sent) throws IOException {
        ReadLog log = new ReadLog();
        site.server()
                .databases()
                .logs()
                .noting(log, () -> AskedSite.text(site.ask(site.as("bob", Request.get(address)))));
        return log.statements().stream()
                .map(statement -> statement.database() + ": " + statement.sql().replaceAll("\\b" + sent + "\\b", ""))
                .toList();
    }

    @Test
    void theWorkForWhatMayBeSeenIsSeen() throws IOException {
        assertTrue(work("/data/birds/1.json", "1").stream().anyMatch(statement -> statement.contains("birds")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "delete"})
    void whetherARowIsThereIsNotToldToThoseWhoMayNeitherSeeNorChangeIt(String action) throws IOException {
        assertEquals(post("/data/wages/7788/-/" + action, "7788"), post("/data/wages/4711/-/" + action, "4711"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/data/birds.json", "/data/birds.csv", "/data/birds", "/data/birds/-/fragment"})
    void rowsAreNotFoundThroughATableThatIsHidden(String address) throws IOException {
        for (String value : new String[] {"plenty", "nothing"}) {
            Response response = site.ask(Request.get(QueryString.of(
                            "_through", "{\"table\":\"wages\",\"column\":\"amount\",\"value\":\"" + value + "\"}")
                    .appendTo(address)));
            assertEquals(400, response.status(), value);
            String missing = get(
                    QueryString.of("_through", "{\"table\":\"wagon\",\"column\":\"amount\",\"value\":\"x\"}")
                            .appendTo(address),
                    "wagon");
            assertEquals("400", missing.substring(0, 3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/data/birds.json", "/data/birds.csv", "/data/birds", "/data/birds/-/fragment"})
    void rowsAreNotFoundByAFullTextTableThatIsHidden(String address) {
        for (String table : new String[] {"notes_fts", "NOTES_FTS", "notes_fts_data", "nothing"}) {
            for (String text : new String[] {"plenty", "nothing"}) {
                QueryString search = QueryString.of("_fts_table", table, "_fts_pk", "id", "_search", text);
                assertEquals(
                        400, site.ask(Request.get(search.appendTo(address))).status(), table + text);
                QueryString column = QueryString.of("_fts_table", table, "_fts_pk", "id", "_search_note", text);
                assertEquals(
                        400, site.ask(Request.get(column.appendTo(address))).status(), table + text);
            }
        }
    }

    @Test
    void rowsAreFoundByAFullTextTableThatMayBeSeen() throws IOException {
        QueryString search = QueryString.of("_fts_table", "notes_fts", "_fts_pk", "id", "_search", "plenty");
        assertTrue(site.read(search.appendTo("/data/birds.json"), "ada").contains("Wren"));
    }

    @Test
    void whatTheTablesOfSqliteTellIsForThoseWhoMayRunSql() throws Exception {
        site.write("analyze");
        site.server().reload();
        assertEquals(403, site.ask(Request.get("/data/sqlite_stat1.json")).status());
        assertEquals(
                403, site.ask(Request.get("/data/sqlite_stat1.csv?_stream=1")).status());
        assertFalse(site.read("/data.json?_show_hidden=1", "").contains("sqlite_stat1"));
        assertTrue(site.read("/data/sqlite_stat1.json", "ada").contains("wages"));
    }

    private String written(String path, String body) throws IOException {
        return new WritingSite(site, "writer").post(200, path, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whoMayWriteAndNotSeeIsNotToldWhatWasThere() throws IOException {
        WritingSite writer = new WritingSite(site, "writer");
        String nothing = "{\"ok\":true}";
        assertEquals(nothing, writer.post(201, "/data/wages/-/insert", "{\"row\":{\"id\":4711},\"ignore\":true}"));
        assertEquals(nothing, written("/data/wages/-/upsert", "{\"row\":{\"id\":4711,\"bird\":2},\"return\":true}"));
        assertEquals(nothing, written("/data/wages/4711/-/update", "{\"update\":{\"bird\":1},\"return\":true}"));
        assertTrue(written("/data/wages/-/drop", "{}").contains("\"row_count\":null"));
        String made = writer.post(201, "/data/-/create", "{\"table\":\"wages\",\"row\":{\"id\":9},\"pk\":\"id\"}");
        assertFalse(made.contains("amount"), made);
        assertTrue(
                writer.post(201, "/data/wages/-/insert", "{\"row\":{\"amount\":\"mine\"}}")
                        .contains("\"mine\""),
                "what one has added comes back");
    }

    @Test
    void messagesDoNotQuoteWhatTheOneWhoWritesMayNotSee() throws IOException {
        Response updated = new WritingSite(site, "writer")
                .sent("/data/notes/1/-/update?_message=1", "{\"update\":{\"note\":\"plenty\"}}");
        assertEquals(200, updated.status());
        String cookie = updated.headers().first("Set-Cookie").orElse("").replaceAll(";.*", "");
        String page = AskedSite.text(site.ask(Request.get("/").header("Cookie", cookie)));
        assertTrue(page.contains("Updated row 1") && !page.contains("plenty"), page);
    }
}
