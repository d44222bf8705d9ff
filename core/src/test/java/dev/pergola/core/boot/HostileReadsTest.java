package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every address that reads, with every argument that makes no sense: the server says what is wrong, and nothing of how it
 * is made. A new address belongs into {@link #ADDRESSES}, a new argument into {@link #ARGUMENTS}.
 */
class HostileReadsTest {

    /** What programs and people read, in every format. */
    private static final List<String> ADDRESSES = List.of(
            "/",
            "/.json",
            "/data",
            "/data.json",
            "/data/birds",
            "/data/birds.json",
            "/data/birds.csv",
            "/data/birds.blob",
            "/data/notes.json",
            "/data/names.json",
            "/data/words.json",
            "/data/birds/1",
            "/data/birds/1.json",
            "/data/birds/1.csv",
            "/data/birds/1.blob",
            "/data/pairs/x,1.json",
            "/data/counted",
            "/data/counted.json",
            "/data/counted.csv",
            "/data/-/query",
            "/data/-/query.json",
            "/data/-/query.csv",
            "/data/-/query.blob",
            "/data/-/query/parameters",
            "/data/-/queries.json",
            "/data/-/schema.json",
            "/data/birds/-/schema.md",
            "/data/birds/-/autocomplete",
            "/data/notes/-/autocomplete",
            "/data/birds/-/fragment",
            "/data/-/foreign-key-targets",
            "/data/birds/-/foreign-key-suggestions",
            "/-/queries.json",
            "/-/schema.json",
            "/-/jump.json",
            "/-/openapi.json",
            "/-/api",
            "/-/messages",
            "/-/debug/autocomplete",
            "/-/versions.json",
            "/-/settings.json",
            "/-/config.json",
            "/-/databases.json",
            "/-/plugins.json",
            "/-/threads.json",
            "/-/actor.json",
            "/-/actions.json",
            "/-/allowed.json",
            "/-/rules.json",
            "/-/check.json");

    /** Names with values that make no sense for most addresses, and must harm none. */
    private static final List<QueryString> ARGUMENTS = List.of(
            QueryString.of("nope", "1"),
            QueryString.of("nope__gt", "1"),
            QueryString.of("name__nope", "1"),
            QueryString.of("name__in", "[1"),
            QueryString.of("name__arraycontains", "x"),
            QueryString.of("name__date", "never"),
            QueryString.of("weight__gt", "9".repeat(400)),
            QueryString.of("id", "-99999999999999999999999"),
            QueryString.of("_size", "x"),
            QueryString.of("_size", "-1"),
            QueryString.of("_size", "9".repeat(40)),
            QueryString.of("_next", "a,b,c,d"),
            QueryString.of("_next", "~zz"),
            QueryString.of("_next", "99999999999999999999"),
            QueryString.of("_next", "$x0", "_sort", "name"),
            QueryString.of("_sort", "nope"),
            QueryString.of("_sort", "id", "_sort_desc", "id"),
            QueryString.of("_col", "nope"),
            QueryString.of("_nocol", "id", "_col", "id"),
            QueryString.of("_shape", "nope"),
            QueryString.of("_shape", "object"),
            QueryString.of("_extra", "nope"),
            QueryString.of("_extra", ",,,"),
            QueryString.of("_extra", "count,columns,query,request,metadata,extras,facet_results,suggested_facets"),
            QueryString.of("_facet", "nope"),
            QueryString.of("_facet_array", "name"),
            QueryString.of("_facet_date", "weight"),
            QueryString.of("_facet_nope", "name"),
            QueryString.of("_facet_size", "x", "_facet", "name"),
            QueryString.of("_facet", "{\"column\":"),
            QueryString.of("_search", "\"unclosed"),
            QueryString.of("_search", "a AND", "_searchmode", "raw"),
            QueryString.of("_search_nope", "a"),
            QueryString.of("_where", "1 = 1; drop table birds"),
            QueryString.of("_where", "nope("),
            QueryString.of("_where", "name = '" + "x".repeat(9000) + "'"),
            QueryString.of("_size", "1_".repeat(5000) + "1"),
            QueryString.of("_through", "{"),
            QueryString.of("_through", "{\"table\":\"nope\",\"column\":\"a\",\"value\":1}"),
            QueryString.of("_json", "nope"),
            QueryString.of("_json_infinity", "maybe"),
            QueryString.of("_labels", "maybe"),
            QueryString.of("_label", "nope"),
            QueryString.of("_timelimit", "x"),
            QueryString.of("_timelimit", "9".repeat(30)),
            QueryString.of("_ttl", "x"),
            QueryString.of("_ttl", "9".repeat(30)),
            QueryString.of("_stream", "on", "_next", "1"),
            QueryString.of("_stream", "on", "_shape", "array", "_nl", "on"),
            QueryString.of("_blob_column", "nope"),
            QueryString.of("_blob_column", "photo", "_blob_hash", "zz"),
            QueryString.of("_row", "1,2,3"),
            QueryString.of("_row", "~zz"),
            QueryString.of("_initial", "maybe"),
            QueryString.of("_page", "x", "action", "view-table"),
            QueryString.of("action", "nope"),
            QueryString.of("action", "view-table", "child", "x"),
            QueryString.of("action", "view-table", "actor", "[1"),
            QueryString.of("is_write", "maybe"),
            QueryString.of("path", "//example.com"),
            QueryString.of("table", "nope"),
            QueryString.of("q", "%_\\\"'".repeat(500)),
            QueryString.of("sql", "select 1; select 2"),
            QueryString.of("sql", "delete from birds"),
            QueryString.of("sql", "with x as (select 1) delete from birds"),
            QueryString.of("sql", "insert into birds default values returning *"),
            QueryString.of("sql", "pragma writable_schema = on"),
            QueryString.of("sql", "attach 'x.db' as x"),
            QueryString.of("sql", "vacuum into 'x.db'"),
            QueryString.of("sql", "select load_extension('x')"),
            QueryString.of("sql", "select nope from birds"),
            QueryString.of("sql", "select"),
            QueryString.of("sql", "select '" + "x".repeat(8000) + "' as y"),
            QueryString.of("sql", "/**/ ".repeat(5000) + "select 1"),
            QueryString.of("sql", "select '" + "''".repeat(5000) + "' as y"),
            QueryString.of("sql", "select " + "(".repeat(1500) + "1" + ")".repeat(1500)),
            QueryString.of("sql", "select zeroblob(3), 9e999, -9e999, cast(x'ff' as text), null"),
            QueryString.of("sql", "select abs(-9223372036854775808)"),
            QueryString.of("sql", "select json('{')"),
            QueryString.of("sql", "select ':a', :b, \"c"),
            QueryString.of("sql", "explain select 1"),
            QueryString.of("sql", "-- nothing"),
            QueryString.of("sql", "\u0000select 1"));

    /** Arguments that no form can make. */
    private static final List<String> RAW_ARGUMENTS = List.of(
            "?",
            "?&&&",
            "?=",
            "?%",
            "?%zz=1",
            "?_size=%ff%fe",
            "?sql=%c3%28",
            "?a=%00",
            "?_next=%ff",
            "?" + "a=1&".repeat(2000));

    private static final List<String> PATHS = List.of(
            "/~zz",
            "/~ff",
            "/%ff",
            "/%zz",
            "/data/~c3~28",
            "/data/birds/~",
            "/data/birds/" + "9".repeat(500),
            "/data/birds/1,2,3.json",
            "/data/birds/x.json",
            "/data/birds/-9223372036854775808.json",
            "/data/pairs/,.json",
            "/data/birds.nope",
            "/data/birds.nope/1.json",
            "/data.nope/birds.json",
            "/data/birds/1.nope",
            "/data.nope",
            "/data/birds/1/2/3/4",
            "/data/birds/1/-/nope",
            "/" + "a/".repeat(500),
            "/data/" + "~7E".repeat(1000),
            "/data/names/1.json",
            "/data/-/nope",
            "/-/nope",
            "/-/-/-",
            "/data/~00/-/schema.json",
            "/data/birds%00.json",
            "/-/static/../../secret",
            "/-/static/%2e%2e/secret",
            "/-/static-plugins/nope/x.js",
            "/data/..~2F..~2Fbirds");

    /** Names of classes, and what a stack trace looks like. */
    private static final Pattern INSIDES = Pattern.compile(
            "\\b(?:java|javax|jdk|org|com|dev)\\.[a-z]+\\.[A-Za-z.]+|\\bat [a-z]+\\.[\\w.]+\\(|Exception\\b");

    @RegisterExtension
    final AskedSite site = new AskedSite(
            """
            databases:
              data:
                queries:
                  counted: {sql: "select count(*) as n from birds where weight > :least"}
            """,
            "create table birds (id integer primary key, name text, weight real, photo blob)",
            "insert into birds values (1, 'Wren', 9.5, x'00ff'), (2, null, 9e999, null), (3, '[1', -1, x'')",
            "create table pairs (a text, b integer, primary key (a, b)) without rowid",
            "insert into pairs values ('x', 1)",
            "create table notes (text)",
            "insert into notes values (cast(x'ff' as text)), (char(0))",
            "create view names as select name from birds",
            "create virtual table words using fts5(word)",
            "insert into words values ('wren')");

    private final List<String> faults = new ArrayList<>();

    private int ask(String path) throws IOException {
        Response response = site.ask(Request.get(path));
        String content = AskedSite.text(response);
        String shown = path.substring(0, Math.min(path.length(), 120)) + " -> " + response.status();
        if (response.status() >= 500) {
            faults.add(shown + ": a fault of the server");
        } else if (response.status() >= 400) {
            String words = content.replaceAll("(?s)<head>.*?</head>|<[^>]*>", " ");
            if (words.isBlank()) {
                faults.add(shown + ": nothing is said");
            }
            if (INSIDES.matcher(words).find()) {
                faults.add(shown + ": tells how it is made: " + words.strip());
            }
        }
        return response.status();
    }

    private void assertNoFaults() {
        assertEquals("", String.join("\n", faults));
    }

    @Test
    void argumentsThatMakeNoSenseAreAnsweredWithWords() throws IOException {
        for (String address : ADDRESSES) {
            for (QueryString arguments : ARGUMENTS) {
                ask(arguments.appendTo(address));
            }
        }
        assertNoFaults();
        assertTrue(site.read("/data/birds.json?_shape=array", "").contains("\"Wren\""), "the data is still there");
    }

    @Test
    void argumentsThatAreNoFormAreAnsweredWithWords() throws IOException {
        for (String address : ADDRESSES) {
            for (String arguments : RAW_ARGUMENTS) {
                ask(address + arguments);
            }
        }
        assertNoFaults();
    }

    @Test
    void pathsThatLeadNowhereAreAnsweredWithWords() throws IOException {
        for (String path : PATHS) {
            int status = ask(path);
            assertTrue(status >= 300 && status < 500, () -> path + " -> " + status);
        }
        assertNoFaults();
    }

    @Test
    void whatTheServerDoesNotDoIsRefused() throws IOException {
        for (String sql : List.of("delete from birds", "select 1; select 2", "vacuum into 'x.db'", "attach 'x' as y")) {
            assertEquals(400, ask(QueryString.of("sql", sql).appendTo("/data/-/query.json")), sql);
        }
        for (QueryString wrong : List.of(
                QueryString.of("_shape", "nope"),
                QueryString.of("_size", "x"),
                QueryString.of("_sort", "nope"),
                QueryString.of("_extra", "nope"),
                QueryString.of("_where", "nope("))) {
            assertEquals(400, ask(wrong.appendTo("/data/birds.json")), wrong::toString);
        }
        assertNoFaults();
    }
}
