package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.JDBC;

/** Every kind of page, asked in the process on a real database whose names are as awkward as names can be. */
class SitePagesTest {

    @TempDir
    private Path directory;

    private final Platform platform = new Platform(new Product("1.2.3", Path.of("unused")));
    private Path birds;

    @BeforeEach
    void makeDatabase() throws SQLException {
        birds = directory.resolve("birds.db");
        try (Connection connection = JDBC.createConnection("jdbc:sqlite:" + birds, new Properties());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("create table families(id integer primary key, name text)");
            statement.executeUpdate("create table birds(id integer primary key, name text,"
                    + " family_id integer references families(id))");
            statement.executeUpdate("create table \"<b>odd</b> & co\"(\"a/b\" text primary key, \"x\"\"y\" text)");
            statement.executeUpdate("create table _scratch(id integer primary key)");
            statement.executeUpdate("create view names as select name from birds order by name");
            statement.executeUpdate("insert into families values(1, 'Troglodytidae')");
            statement.executeUpdate("insert into birds values(1, 'Wren', 1), (2, 'Finch', null), (3, 'Robin', 1)");
            statement.executeUpdate("insert into \"<b>odd</b> & co\" values('1,5~', '<script>alert(1)</script>')");
        }
    }

    @AfterEach
    void closePlatform() {
        platform.close();
    }

    /** Status line, headers and content, as one text. */
    private String get(String path, String... options) {
        StringWriter out = new StringWriter();
        List<String> line = new ArrayList<>(List.of("serve", birds.toString(), "--get", path, "--headers"));
        line.addAll(List.of(options));
        platform.run(line, new PrintWriter(out), new PrintWriter(new StringWriter()));
        return out.toString();
    }

    private static void assertContains(String part, String answer) {
        assertTrue(answer.contains(part), () -> "expected <" + part + "> in:\n" + answer);
    }

    @Test
    void theFrontPageListsTheDatabase() {
        String page = get("/");
        assertContains("HTTP/1.1 200", page);
        assertContains("<a href=\"/birds\">birds</a>", page);
        assertContains("5 rows in 3 tables, 0 rows in 1 hidden table, 1 view", page);
        assertContains("rel=\"alternate\"; type=\"application/json+datasette\"", page);
        assertContains(
                "\"tables_count\":3,\"table_rows_sum\":5,\"show_table_row_counts\":true,\"hidden_table_rows_sum\":0",
                get("/.json"));
    }

    @Test
    void theDatabaseListsItsTables() {
        assertContains(
                "<a href=\"/birds/~3Cb~3Eodd~3C~2Fb~3E+~26+co\">&lt;b&gt;odd&lt;/b&gt; &amp; co</a>", get("/birds"));
        assertContains("<a href=\"/birds?_show_hidden=1\">1 hidden table</a>", get("/birds"));
        assertContains("\"incoming\":[{\"other_table\":\"birds\",\"column\":\"id\"", get("/birds.json"));
        assertContains("location: /birds/-/query.json?sql=select+1", get("/birds.json?sql=select+1"));
    }

    @Test
    void aTablePageLeadsToTheNext() {
        String page = get("/birds/birds.json?_size=1&_sort_desc=name");
        assertContains(
                "link: <http://localhost/birds/birds.json?_size=1&_next=Wren%2C1&_sort_desc=name>; rel=\"next\"", page);
        assertContains("cache-control: max-age=5", page);
        assertContains("referrer-policy: no-referrer", page);
        assertContains(
                "\"rows\":[{\"id\":3,\"name\":\"Robin\",\"family_id\":1}]",
                get("/birds/birds.json?_size=1&_next=Wren%2C1&_sort_desc=name"));
    }

    @Test
    void labelsAndExtrasComeWhenAsked() {
        assertContains(
                "\"family_id\":{\"value\":1,\"label\":\"Troglodytidae\"}", get("/birds/birds.json?_labels=on&_size=1"));
        assertContains(
                "{\"ok\":true,\"columns\":[\"id\",\"name\",\"family_id\"],\"count\":3,\"count_truncated\":false,",
                get("/birds/birds.json?_extra=count,columns&_size=1"));
        assertContains("Unknown _extra: nope", get("/birds/birds.json?_extra=nope"));
    }

    @Test
    void rowsAndQueriesHaveExtrasToo() {
        assertContains(
                "\"foreign_key_tables\":[{\"other_table\":\"birds\",\"column\":\"id\",\"other_column\":\"family_id\","
                        + "\"count\":2,\"link\":\"/birds/birds?family_id=1\"}]",
                get("/birds/families/1.json?_extra=foreign_key_tables"));
        assertContains(
                "\"id\":{\"type\":\"INTEGER\",\"sqlite_type\":\"INTEGER\",\"notnull\":false,\"default\":null,\"is_pk\":true,"
                        + "\"pk_position\":1,\"hidden\":0}",
                get("/birds/families/1.json?_extra=column_details"));
        assertContains(
                "\"query\":{\"sql\":\"select :n as n\",\"params\":{\"n\":\"x\"}}",
                get("/birds/-/query.json?sql=select+:n+as+n&n=x&_extra=query"));
        assertContains("Unknown _extra: count", get("/birds/-/query.json?sql=select+1&_extra=count"));
    }

    @Test
    void peopleSeeLabelsAsLinks() {
        assertContains("<a href=\"/birds/families/1\">Troglodytidae</a>&nbsp;<em>1</em>", get("/birds/birds"));
    }

    @Test
    void theFilterFormLeadsToTheAddressThatSaysTheSame() {
        String page = get("/birds/birds?_filter_column=name&_filter_op=contains&_filter_value=in&_sort=");
        assertContains("HTTP/1.1 302", page);
        assertContains("location: /birds/birds?name__contains=in", page);
    }

    @Test
    void aRowTellsWhatRefersToIt() {
        String page = get("/birds/families/1");
        assertContains("<a href=\"/birds/birds?family_id=1\">2 rows</a> from family_id in birds", page);
        assertContains(
                "\"primary_keys\":[\"id\"],\"primary_key_values\":[\"1\"],\"query_ms\":",
                get("/birds/families/1.json"));
    }

    @Test
    void hostileNamesAndValuesStayText() {
        for (String path : List.of(
                "/birds", "/birds/~3Cb~3Eodd~3C~2Fb~3E+~26+co", "/birds/~3Cb~3Eodd~3C~2Fb~3E+~26+co/1~2C5~7E")) {
            String page = get(path);
            assertContains("HTTP/1.1 200", page);
            assertFalse(page.contains("<b>odd"), page);
            assertFalse(page.contains("<script>alert"), page);
        }
    }

    @Test
    void whatSqliteSaysStandsBesideTheStatement() {
        String page = get("/birds/-/query?sql=select+*+from+brids");
        assertContains("HTTP/1.1 200", page);
        assertContains("no such table: brids", page);
        assertContains(">select * from brids</textarea>", page);
        assertContains(
                "{\"ok\":false,\"rows\":[],\"error\":\"no such table: brids",
                get("/birds/-/query.json?sql=select+*+from+brids"));
    }

    @Test
    void parametersOfAStatementBecomeFields() {
        assertContains(
                "name=\"n\" value=\"Wren\"", get("/birds/-/query?sql=select+*+from+birds+where+name%3D:n&n=Wren"));
        assertContains("?sql= is required", get("/birds/-/query.json"));
        assertContains(
                "{\"ok\":false,\"error\":\"The statement was not run",
                get("/birds/-/query.json?sql=delete+from+birds"));
    }

    @Test
    void theServerTellsAboutItself() {
        assertContains("{\"ok\":true,\"actor\":null}", get("/-/actor.json"));
        assertContains("\"default_page_size\":100", get("/-/settings.json"));
        assertContains("\"name\":\"birds\",\"route\":\"birds\"", get("/-/databases.json"));
        assertContains("\"fts_versions\":[\"FTS5\",\"FTS4\",\"FTS3\"]", get("/-/versions.json"));
        assertContains("<h1>settings.json</h1>", get("/-/settings"));
        assertTrue(get("/-/plugins.json").endsWith("\n[]\n"), get("/-/plugins.json"));
        assertContains("\"name\":\"pergola\"", get("/-/plugins.json?all=1"));
    }

    @Test
    void whatAPageLoadsIsThere() {
        Matcher assets = Pattern.compile("(?:href|src)=\"(/-/static/[^\"]+)\"").matcher(get("/birds/birds"));
        int count = 0;
        while (assets.find()) {
            String file = get(assets.group(1));
            assertContains("HTTP/1.1 200", file);
            assertContains("cache-control: max-age=31536000, immutable, public", file);
            count++;
        }
        assertEquals(9, count);
        assertContains("content-type: image/png", get("/favicon.ico"));
    }

    @Test
    void everyLinkHasTheBasePath() {
        String page = get("/site/birds/birds", "-s", "base_url", "/site/");
        assertContains("HTTP/1.1 200", page);
        Matcher links = Pattern.compile("(?:href|src|action)=\"(/[^\"]*)\"").matcher(page);
        while (links.find()) {
            assertTrue(links.group(1).startsWith("/site/"), links.group(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nope", "/birds/nope", "/birds/birds/99", "/birds.csv", "/birds/birds.nope", "/a/b/c/d"})
    void whatIsNotThereIsNotFound(String path) {
        assertContains("HTTP/1.1 404", get(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/birds/~zz",
                "/~ff",
                "/birds/birds/1,2",
                "/birds/birds/~0",
                "/birds/birds?_size=x",
                "/birds/birds?_timelimit=x"
            })
    void whatCannotBeUnderstoodIsABadRequest(String path) {
        assertContains("HTTP/1.1 400", get(path));
    }

    @Test
    void oldAddressesLeadToTheNewOnes() {
        assertContains("location: /_memory/-/query?sql=select+1", get("/:memory:/-/query?sql=select+1"));
        assertContains("location: /_memory.json", get("/:memory:.json"));
        assertContains("location: /-/", get("/-"));
    }

    @Test
    void aFileThatMayChangeIsNotHandedOut() {
        assertContains("HTTP/1.1 403", get("/birds.db"));
    }
}
