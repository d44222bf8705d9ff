package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Schemas as SQL, for those who may read them. */
class SchemaPagesTest {

    @RegisterExtension
    final AskedSite site = new AskedSite(
            """
            databases:
              data:
                allow_sql: {id: ada}
                tables:
                  wages: {allow: {id: ada}}
            """,
            "create table birds (id integer primary key, name text)",
            "create index by_name on birds (name)",
            "create table \"wages\" (id integer primary key, amount integer)",
            "create trigger raise_wages after insert on wages begin select 1; end",
            "create view names as select name from birds",
            "create table \"a <b>\" (x)");

    @Test
    void thoseWhoMayRunSqlReadAllStatements() throws IOException {
        assertTrue(site.read("/data/-/schema.json", "ada")
                .startsWith("{\"ok\":true,\"database\":\"data\",\"schema\":"
                        + "\"CREATE TABLE birds (id integer primary key, name text);\\nCREATE INDEX by_name"));
        assertTrue(site.read("/-/schema.json", "ada").contains("wages"));
    }

    @Test
    void othersReadThoseOfTheTablesThatTheyMaySee() throws IOException {
        for (String path : new String[] {"/-/schema", "/data/-/schema", "/-/schema.md", "/data/-/schema.json"}) {
            String schema = site.read(path, "");
            assertTrue(schema.contains("CREATE TABLE birds"), schema);
            assertTrue(schema.contains("CREATE INDEX by_name"), schema);
            assertFalse(schema.contains("wages"), schema);
        }
        assertEquals(403, site.ask(Request.get("/data/wages/-/schema.json")).status());
    }

    @Test
    void aTableOrViewHasASchemaOfItsOwn() throws IOException {
        assertEquals(
                "# Schema for data.names\n\n```sql\nCREATE VIEW names as select name from birds\n```\n",
                site.read("/data/names/-/schema.md", ""));
        assertEquals(
                "{\"ok\":true,\"database\":\"data\",\"table\":\"a <b>\",\"schema\":\"CREATE TABLE \\\"a <b>\\\" (x)\"}",
                site.read("/data/a+~3Cb~3E/-/schema.json", ""));
        String page = site.read("/data/a+~3Cb~3E/-/schema", "");
        assertTrue(page.contains("CREATE TABLE &#34;a &lt;b&gt;&#34; (x)"), page);
    }

    @Test
    void whatIsMissingIsToldAsTextUnlessJsonIsAsked() throws IOException {
        Response text = site.ask(Request.get("/data/nope/-/schema.md"));
        assertEquals(404, text.status());
        assertEquals(
                "text/plain; charset=utf-8",
                text.headers().first("Content-Type").orElse(""));
        Response json = site.ask(Request.get("/nope/-/schema.json"));
        assertEquals(404, json.status());
        assertTrue(AskedSite.text(json).contains("\"ok\":false"));
    }
}
