package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page of a query offers, besides its rows, to those who may. */
class SqlPageTest {

    private static final String EDITOR = "sql-editor.js";
    private static final String PLAN = "<ul class=\"query-plan\">";

    @RegisterExtension
    private final AskedSite site = new AskedSite(
            """
            databases:
              data:
                allow_sql: {id: ada}
                permissions: {store-query: {id: ada}, execute-write-sql: {id: [ada, bob]}, create-table: {id: ada}}
                tables:
                  birds: {permissions: {insert-row: {id: ada}, delete-row: {id: ada}}}
                  secrets: {allow: {id: bob}}
                queries:
                  wrens: select * from birds where name = 'Wren'
            """,
            "create table birds(id integer primary key, name text)",
            "create index names on birds(name)",
            "create table secrets(id integer primary key)",
            "insert into birds(name) values ('Robin'), ('Wren')");

    private static void assertContains(String part, String text) {
        assertTrue(text.contains(part), () -> "expected <" + part + "> in:\n" + text);
    }

    private int status(String path, String id) {
        return site.ask(site.as(id, Request.get(path))).status();
    }

    @Test
    void aFaultIsShownAtItsPlace() throws IOException {
        String page = site.read("/data/-/query?sql=select+*%0D%0Afrom+birds+wher+name+=+1", "ada");
        assertContains("data-fault-line=\"2\" data-fault-column=\"17\" data-fault-length=\"4\"", page);
        assertContains("In line 2, column 17.", page);
        String twice = site.read("/data/-/query?sql=select+wing+from+birds+where+wing+>+1", "ada");
        assertContains("Perhaps in line 1, column 8.", twice);
        assertFalse(site.read("/data/-/query?sql=select+1%3B+select+2", "ada").contains("data-fault-line"));
    }

    @Test
    void thePlanOfAStatementIsToldInWords() throws IOException {
        String page = site.read("/data/-/query?sql=select+*+from+birds+where+name+=+:name&name=Wren&_explain=1", "ada");
        assertContains(PLAN, page);
        assertContains("what is needed of birds in the index names alone", page);
        assertFalse(page.contains("rows-and-columns"), page);
        assertContains(
                "\"rows\":[{\"id\":2",
                site.read("/data/-/query.json?sql=select+*+from+birds+where+id=2&_explain=1", "ada"));
    }

    @Test
    void thePlanOfAStoredQueryIsForThoseWhoMayRunSql() throws IOException {
        assertContains(PLAN, site.read("/data/wrens?_explain=1", "ada"));
        String page = site.read("/data/wrens?_explain=1", "bob");
        assertFalse(page.contains(PLAN), page);
        assertContains("Wren", page);
    }

    @Test
    void namesToCompleteAreThoseThatOneMaySee() throws IOException {
        String names = site.read("/data/-/query/names", "ada");
        assertContains("{\"name\":\"birds\",\"columns\":[\"id\",\"name\"]}", names);
        assertContains("\"json_extract\"", names);
        assertFalse(names.contains("secrets"), names);
        assertEquals(403, status("/data/-/query/names", "bob"));
    }

    @Test
    void theEditorIsLoadedWhereSqlIsWritten() throws IOException {
        assertContains(EDITOR, site.read("/data", "ada"));
        assertContains(EDITOR, site.read("/data/-/query?sql=select+1", "ada"));
        assertFalse(site.read("/data/-/query?sql=select+1&_hide_sql=1", "ada").contains(EDITOR));
        assertFalse(site.read("/data/wrens", "ada").contains(EDITOR));
        assertFalse(site.read("/data", "bob").contains(EDITOR));
        assertFalse(site.read("/data/birds", "ada").contains(EDITOR));
    }

    @Test
    void whoMayKeepsAQueryFromItsPage() throws IOException {
        String link = "<a class=\"save-query\" href=\"/data/-/queries/store?sql=select+1\">";
        assertContains(link, site.read("/data/-/query?sql=select+1", "ada"));
        assertFalse(site.read("/data/-/query?sql=select+nonsense", "ada").contains("save-query"));
        assertFalse(site.read("/data/wrens", "ada").contains("save-query"));
    }

    @Test
    void howLongItTookIsSaidBesideTheNumberOfRows() throws IOException {
        String page = site.read("/data/-/query?sql=select+*+from+birds", "ada");
        assertTrue(page.matches("(?s).*data-query-timing>2 rows in [0-9.]+ m?s</p>.*"), page);
    }

    @Test
    void whatOneMayChangeIsOfferedAsAStatementToBeginWith() throws IOException {
        String page = site.read("/data/-/execute-write?template=insert&table=birds", "ada");
        assertContains("insert into birds (name)\nvalues (:name)</textarea>", page);
        assertContains("name=\"_sql_param_name\"", page);
        assertContains("<option selected>birds</option>", page);
        assertContains("value=\"delete\">Delete rows", page);
        assertContains("value=\"create\">Create table", page);
        assertFalse(page.contains("Update rows"), page);
        assertContains("create table", site.read("/data/-/execute-write?template=create", "ada"));

        String others = site.read("/data/-/execute-write?template=insert&table=birds", "bob");
        assertContains("There are no tables of which you can change rows.", others);
        assertFalse(others.contains("insert into"), others);
        assertFalse(others.contains("/-/query/names"), "bob may not run SQL that reads");
    }
}
