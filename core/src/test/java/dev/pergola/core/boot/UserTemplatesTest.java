package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates of the user, changed while the site runs. */
class UserTemplatesTest {

    @TempDir
    private Path directory;

    private final CommandLineFixture pergola = new CommandLineFixture();
    private Path birds;
    private Path templates;

    @BeforeEach
    void makeDatabase() throws SQLException, IOException {
        birds = CommandLineFixture.database(
                directory.resolve("birds.db"),
                "create table birds(id integer primary key, name text)",
                "insert into birds values(1, '<Wren>'), (2, null)",
                "create table \"odd one\"(id integer primary key)");
        templates =
                Files.createDirectories(directory.resolve("templates/pages")).getParent();
    }

    @AfterEach
    void close() {
        pergola.close();
    }

    private void template(String name, String text) throws IOException {
        Files.writeString(templates.resolve(name + ".html"), text);
    }

    private Server open(String... options) {
        String[] line = new String[options.length + 3];
        line[0] = birds.toString();
        line[1] = "--template-dir";
        line[2] = templates.toString();
        System.arraycopy(options, 0, line, 3, options.length);
        return pergola.open(line);
    }

    private static void assertContains(String part, String page) {
        assertTrue(page.contains(part), () -> "expected <" + part + "> in:\n" + page);
    }

    @Test
    void theMostSpecialTemplateIsTaken() throws IOException {
        template("table", "any table: {{name}}");
        template("table-birds-birds", "these birds: {{name}}, {{count}}");
        template("database-birds", "the database {{name}}");
        try (Server site = open()) {
            TestClient client = new TestClient(site.client());
            assertEquals("these birds: birds, 2 rows\n", client.get("/birds/birds") + "\n");
            assertEquals("any table: odd one", client.get("/birds/odd+one".replace("+", "~20")));
            assertEquals("the database birds", client.get("/birds"));
            assertContains("<html", client.get("/"));
        }
    }

    @Test
    void aStoredQueryHasATemplateOfItsOwn() throws IOException {
        template("query-birds-all-names", "all the names");
        template("query", "any query");
        try (Server site = open("-s", "databases.birds.queries.all-names", "select name from birds")) {
            TestClient client = new TestClient(site.client());
            assertEquals("all the names", client.get("/birds/all-names"));
            assertEquals("any query", client.get("/birds/-/query?sql=select+1"));
        }
    }

    @Test
    void aChangedTemplateIsUsedForTheNextPageAndARemovedOneNoMore() throws IOException {
        try (Server site = open()) {
            TestClient client = new TestClient(site.client());
            assertContains("<html", client.get("/"));
            template("index", "first");
            assertEquals("first", client.get("/"));
            template("index", "second version");
            assertEquals("second version", client.get("/"));
            Files.delete(templates.resolve("index.html"));
            assertContains("<html", client.get("/"));
        }
    }

    @Test
    void theFrameAndThePartsOfAPageCanBeReplaced() throws IOException {
        template("layout", "<i>{{title}}</i>{{$content}}{{/content}}{{>footer}}");
        template("footer", "<b>{{version}}</b>");
        template("row", "{{<default:row}}{{/default:row}}");
        try (Server site = open()) {
            TestClient client = new TestClient(site.client());
            String page = client.get("/birds");
            assertContains("<i>birds</i>", page);
            assertContains("<h2 id=\"tables\">", page);
            assertContains("<b>1.2.3</b>", page);
            template("footer", "changed");
            assertContains("changed", client.get("/birds"));
        }
    }

    @Test
    void rowsCanBeShownInAnotherWay() throws IOException {
        template(
                "_table-birds-birds",
                "{{#rows}}<p><a href=\"{{address}}\">{{cell.name.text}}</a>{{#cells}}[{{name}}={{{html}}}]{{/cells}}</p>{{/rows}}");
        try (Server site = open()) {
            TestClient client = new TestClient(site.client());
            String page = client.get("/birds/birds");
            assertContains(
                    "<p><a href=\"/birds/birds/1\">&lt;Wren&gt;</a>[id=1][name=&lt;Wren&gt;]</p>"
                            + "<p><a href=\"/birds/birds/2\"></a>[id=2][name=&nbsp;]</p>",
                    page);
            assertContains("2 rows", page);
            assertContains("[name=&lt;Wren&gt;]</p>", client.get("/birds/birds/1"));
            assertContains("rows-and-columns", client.get("/birds/-/query?sql=select+1"));
        }
    }

    @Test
    void aBrokenTemplateCostsNobodyHisPage() throws IOException {
        template("index", "{{#databases}}never closed");
        try (Server site = open()) {
            TestClient client = new TestClient(site.client());
            assertContains("<html", client.get("/"));
            template("index", "good");
            assertEquals("good", client.get("/"));
            template("index", "{{>nowhere}}");
            assertEquals("good", client.get("/"));
        }
    }

    @Test
    void itsAuthorIsToldWhatIsWrongAndWhere() throws IOException {
        template("index", "<p>\n{{#databases}}\nnever closed");
        try (Server site = open("-s", "template_debug", "on")) {
            TestClient client = new TestClient(site.client());
            String page = client.get(500, "/");
            assertContains("index.html", page);
            assertContains("databases", page);
            assertContains("index:2", page);
            template("index", "{{>nowhere}}");
            assertContains("nowhere.html", client.get(500, "/"));
        }
    }

    @Test
    void itsAuthorSeesWhatATemplateIsGiven() {
        try (Server site = open("-s", "template_debug", "on")) {
            TestClient client = new TestClient(site.client());
            String dump = client.get("/birds/birds?_context=1");
            assertContains("&#34;bodyClass&#34;: &#34;table db-birds table-birds&#34;", dump);
            assertContains("&#34;count&#34;: &#34;2 rows&#34;", dump);
        }
        try (Server site = open()) {
            assertContains("<html", new TestClient(site.client()).get("/birds/birds?_context=1"));
        }
    }

    @Test
    void aProblemHasATemplateForItsStatus() throws IOException {
        template("404", "nothing at all, {{status}}");
        template("error", "failed with {{status}}");
        try (Server site = open()) {
            TestClient client = new TestClient(site.client());
            assertEquals("nothing at all, 404", client.get(404, "/nowhere"));
            assertEquals("failed with 400", client.get(400, "/birds/birds?_sort=nope"));
        }
    }

    @Test
    void aPageOfTheUserAnswersWhereNothingElseDoes() throws IOException {
        template("pages/about", "{{<layout}}{{$content}}About {{arguments.x}}{{/content}}{{/layout}}");
        template("pages/birds", "never seen");
        Files.createDirectories(templates.resolve("pages/species"));
        template("pages/species/{name}", "---\ntitle: One\nX-Kind: bird\n---\n{{title}}: {{parameters.name}}");
        template("pages/species/wren", "the wren itself");
        try (Server site = open()) {
            TestClient client = new TestClient(site.client());
            assertContains("About &lt;y&gt;", client.get("/about?x=%3Cy%3E"));
            assertFalse(client.get("/birds").contains("never"));
            assertEquals("One: gr&#34;ün\n", client.get("/species/gr~22~C3~BCn"));
            assertEquals("the wren itself", client.get("/species/wren"));
            client.get(404, "/species/wren/deeper");
            client.get(404, "/about.json");
            Files.delete(templates.resolve("pages/about.html"));
            client.get(404, "/about");
        }
    }

    @Test
    void aPageOfTheUserSaysItsStatusAndWhereItLeads() throws IOException {
        template("pages/gone", "---\nstatus: 410\nCache-Control: no-store\n---\nIt is gone.");
        template("pages/old-{name}", "---\nredirect: /species/{name}\nstatus: 301\n---\n");
        template("pages/away", "---\nredirect: https://example.org/\n---\n");
        String gone = pergola.get("/gone", birds.toString(), "--template-dir", templates.toString());
        assertContains("HTTP/1.1 410", gone);
        assertContains("cache-control: no-store", gone);
        assertContains("It is gone.", gone);
        String old = pergola.get("/old-a~2F~0Ab", birds.toString(), "--template-dir", templates.toString());
        assertContains("HTTP/1.1 404", old);
        String moved = pergola.get("/old-a~0D~0Ab", birds.toString(), "--template-dir", templates.toString());
        assertContains("HTTP/1.1 301", moved);
        assertContains("location: /species/a%0D%0Ab", moved);
        String away = pergola.get("/away", birds.toString(), "--template-dir", templates.toString());
        assertContains("HTTP/1.1 302", away);
        assertContains("location: https://example.org/", away);
    }

    @Test
    void templatesCannotReadOtherFiles() throws IOException {
        Files.writeString(directory.resolve("secret.html"), "secret");
        template("index", "{{>../secret}}");
        try (Server site = open("-s", "template_debug", "on")) {
            assertContains("There is no template ../secret.html", new TestClient(site.client()).get(500, "/"));
        }
    }

    @Test
    void aDirectoryBringsItsOwnTemplates() throws IOException {
        template("index", "mine");
        assertEquals("mine\n", pergola.json("/", directory.toString()));
        Path other = Files.createDirectories(directory.resolve("other"));
        assertContains("<html", pergola.json("/", directory.toString(), "--template-dir", other.toString()));
        assertEquals(
                2, pergola.run("--template-dir", directory.resolve("nowhere").toString(), "--get", "/"));
    }
}
