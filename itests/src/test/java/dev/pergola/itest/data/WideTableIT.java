package dev.pergola.itest.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pergola.itest.harness.HttpProbe;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.SqliteShell;
import dev.pergola.itest.harness.WideTable;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Three hundred columns with every awkward name: each of them can be asked for in every way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WideTableIT {

    private static final String TABLE = "/wide/wide~2Fta~2Eble+~25~7E+~221~22";
    private static final String FROM = " from " + WideTable.quoted(WideTable.NAME) + " ";

    private Path database;
    private PergolaProcess server;
    private HttpProbe http;

    @BeforeAll
    void serve(@TempDir Path folder) {
        database = SqliteShell.buildFrom(folder.resolve("wide.db"), WideTable.script(2000));
        server = Pergola.unpacked().serve(database.toString());
        http = server.http();
    }

    @AfterAll
    void end() {
        server.close();
    }

    static List<String> awkwardColumns() {
        List<String> columns = WideTable.columns();
        return columns.subList(3, columns.indexOf("column 200"));
    }

    @Test
    void firstPageHoldsTheRowsWithAllColumns() {
        JsonNode page = http.json(TABLE + ".json");

        assertEquals(rows("select *" + FROM + "order by id limit 100"), page.get("rows"));
        assertEquals(WideTable.columns().size(), page.at("/rows/0").size());
    }

    @Test
    void pagesHoldEachRowOnceToTheLast() {
        JsonNode all = new Pages(http).allRows(TABLE + ".json?_size=max&_sort_desc=column+298&_col=number");

        assertEquals(rows("select id, number" + FROM + "order by \"column 298\" desc, id"), all);
    }

    @ParameterizedTest
    @MethodSource("awkwardColumns")
    void everyColumnCanBeFilteredSortedAndChosen(String column) {
        String name = WideTable.quoted(column);

        JsonNode page = http.json(TABLE + ".json?_size=20&_col=" + encode(column) + "&_sort_desc=" + encode(column)
                + "&" + encode(column + "__notnull") + "=1&" + encode(column + "__gte") + "=1");

        assertEquals(
                rows("select id, " + name + FROM + "where " + name + " >= 1 and " + name + " is not null order by "
                        + name + " desc, id limit 20"),
                page.get("rows"));
    }

    @Test
    void pageForPeopleNamesEveryColumnAndRunsNoneOfThem() {
        HttpResponse<String> page = http.get(TABLE);

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("data-column=\"&lt;/script&gt;\""), "escaped in attributes");
        assertTrue(page.body().contains(">日本語</a>"), "written as it is");
        assertTrue(!page.body().contains("<b>bold"), "never taken for markup");
    }

    @Test
    void rowIsFoundByItsKey() {
        assertEquals(
                rows("select *" + FROM + "where id = 1234"),
                http.json(TABLE + "/1234.json").get("rows"));
        assertEquals(200, http.get(TABLE + "/1234").statusCode());
    }

    private JsonNode rows(String sql) {
        return SqliteShell.query(database, sql);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
