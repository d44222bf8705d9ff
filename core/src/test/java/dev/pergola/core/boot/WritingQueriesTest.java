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

/** Stored queries that write are run, and people store, change and forget queries of their own. */
class WritingQueriesTest {

    @RegisterExtension
    private final AskedSite site = new AskedSite(
            """
            permissions:
              store-query: {id: [ada, bob]}
              execute-write-sql: {id: ada}
              insert-row: {id: ada}
              update-row: {id: ada}
              delete-row: {id: ada}
            databases:
              data:
                queries:
                  sign:
                    write: true
                    sql: insert into book(who, what, number) values (:who, :what, :number)
                    on_success_message: Thank you
                  count_up:
                    write: true
                    sql: update book set number = number + :by
                    on_success_message_sql: select 'Now ' || sum(number) || ' by ' || :by from book
                    on_success_redirect: /data/book
                    on_error_message: Not counted
                    on_error_redirect: /data
                  mine: {write: true, sql: 'insert into book(who) values (:_actor_id)'}
                  careful: {write: true, is_trusted: false, sql: insert into book(who) values (:who)}
                  secret: {write: true, sql: delete from book, allow: {id: ada}}
                  pack: {write: true, sql: vacuum}
                  steal: {write: true, sql: vacuum into 'stolen.db'}
                  attach: {write: true, sql: "attach ':memory:' as other"}
                  shadow: {write: true, sql: create temp table book(x)}
                  wrong: {write: true, sql: delete from book, on_success_message_sql: select nonsense}
                  read: select 1
            """,
            "create table book(who text, what text, number integer check (number > 0))",
            "insert into book values ('x', 'y', 1)",
            "create table other(a)");

    private final WritingSite ada = new WritingSite(site, "ada");
    private final WritingSite bob = new WritingSite(site, "bob");
    private final WritingSite nobody = new WritingSite(site, "");

    private static void assertContains(String part, String text) {
        assertTrue(text.contains(part), () -> "expected <" + part + "> in:\n" + text);
    }

    private static String location(Response response) {
        assertEquals(302, response.status());
        return response.headers().first("Location").orElse("");
    }

    private String book() throws IOException {
        return site.read("/data/book.json", "");
    }

    @Test
    void aFormLeadsOn() throws IOException {
        assertEquals("/data/sign", location(nobody.form("/data/sign", "who=Zo%C3%AB&what=hello+there&number=5")));
        assertContains("{\"rowid\":2,\"who\":\"Zoë\",\"what\":\"hello there\",\"number\":5}", book());
        assertEquals("/data/book", location(nobody.form("/data/count_up", "by=2")));
        assertEquals("/data", location(nobody.form("/data/count_up", "by=-500")));
        assertContains("\"number\":7", book());
    }

    @Test
    void theNextPageSaysOnceWhatWasDone() throws IOException {
        Response done = nobody.form("/data/sign", "who=a&what=b&number=2");
        String cookie = done.headers().first("Set-Cookie").orElse("").replaceFirst(";.*", "");
        Response page = site.ask(Request.get("/data/sign").header("Cookie", cookie));
        assertContains("<p class=\"message-info\" role=\"status\">Thank you</p>", AskedSite.text(page));
        assertContains("ds_messages=\"\"", page.headers().first("Set-Cookie").orElse(""));
        assertFalse(site.read("/data/sign", "").contains("Thank you"), "to others");
        Response failed = nobody.form("/data/count_up", "by=-500");
        cookie = failed.headers().first("Set-Cookie").orElse("").replaceFirst(";.*", "");
        assertContains(
                "<p class=\"message-error\" role=\"status\">Not counted</p>",
                AskedSite.text(site.ask(Request.get("/data").header("Cookie", cookie))));
        String forged = cookie.replaceFirst("ds_messages=.", "ds_messages=X");
        assertFalse(AskedSite.text(site.ask(Request.get("/data").header("Cookie", forged)))
                .contains("message-error"));
    }

    @Test
    void programsGetJson() throws IOException {
        assertEquals(
                "{\"ok\":true,\"message\":\"Thank you\",\"redirect\":null}",
                AskedSite.text(nobody.form("/data/sign?_json=1", "who=a&what=b&number=1")));
        assertEquals(
                "{\"ok\":true,\"message\":\"Now 5 by 2\",\"redirect\":\"/data/book\"}",
                nobody.post(200, "/data/count_up?_json=1", "{\"by\": \"2\"}").replace("Now 6", "Now 5"));
        assertEquals(
                "{\"ok\":false,\"error\":\"Not counted\",\"errors\":[\"Not counted\"],\"status\":400,\"redirect\":\"/data\"}",
                nobody.post(400, "/data/count_up?_json=1", "{\"by\": -500}"));
        assertContains(
                "You did not supply a value for binding parameter :what.",
                nobody.post(400, "/data/sign?_json=1", "{\"who\": 1}"));
        assertContains("Invalid JSON", nobody.post(400, "/data/sign", "{nonsense}"));
        nobody.post(200, "/data/sign?_json=1", "{\"who\": null, \"what\": [true, {\"a\": \"it's\"}], \"number\": 1}");
        assertContains("\"who\":\"None\",\"what\":\"[True, {'a': \\\"it's\\\"}]\"", book());
    }

    @Test
    void whoMayWhatCounts() throws IOException {
        assertEquals(403, nobody.form("/data/secret", "").status());
        assertEquals(403, nobody.form("/data/careful", "who=x").status());
        assertEquals(403, bob.form("/data/careful", "who=x").status());
        assertEquals("/data/careful", location(ada.form("/data/careful", "who=ada")));
        assertEquals(403, nobody.form("/data/mine?_json=1", "_actor_id=ada").status());
        assertContains(
                "\"message\":\"Query executed, 1 row affected\"", AskedSite.text(ada.form("/data/mine?_json=1", "")));
        assertContains("\"who\":\"ada\"", book());
        assertEquals(404, nobody.form("/data/nothing", "").status());
        assertEquals(405, nobody.form("/data/read", "").status());
        assertEquals(405, nobody.form("/data/book", "").status());
    }

    @Test
    void whatIsNoTransactionIsRunAloneOrRefused() throws IOException {
        assertContains("\"message\":\"Query executed\"", AskedSite.text(nobody.form("/data/pack?_json=1", "")));
        for (String query : new String[] {"steal", "attach", "shadow"}) {
            assertEquals(400, nobody.form("/data/" + query + "?_json=1", "").status(), query);
        }
        assertContains(
                "Error running on_success_message_sql: no such column",
                AskedSite.text(nobody.form("/data/wrong?_json=1", "")));
        assertContains("\"rows\":[]", book());
    }

    @Test
    void aQueryIsStoredForItsOwner() throws IOException {
        String answer = bob.post(201, "/data/-/queries/store", """
                {"query": {"name": "mine to keep", "sql": "select who from book where number > :low", "title": "T"}}""");
        assertContains("\"parameters\":[\"low\"]", answer);
        assertContains("\"is_private\":true,\"is_trusted\":false,\"source\":\"user\",\"owner_id\":\"bob\"", answer);
        assertContains("\"who\":\"x\"", site.read("/data/mine+to+keep.json?low=0", "bob"));
        assertEquals(403, site.ask(Request.get("/data/mine+to+keep.json?low=0")).status());
        bob.post(200, "/data/mine+to+keep/-/update", """
                {"update": {"sql": "select :b, :a", "parameters": "a b", "is_private": false}, "return": true}""");
        assertContains("\":b\":\"2\"", site.read("/data/mine+to+keep.json?a=1&b=2", ""));
        ada.post(403, "/data/mine+to+keep/-/update", "{\"update\": {\"title\": \"mine\"}}");
        ada.post(403, "/data/mine+to+keep/-/delete", "{}");
        assertEquals("/data", location(bob.form("/data/mine+to+keep/-/delete", "")));
        bob.post(404, "/data/mine+to+keep/-/delete", "{}");
        bob.post(403, "/data/sign/-/delete", "{}");
    }

    @Test
    void whoeverStoresAWriteHasToBeAllowedIt() throws IOException {
        String query = "{\"query\": {\"name\": \"w\", \"sql\": \"delete from other\", \"is_private\": false}}";
        bob.post(403, "/data/-/queries/store", query);
        ada.post(201, "/data/-/queries/store", query);
        assertEquals(403, bob.form("/data/w", "").status());
        assertEquals("/data/w", location(ada.form("/data/w", "")));
        assertEquals("/data/w2", location(ada.form("/data/-/queries/store", "name=w2&sql=select+1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                        | JSON must contain a query dictionary
            {"query": {"sql": "select 1"}}                            | Query name is required
            {"query": {"name": "a/b", "sql": "select 1"}}             | Invalid query name
            {"query": {"name": "a\\u0000b", "sql": "select 1"}}       | Invalid query name
            {"query": {"name": "book", "sql": "select 1"}}            | conflicts with a table
            {"query": {"name": "sign", "sql": "select 1"}}            | Query already exists
            {"query": {"name": "n"}}                                  | SQL is required
            {"query": {"name": "n", "sql": "selec 1"}}                | Could not analyze query
            {"query": {"name": "n", "sql": "select 1; select 2"}}     | one statement at a time
            {"query": {"name": "n", "sql": "select :_actor_id"}}      | Magic parameters
            {"query": {"name": "n", "sql": "select 1", "x": 1}}       | Invalid keys: x
            {"query": {"name": "n", "sql": "select 1", "is_trusted": true}}       | Invalid keys: is_trusted
            {"query": {"name": "n", "sql": "select :a", "parameters": ["b"]}}     | parameters must match
            {"query": {"name": "n", "sql": "select :a", "parameters": [1]}}       | list of strings
            {"query": {"name": "n", "sql": "select 1", "on_success_message": "x"}} | Writable query fields
            {"query": {"name": "n", "sql": "select 1", "title": 1}}   | title must be a string
            """)
    void whatCannotBeStoredIsExplained(String body, String reason) throws IOException {
        assertContains(reason, ada.post(400, "/data/-/queries/store", body));
        assertFalse(site.read("/data/-/queries.json", "ada").contains("\"name\":\"n\""));
    }

    @Test
    void whatWouldBeStoredIsLookedAtFirst() throws IOException {
        String answer = site.read("/data/-/queries/analyze?sql=delete+from+other", "bob");
        assertContains("\"allowed\":false", answer);
        assertContains("\"analysis_is_write\":true,\"save_disabled\":true", answer);
        assertContains(
                "\"save_disabled\":false", site.read("/data/-/queries/analyze?sql=select+*+from+sqlite_master", "bob"));
        assertEquals(403, site.ask(Request.get("/data/-/queries/analyze?sql=x")).status());
    }
}
