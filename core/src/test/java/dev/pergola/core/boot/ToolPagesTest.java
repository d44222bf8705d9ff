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

/** Pages on which scripts insert many rows and change tables: who gets them, and what they are told. */
class ToolPagesTest {

    @RegisterExtension
    private final AskedSite site = new AskedSite(
            """
            permissions:
              insert-row: {id: [ada, bob]}
              update-row: {id: ada}
              create-table: {id: ada}
              alter-table: {id: ada}
              drop-table: {id: ada}
              set-column-type: {id: ada}
              execute-write-sql: {id: ada}
            databases:
              data:
                tables:
                  secret: {allow: {id: carol}}
            """,
            "create table dogs(id integer primary key, name text not null default 'x', \"a<b\" varchar(5))",
            "create table secret(id integer primary key)",
            "create virtual table words using fts5(word)",
            "create view names as select name from dogs");

    private static void assertContains(String part, String text) {
        assertTrue(text.contains(part), () -> "expected <" + part + "> in:\n" + text);
    }

    @ParameterizedTest
    @CsvSource({
        "/data/dogs/-/insert-rows,   '',  403",
        "/data/dogs/-/insert-rows,   bob, 200",
        "/data/dogs/-/edit-table,    bob, 403",
        "/data/dogs/-/edit-table,    ada, 200",
        "/data/-/new-table,          bob, 403",
        "/data/-/new-table,          ada, 200",
        "/nope/-/new-table,          ada, 404",
        "/data/words/-/edit-table,   ada, 400",
        "/data/words/-/insert-rows,  ada, 200",
        "/data/words_content/-/insert-rows, ada, 403",
        "/data/names/-/edit-table,   ada, 404",
        "/data/secret/-/edit-table,  ada, 403",
        "/data/secret/-/insert-rows, ada, 403"
    })
    void whoMayNotIsRefused(String path, String id, int status) {
        var request = Request.get(path);
        Response response = site.ask(id.isEmpty() ? request : site.as(id, request));
        assertEquals(status, response.status());
    }

    @Test
    void theyAreOfferedToThoseWhoMay() throws IOException {
        String table = site.read("/data/dogs", "ada");
        assertContains("/data/dogs/-/insert-rows", table);
        assertContains("/data/dogs/-/edit-table", table);
        assertContains("set-column-type", table);
        String database = site.read("/data", "ada");
        assertContains("/data/-/new-table", database);
        assertContains("/data/-/execute-write", database);
        String ofBob = site.read("/data/dogs", "bob");
        assertContains("/data/dogs/-/insert-rows", ofBob);
        assertFalse(ofBob.contains("edit-table"), ofBob);
        assertFalse(site.read("/data", "bob").contains("new-table"));
        assertFalse(site.read("/data/words", "ada").contains("edit-table"));
        assertFalse(site.read("/data/names", "ada").contains("/-/new"));
    }

    @Test
    void scriptsAreToldWhatTheTableIs() throws IOException {
        String page = site.read("/data/dogs/-/insert-rows", "ada");
        assertContains("&#34;mayUpdate&#34;:true", page);
        assertContains("&#34;name&#34;:&#34;a&lt;b&#34;", page);
        assertContains("&#34;mostRows&#34;:100", page);
        assertContains("&#34;mayUpdate&#34;:false", site.read("/data/dogs/-/insert-rows", "bob"));
        assertContains("data-drop-table", site.read("/data/dogs/-/edit-table", "ada"));
    }

    @Test
    void aBrowserAsksAgainForPagesThatOfferChanges() {
        assertEquals("no-cache", kept(site.as("ada", Request.get("/data/dogs")).build()));
        assertEquals("max-age=5", kept(Request.get("/data/dogs").build()));
        assertEquals(
                "max-age=7",
                kept(site.as("ada", Request.get("/data/dogs?_ttl=7")).build()));
    }

    private String kept(Request request) {
        Response response = site.server().client().send(request);
        response.body().close();
        return response.headers().first("Cache-Control").orElse("");
    }
}
