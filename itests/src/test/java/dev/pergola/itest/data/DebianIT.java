package dev.pergola.itest.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pergola.itest.harness.HttpProbe;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.SqliteShell;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The system property {@code pergola.debian} names a real database to use instead of the small one, as
 * {@code itests/benchmark/debian} does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DebianIT {

    /** Counting ends one behind ten thousand, which is told as "more than". */
    private static final long MOST_COUNTED = 10_001;

    private Path database;
    private PergolaProcess server;
    private HttpProbe http;

    @BeforeAll
    void serve(@TempDir Path folder) {
        String real = System.getProperty("pergola.debian", "");
        database = real.isEmpty()
                ? SqliteShell.build(folder.resolve("debian.db"), "/dev/pergola/itest/debian.sql")
                : Path.of(real).toAbsolutePath();
        server = Pergola.unpacked().serve(database.toString(), "-s", "sql_time_limit_ms", "10000");
        http = server.http();
    }

    @AfterAll
    void end() {
        server.close();
    }

    @Test
    void firstPageHoldsTheFirstHundredRowsWithAllColumns() {
        JsonNode page = http.json("/debian/packages.json");

        assertEquals(rows("select * from packages order by id limit 100"), page.get("rows"));
        assertEquals("100", page.get("next").asText());
        assertEquals(false, page.get("truncated").asBoolean());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            section=libs                                    | section = 'libs'
            section__exact=python                           | section = 'python'
            section__not=libs                               | section <> 'libs'
            installed_size__gt=200000                       | installed_size > 200000
            installed_size__lte=0                           | installed_size <= 0
            size__gte=1000&size__lt=50000                   | size >= 1000 and size < 50000
            package__startswith=golang                      | package like 'golang%'
            package__endswith=dfsg                          | package like '%dfsg'
            package__contains=%2B                           | package like '%+%'
            package__like=%25x1%25                          | package like '%x1%'
            package__glob=lib*                              | package glob 'lib*'
            section__in=libs,python                         | section in ('libs', 'python')
            section__notin=libs,python                      | section not in ('libs', 'python')
            homepage__isnull=1                              | homepage is null
            homepage__notnull=1&section_id=4                | homepage is not null and section_id = 4
            multi_arch__isblank=1                           | (multi_arch is null or multi_arch = '')
            maintainer__contains=%3C&priority=required      | maintainer like '%<%' and priority = 'required'
            package=no+such+package                         | 0
            """)
    void filterFindsWhatSqlFinds(String filter, String condition) {
        JsonNode page = http.json("/debian/packages.json?_size=max&_extra=count&" + filter);

        assertEquals(rows("select * from packages where " + condition + " order by id limit 1000"), page.get("rows"));
        long all = rows("select count(*) as n from packages where " + condition)
                .at("/0/n")
                .asLong();
        assertEquals(Math.min(all, MOST_COUNTED), page.get("count").asLong());
        assertEquals(all >= MOST_COUNTED, page.get("count_truncated").asBoolean());
    }

    @ParameterizedTest
    @CsvSource({
        "_sort=package, package",
        "_sort=installed_size, installed_size",
        "_sort_desc=size, size desc",
        "_sort=homepage, homepage",
        "_sort_desc=multi_arch, multi_arch desc",
        "_sort=section_id&section_id__gt=3, section_id",
    })
    void sortGivesTheOrderOfSql(String parameters, String order) {
        String condition = parameters.contains("section_id__gt") ? "section_id > 3" : "1";

        JsonNode page = http.json("/debian/packages.json?" + parameters);

        assertEquals(
                rows("select * from packages where " + condition + " order by " + order + ", id limit 100"),
                page.get("rows"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "_sort=section", "_sort_desc=installed_size", "_sort=homepage", "_sort_desc=multi_arch"})
    void pagesHoldEachRowOnceToTheLast(String parameters) {
        JsonNode all = new Pages(http).allRows("/debian/packages.json?_size=max&_col=section&" + parameters);

        String order = parameters.isEmpty()
                ? ""
                : parameters.replace("_sort_desc=", "").replace("_sort=", "")
                        + (parameters.contains("desc") ? " desc, " : ", ");
        assertEquals(rows("select id, section from packages order by " + order + "id"), all);
    }

    @Test
    void smallPagesHoldEachRowOnceToTheLast() {
        JsonNode all = new Pages(http)
                .allRows("/debian/packages.json?_size=37&_sort=section&section__in=libs,python&_col=size");

        assertEquals(
                rows("select id, size from packages where section in ('libs', 'python') order by section, id"), all);
    }

    @Test
    void tableWithoutAKeyIsPagedByRowid() {
        JsonNode all = new Pages(http).allRows("/debian/tags.json?_size=max");

        assertEquals(rows("select rowid, * from tags order by rowid"), all);
    }

    @Test
    void tableWithACompoundKeyIsPagedByAllOfIt() {
        JsonNode all = new Pages(http).allRows("/debian/depends.json?_size=max");

        assertEquals(rows("select * from depends order by package_id, relation, on_package"), all);
    }

    @Test
    void viewIsReadLikeATable() {
        JsonNode all = new Pages(http).allRows("/debian/large_packages.json?_size=max&_sort=id");

        assertEquals(rows("select * from large_packages order by id"), all);
    }

    @Test
    void foreignKeysHaveTheLabelOfTheirRow() {
        JsonNode page = http.json("/debian/packages.json?_labels=on&_size=50");

        JsonNode expected = rows("select p.section_id as value, s.name as label from packages p"
                + " join sections s on s.id = p.section_id order by p.id limit 50");
        for (int i = 0; i < 50; i++) {
            assertEquals(expected.get(i), page.get("rows").get(i).get("section_id"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 99, 1000, 4321})
    void rowIsFoundByItsKey(int id) {
        JsonNode page = http.json("/debian/packages/" + id + ".json");

        assertEquals(rows("select * from packages where id = " + id), page.get("rows"));
    }

    @Test
    void rowIsFoundByAllPartsOfItsKey() {
        JsonNode some = rows("select * from depends order by on_package desc limit 20");
        for (JsonNode row : some) {
            String path = "/debian/depends/%s,%s,%s.json"
                    .formatted(
                            row.get("package_id").asText(),
                            tilde(row.get("relation").asText()),
                            tilde(row.get("on_package").asText()));
            assertEquals(row, http.json(path).at("/rows/0"), path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select section, count(*) as n, sum(installed_size) as total from packages group by section order by n, section",
                "select p.package, count(d.on_package) as needs from packages p join depends d on d.package_id = p.id"
                        + " group by p.id order by needs desc, p.id limit 50",
                "select id from packages_fts join packages on id = packages_fts.rowid"
                        + " where packages_fts match 'python3' order by id limit 30",
                "select id, description from packages where description like '%\"%' order by id limit 10",
                "select null as absent, 1 as one, 'ü' as text, 9007199254740993 as large, -0 as zero",
            })
    void queryAnswersWhatTheShellAnswers(String sql) {
        JsonNode page = http.json("/debian/-/query.json?sql=" + encode(sql));

        assertEquals(rows(sql), page.get("rows"));
        assertTrue(page.get("ok").asBoolean());
    }

    @Test
    void queryTakesNamedParameters() {
        String sql = "select id from packages where section = :section and size > cast(:least as integer) order by id";

        JsonNode page = http.json("/debian/-/query.json?section=libs&least=500000&sql=" + encode(sql));

        assertEquals(
                rows("select id from packages where section = 'libs' and size > 500000 order by id limit 1000"),
                page.get("rows"));
    }

    private JsonNode rows(String sql) {
        return SqliteShell.query(database, sql);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Tilde encoding as far as names of packages need it. */
    private static String tilde(String text) {
        return text.replace("+", "~2B").replace(".", "~2E");
    }
}
