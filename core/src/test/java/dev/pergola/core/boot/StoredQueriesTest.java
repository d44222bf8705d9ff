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

/** Stored queries of a configuration, asked by several people. */
class StoredQueriesTest {

    @RegisterExtension
    private final AskedSite site = new AskedSite(
            """
            settings: {default_cache_ttl: 7}
            databases:
              data:
                allow_sql: {id: ada}
                queries:
                  by_name:
                    title: Birds by name
                    description: <Nearly> all of them
                    sql: select name from birds where name like :part || '%' order by name
                    fragment: map
                  count: select count(*) as n from birds
                  birds: select 'never reached'
                  swapped: {sql: 'select :a || :b as text', params: [b, a], hide_sql: true}
                  me: select :_actor_id as me
                  own_sql: {sql: select 1 as one, is_trusted: false}
                  secret: {sql: select 2 as two, allow: {id: ada}}
                  add: {sql: insert into birds(name) values (:name), write: true}
                  broken: select nothing from nowhere
                  pragma: pragma table_info(birds)
                  html: {sql: select 3, description_html: <b>bold</b>}
            """,
            "create table birds(id integer primary key, name text)",
            "insert into birds(name) values ('Robin'), ('Wren')");

    private static void assertContains(String part, String text) {
        assertTrue(text.contains(part), () -> "expected <" + part + "> in:\n" + text);
    }

    private Response ask(String path) {
        return site.ask(Request.get(path));
    }

    @Test
    void aQueryAnswersAtItsOwnAddress() throws IOException {
        assertEquals("{\"ok\":true,\"rows\":[{\"n\":2}],\"truncated\":false}", site.read("/data/count.json", ""));
        assertContains("[{\"name\":\"Wren\"}]", site.read("/data/by_name.json?part=W", ""));
        assertContains("[{\"name\":\"Robin\"},{\"name\":\"Wren\"}]", site.read("/data/by_name.json", ""));
        assertContains("[{\"text\":\"xy\"}]", site.read("/data/swapped.json?a=x&b=y", ""));
        assertEquals(
                "max-age=7",
                ask("/data/count.json").headers().first("Cache-Control").orElse(""));
    }

    @Test
    void aTableOfTheSameNameGoesFirst() throws IOException {
        assertContains("\"name\":\"Robin\"", site.read("/data/birds.json", ""));
    }

    @Test
    void whoAsksIsFilledInAndNotTakenFromTheAddress() throws IOException {
        assertContains("[{\"me\":\"ada\"}]", site.read("/data/me.json?_actor_id=root", "ada"));
        assertEquals(403, ask("/data/me.json?_actor_id=root").status());
        assertEquals(
                400,
                site.ask(site.as("ada", Request.get("/data/-/query.json?sql=select+:_actor_id")))
                        .status());
    }

    @ParameterizedTest
    @CsvSource({
        "/data/secret.json,           '',   403",
        "/data/secret.json,           ada,  200",
        "/data/own_sql.json,          '',   403",
        "/data/own_sql.json,          ada,  200",
        "/data/secret/-/definition,   '',   403",
        "/data/nope/-/definition,     '',   404",
        "/data/nope.json,             '',   404",
        "/data/count/1.json,          '',   404",
        "/data/count.nope,            '',   404",
        "/data/count.json?_extra=no,  '',   400",
        "/data/broken.json,           '',   400",
        "/data/broken,                '',   200",
        "/data/pragma.json,           '',   200",
        "/nope/-/queries.json,        '',   404",
        "/data/-/queries.json?is_write=maybe, '', 400",
        "/data/-/queries.json?_size=201,      '', 400",
        "/data/-/query/parameters?sql=select+:a,     '',  403",
        "/data/-/query/parameters?sql=select+:_a_b,  ada, 400",
        "/data/-/query/parameters?x=1,               ada, 400"
    })
    void eachIsAnsweredWithTheRightStatus(String path, String id, int status) {
        var request = Request.get(path);
        assertEquals(
                status, site.ask(id.isEmpty() ? request : site.as(id, request)).status());
    }

    @Test
    void aWritingQueryIsShownAndNotRunByGet() throws IOException {
        assertContains("\"rows\":[]", site.read("/data/add.json?name=Kite", ""));
        String page = site.read("/data/add?name=Kite", "");
        assertContains("This query changes data.", page);
        assertContains("action=\"/data/add\" method=\"post\"", page);
        assertContains("<button type=\"submit\">Run SQL", page);
        assertContains("\"n\":2", site.read("/data/count.json", ""));
    }

    @Test
    void thePageTellsWhatIsKeptAboutTheQuery() throws IOException {
        String page = site.read("/data/by_name?part=W", "ada");
        assertContains("</svg>Birds by name</h1>", page);
        assertContains("&lt;Nearly&gt; all of them", page);
        assertContains("<body class=\"query db-data query-by_name\">", page);
        assertContains("<pre id=\"sql-query\" class=\"wrapped-sql\">select name from birds", page);
        assertContains("name=\"part\" value=\"W\"", page);
        assertContains("Query returning 1 row", page);
        assertContains("href=\"/data/-/query?sql=select+name+from+birds+where", page);
        assertFalse(site.read("/data/by_name?part=W", "").contains("Edit SQL"), "for those who may run SQL only");
        assertContains("<b>bold</b>", site.read("/data/html", ""));
        assertContains("&#128274;", site.read("/data/secret", "ada"));
    }

    @Test
    void sqlThatIsHiddenAtFirstCanBeShown() throws IOException {
        String hidden = site.read("/data/swapped?a=1", "");
        assertFalse(hidden.contains("select :a"), hidden);
        assertContains("<a href=\"/data/swapped?a=1&amp;_show_sql=1\">show</a>", hidden);
        String shown = site.read("/data/swapped?a=1&_show_sql=1", "");
        assertContains("select :a", shown);
        assertContains("<a href=\"/data/swapped?a=1\">hide</a>", shown);
    }

    @Test
    void programsAskForWhatIsKept() throws IOException {
        assertContains(
                "\"query\":{\"database\":\"data\",\"name\":\"add\",\"sql\":\"insert into birds(name) values (:name)\"",
                site.read("/data/add/-/definition", ""));
        String extras = site.read("/data/by_name.json?_extra=metadata,private,query&part=W&more=1", "");
        assertContains("\"title\":\"Birds by name\"", extras);
        assertFalse(extras.contains("\"source\""), extras);
        assertContains("\"private\":false", extras);
        assertContains("\"params\":{\"part\":\"W\"}", extras);
        assertContains(
                "\"parameters\":[\"a\",\"b\"]", site.read("/data/-/query/parameters?sql=select+:a,:b,:a", "ada"));
    }

    @Test
    void listsShowWhatTheReaderMaySee() throws IOException {
        String list = site.read("/data/-/queries.json", "");
        assertFalse(list.contains("secret"), list);
        assertContains("\"label\":\"Writable\",\"count\":1,\"href\":\"/data/-/queries?is_write=1\"", list);
        assertContains("\"name\":\"secret\"", site.read("/data/-/queries.json", "ada"));
        assertContains(
                "\"queries\":[{\"database\":\"data\",\"name\":\"by_name\"",
                site.read("/-/queries.json?q=BIRDS+by", ""));
        assertContains("\"queries\":[]", site.read("/data/-/queries.json?source=user", ""));
    }

    @Test
    void listsComeInPages() throws IOException {
        String first = site.read("/data/-/queries.json?_size=5&q=", "");
        assertContains("\"next\":\"count,count\"", first);
        assertContains("/data/-/queries.json?_size=5&_next=count%2Ccount\"", first);
        String second = site.read("/data/-/queries.json?_size=5&_next=count%2Ccount", "");
        assertFalse(second.contains("\"name\":\"count\""), second);
        assertContains("\"name\":\"html\"", second);
        assertContains("\"next\":\"data,count,count\"", site.read("/-/queries.json?_size=5", ""));
        assertContains("\"name\":\"add\"", site.read("/data/-/queries.json?_next=~zz", ""));
    }

    @Test
    void peopleFindTheQueriesOfADatabaseOnItsPage() throws IOException {
        String page = site.read("/data", "");
        assertContains("<a href=\"/data/by_name#map\" title=\"&lt;Nearly&gt; all of them\">Birds by name</a>", page);
        assertContains("<a href=\"/data/-/queries\">View 10 queries</a>", page);
        String list = site.read("/data/-/queries?is_write=1", "");
        assertContains("<span class=\"pill\">Writable</span>", list);
        assertContains("<a class=\"selected\" href=\"/data/-/queries\"", list);
        assertContains("No queries found.", site.read("/-/queries?q=no+such+thing", ""));
    }
}
