package dev.pergola.core.boot;

import static java.util.Comparator.comparing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import dev.pergola.api.http.Response;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.identity.ApiToken;
import dev.pergola.core.identity.ApiTokens;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.view.Extras;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Asks every address of a site in every format, as several people who may see different parts of it, with the names of what
 * is hidden and with every argument that could bring it to light; writes what he may as one who may write and not read; and
 * looks into every answer for what is hidden. New routes are found by themselves.
 */
class CanaryCrawlTest {

    private static final String PRIVATE = "{allow: {id: [ada, root]}}";

    @RegisterExtension
    final AskedSite site = new AskedSite(
                    """
                    settings: {trace_debug: true, template_debug: true, allow_download: true}
                    permissions:
                      execute-write-sql: {id: [ada, writer]}
                      store-query: {id: [ada, writer]}
                    databases:
                      kanaryvault:
                        allow: {id: [ada, root]}
                        allow_sql: {id: [ada, root]}
                        permissions: {view-database-download: {id: [ada, root]}}
                        queries:
                          kanaryvaultquery: {sql: "select 'kanaryvaultquerycell' as kanaryvaultquerycolumn"}
                      data:
                        allow_sql: {id: [ada, root]}
                        permissions:
                          view-database-download: {id: [ada, root]}
                          insert-row: {id: [ada, writer]}
                          update-row: {id: [ada, writer]}
                          delete-row: {id: [ada, writer]}
                          create-table: {id: [ada, writer]}
                          create-view: {id: [ada, writer]}
                          alter-table: {id: [ada, writer]}
                          drop-table: {id: [ada, writer]}
                          set-column-type: {id: [ada, writer]}
                        tables:
                          kanaryrings:
                            allow: {id: [ada, root, tess]}
                            label_column: kanaryringcolumn
                          kanarywages:
                            allow: {id: [ada, root]}
                            description: kanarywagedescription
                            column_types: {kanarywagecolumn: url}
                          kanaryview: PRIVATE
                          kanarynotes: PRIVATE
                          kanarynotes_fts: PRIVATE
                          kanarynotes_fts_data: PRIVATE
                          kanarynotes_fts_idx: PRIVATE
                          kanarynotes_fts_docsize: PRIVATE
                          kanarynotes_fts_config: PRIVATE
                        queries:
                          kanaryquery:
                            sql: select kanarywagecolumn as kanaryquerycolumn, :kanaryparameter as p from kanarywages
                            title: kanaryquerytitle
                            description: kanaryquerydescription
                            allow: {id: [ada, root]}
                          counted: {sql: "select count(*) as n from birds"}
                    """.replace("PRIVATE", PRIVATE),
                    "create table kanaryrings(id integer primary key, kanaryringcolumn text)",
                    "insert into kanaryrings values(1, 'kanaryringcell')",
                    "create table birds(id integer primary key, name text, ring integer references kanaryrings(id))",
                    "insert into birds values(1, 'kanarybirdcell', 1), (2, 'Wren', 1), (3, 'Owl', null)",
                    "create table kanarywages(id integer primary key autoincrement, kanarywagecolumn text,"
                            + " bird integer references birds(id))",
                    "with recursive n(i) as (select 1 union all select i + 1 from n where i < " + Canaries.COUNT + ")"
                            + " insert into kanarywages select i, 'kanarywagecell', 1 from n",
                    "create unique index kanarywageindex on kanarywages(id, kanarywagecolumn)",
                    "create view kanaryview as select name as kanaryviewcolumn, 'kanaryviewcell' as x from birds",
                    "create table kanarynotes(id integer primary key, kanarynotecolumn text)",
                    "insert into kanarynotes values(1, 'kanarynotecell')",
                    "create virtual table kanarynotes_fts using fts5(kanarynotecolumn, content='kanarynotes')",
                    "insert into kanarynotes_fts(rowid, kanarynotecolumn) select id, kanarynotecolumn from kanarynotes",
                    "create table songs(id integer primary key, text text)",
                    "insert into songs values(1, 'tirili')",
                    "create virtual table songs_fts using fts5(text, content='songs')",
                    "analyze")
            .and(
                    "kanaryvault",
                    "create table kanaryvaulttable(id integer primary key, kanaryvaultcolumn text)",
                    "insert into kanaryvaulttable values(1, 'kanaryvaultcell')");

    private static final List<String> TABLES = List.of(
            "birds",
            "songs",
            "counted",
            "kanaryrings",
            "kanarywages",
            "kanaryview",
            "kanarynotes",
            "kanarynotes_fts",
            "kanarynotes_fts_data",
            "kanaryquery",
            "kanarymine",
            "sqlite_master",
            "sqlite_sequence",
            "sqlite_stat1",
            "dbstat",
            "nothing");

    private static final List<String> TABLES_OF_VAULT = List.of("kanaryvaulttable", "kanaryvaultquery", "nothing");

    private static final List<QueryString> ARGUMENTS = List.of(
            QueryString.of(),
            QueryString.of("_labels", "on"),
            QueryString.of("_extra", String.join(",", Extras.everywhere())),
            QueryString.of("_label", "ring"),
            QueryString.of("_trace", "1"),
            QueryString.of("_context", "1"),
            QueryString.of("_facet", "ring"),
            QueryString.of("_facet", "bird", "_facet", "kanarywagecolumn"),
            QueryString.of("_stream", "on"),
            QueryString.of("_shape", "array", "_nl", "on"),
            QueryString.of("_shape", "objects", "_size", "0"),
            QueryString.of("_search", "kanarynotecell"),
            QueryString.of("_fts_table", "kanarynotes_fts", "_fts_pk", "id", "_search", "kanary*"),
            QueryString.of("ring__kanaryringcolumn", "x"),
            QueryString.of("_sort", "kanaryringcolumn"),
            QueryString.of("_where", "ring in (select id from kanaryrings where kanaryringcolumn like 'k%')"),
            QueryString.of("_through", "{\"table\":\"kanarywages\",\"column\":\"kanarywagecolumn\",\"value\":\"x\"}"),
            QueryString.of("_through", "{\"table\":\"kanarywages\",\"column\":\"id\",\"value\":\"1\"}"),
            QueryString.of("_through", "{\"table\":\"kanarywages\"}"),
            QueryString.of("_blob_column", "kanarywagecolumn"),
            QueryString.of("_blob_column", "name"),
            QueryString.of("_show_hidden", "1"));

    private static final List<QueryString> ARGUMENTS_OF_TOOLS = List.of(
            QueryString.of(),
            QueryString.of("_trace", "1"),
            QueryString.of("_context", "1"),
            QueryString.of("sql", "select * from kanarywages"),
            QueryString.of("sql", "select * from nothing"),
            QueryString.of("sql", "select * from kanarywage"),
            QueryString.of("q", "kanary"),
            QueryString.of("q", "a"),
            QueryString.of("q", ""),
            QueryString.of("action", "view-table", "_size", "max"),
            QueryString.of("action", "view-query", "_size", "max"),
            QueryString.of("action", "view-database", "_size", "max"),
            QueryString.of("action", "insert-row", "_size", "max"),
            QueryString.of("action", "view-table", "parent", "kanaryvault"),
            QueryString.of("column", "ring", "table", "birds", "type", "integer"),
            QueryString.of("_initial", "1"),
            QueryString.of("_row", "1"));

    private static final List<QueryString> ARGUMENTS_OF_ROWS = List.of(
            QueryString.of(),
            QueryString.of("_extra", String.join(",", Extras.everywhere())),
            QueryString.of("_labels", "on", "_trace", "1"),
            QueryString.of("_context", "1"),
            QueryString.of("_blob_column", "kanarywagecolumn"));

    /** What somebody who may write could send. */
    private static final List<String> BODIES = List.of(
            "{}",
            "{\"row\":{}}",
            "{\"row\":{\"id\":1},\"ignore\":true}",
            "{\"row\":{\"id\":1},\"return\":true}",
            "{\"rows\":[{\"id\":1}],\"ignore\":true,\"return\":true}",
            "{\"row\":{\"nothing\":1}}",
            "{\"update\":{},\"return\":true}",
            "{\"update\":{\"id\":1},\"return\":true}",
            "{\"update\":{\"nothing\":1},\"return\":true}",
            "{\"table\":\"t\",\"columns\":[{\"name\":\"a\",\"fk_table\":\"kanarywages\"}]}",
            "{\"table\":\"kanarywages\",\"row\":{\"nothing\":1}}",
            "{\"table\":\"kanarywages\",\"row\":{\"id\":1},\"pk\":\"id\",\"ignore\":true}",
            "{\"operations\":[{\"op\":\"add_column\",\"args\":{\"name\":\"more\"}}]}",
            "{\"operations\":[{\"op\":\"rename_column\",\"args\":{\"name\":\"id\",\"to\":\"renamed\"}}]}",
            "{\"operations\":[{\"op\":\"add_foreign_key\",\"args\":{\"column\":\"id\",\"fk_table\":\"kanarywages\"}}]}",
            "{\"operations\":[{\"op\":\"drop_column\",\"args\":{\"name\":\"id\"}}]}",
            "{\"column\":\"id\",\"column_type\":{\"type\":\"email\"}}",
            "{\"sql\":\"insert into birds(name) select kanarywagecolumn from kanarywages limit 1 returning *\"}",
            "{\"sql\":\"update kanarywages set id = id where id = 1 returning *\"}",
            "{\"sql\":\"insert into kanarywages default values returning *\"}",
            "{\"sql\":\"insert into birds(name) values ('x') returning (select kanarywagecolumn from kanarywages)\"}",
            "{\"sql\":\"create view v as select * from kanarywages\"}",
            "{\"sql\":\"create table w as select * from kanarywages\"}",
            "{\"sql\":\"delete from kanarywage\"}",
            "{\"sql\":\"select * from kanarywages\"}",
            "{\"query\":{\"name\":\"mine\",\"sql\":\"select * from kanarywages\"}}",
            "{\"query\":{\"name\":\"mine\",\"sql\":\"insert into birds(name) select kanarywagecolumn from kanarywages\"}}",
            "{\"update\":{\"sql\":\"select * from kanarywages\"},\"return\":true}");

    private final EveryRoute routes = new EveryRoute(site, CanaryCrawlTest::values);
    private final Set<String> escaped = new TreeSet<>();
    private final Set<String> seen = new TreeSet<>();

    @BeforeEach
    void storeAQueryOfAda() throws IOException {
        Response stored = new WritingSite(site, "ada")
                .sent(
                        "/data/-/queries/store",
                        "{\"query\":{\"name\":\"kanarymine\",\"sql\":\"select 'kanaryminesql'\",\"title\":\"kanaryminetitle\"}}");
        assertEquals(201, stored.status(), AskedSite.text(stored));
        site.server().reload();
    }

    private static List<String> values(String part, String pattern) {
        return switch (part) {
            case "database" -> List.of("data", "kanaryvault");
            case "table", "query" -> pattern.startsWith("/kanaryvault") ? TABLES_OF_VAULT : TABLES;
            case "row", "key" -> List.of("1", "99999999");
            case "format" -> List.of("json", "csv", "blob", "md");
            default -> List.of("kanary");
        };
    }

    private RequestBuilder as(String somebody, RequestBuilder request) {
        return switch (somebody) {
            case "" -> request;
            case "one-table" -> bearer(request, "root", "{\"r\":{\"data\":{\"birds\":[\"vt\"]}}}");
            case "no-table" -> bearer(request, "ada", "{\"a\":[\"vi\"],\"d\":{\"data\":[\"vd\"]}}");
            default -> site.as(somebody, request);
        };
    }

    private RequestBuilder bearer(RequestBuilder request, String id, String restrictions) {
        PlainValue.Fields fields =
                (PlainValue.Fields) JsonText.read(restrictions).orElseThrow();
        ApiToken token = new ApiToken(id, Instant.now(), Optional.empty(), Optional.of(fields));
        return request.header(
                "Authorization", "Bearer " + ApiTokens.write(site.identity().signed(), token));
    }

    private void look(String somebody, RequestBuilder request, String sent) throws IOException {
        Response response = site.ask(as(somebody, request));
        String answer = response.headers() + "\n" + AskedSite.text(response);
        seen.addAll(Canaries.words(answer));
        for (String word : Canaries.escaped(answer, sent, somebody)) {
            escaped.add("'" + somebody + "' sees " + word + " at " + sent);
        }
    }

    private static List<QueryString> arguments(String pattern) {
        if (pattern.contains("{row}")) {
            return ARGUMENTS_OF_ROWS;
        }
        return pattern.contains("-/") ? ARGUMENTS_OF_TOOLS : ARGUMENTS;
    }

    private void read(String somebody) throws IOException {
        for (String pattern : routes.patterns("GET").toList()) {
            for (String path : routes.addresses(pattern)) {
                for (QueryString argument : arguments(pattern)) {
                    String address = argument.appendTo(path);
                    look(somebody, Request.get(address), address);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bob", "one-table", "no-table", "tess", "writer"})
    void nobodyReadsWhatIsHiddenFromHim(String somebody) throws IOException {
        read(somebody);
        assertEquals("", String.join("\n", escaped));
    }

    @Test
    void whoMaySeeEverythingIsShownEverything() throws IOException {
        read("ada");
        Set<String> unseen = Canaries.all();
        unseen.removeAll(seen);
        assertEquals(Set.of(), unseen);
    }

    @Test
    void nobodyWhoWritesReadsWhatIsHiddenFromHim() throws IOException {
        for (String pattern :
                routes.patterns("POST").sorted(comparing(CanaryCrawlTest::harm)).toList()) {
            for (String path : routes.addresses(pattern)) {
                for (String body : BODIES) {
                    RequestBuilder request = Request.get(path)
                            .method("POST")
                            .body("application/json", body.getBytes(StandardCharsets.UTF_8));
                    look("writer", request, path + " " + body);
                }
            }
        }
        assertEquals("", String.join("\n", escaped));
    }

    /** What would take away what is looked for comes last. */
    private static int harm(String pattern) {
        return List.of("/-/upsert", "/-/update", "/-/execute-write", "/-/delete", "/-/alter", "/-/drop").stream()
                .filter(pattern::endsWith)
                .map(String::length)
                .findFirst()
                .orElse(0);
    }
}
