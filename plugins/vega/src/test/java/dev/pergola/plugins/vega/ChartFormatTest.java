package dev.pergola.plugins.vega;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.testing.PluginJar;
import dev.pergola.testing.PluginSite;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The data of charts, as the panel asks for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChartFormatTest {

    private static final String BAR = "_g.mark=bar&_g.y_type=quantitative&";
    private static final Pattern ROWS = Pattern.compile("\"rows\":(\\[.*?]),\"total\"");

    @RegisterExtension
    static final PluginSite site = PluginSite.empty()
            .database(
                    "shop.db",
                    "create table regions (id integer primary key, name text)",
                    "insert into regions values (1, 'North'), (2, 'South'), (3, 'West')",
                    "create table sales (id integer primary key, day text, region integer references regions, price real,"
                            + " \"a.b[0] \"\"'__proto__\" text)",
                    "with recursive n(i) as (select 0 union all select i + 1 from n where i < 299) insert into sales"
                            + " select i + 1, date('2026-01-01', i || ' days'), i % 3 + 1, i % 10, 'v' || (i % 2) from n",
                    "create table secrets (word text)",
                    "insert into secrets values ('hush')")
            .configuration("""
            databases:
              shop:
                tables:
                  secrets: {allow: false}
                queries:
                  cheap: select region, count(*) as n from sales where price < cast(:most as real) group by 1 order by n, region desc
            plugins: {vega: {sample: 50}}
            """);

    @BeforeAll
    static void install() {
        assertEquals("active", site.install(PluginJar.ofThisProject()).state());
    }

    private static String get(String path) {
        String answer = site.get(path).text();
        assertEquals(200, site.get(path).status(), answer);
        return answer;
    }

    private static String rows(String path) {
        String answer = get(path);
        Matcher matcher = ROWS.matcher(answer);
        assertTrue(matcher.find(), answer);
        return matcher.group(1);
    }

    @Test
    void withoutAWishItSuggestsAndDrawsTheFirst() {
        String answer = get("/shop/sales.chart?_labels=on");
        assertTrue(answer.contains("\"channels\":{\"mark\":\"line\",\"x_column\":\"day\""), answer);
        assertTrue(answer.contains("\"name\":\"region.label\""), answer);
        assertTrue(answer.contains("\"reason\":\""), answer);
        assertTrue(answer.contains("\"total\":300,\"sample\":true"), answer);
    }

    @Test
    void groupsAreNamedByWhatTheyReferToTheLargestFirst() {
        assertEquals(
                "[[\"North\",34,34],[\"South\",33,33],[\"West\",33,33]]",
                rows("/shop/sales.chart?_labels=on&id__lt=101&" + BAR
                        + "_g.x_column=region.label&_g.x_type=nominal&_g.aggregate=count"));
    }

    @Test
    void theMedianIsTheOneInTheMiddle() {
        assertEquals(
                "[[1,4.5,100],[2,4.5,100],[3,4.5,100]]",
                rows("/shop/sales.chart?" + BAR + "_g.x_column=region&_g.aggregate=median&_g.y_column=price"));
    }

    @Test
    void rangesOfNumbersAndSpansOfTimeAreMadeBySqlite() {
        assertTrue(rows("/shop/sales.chart?" + BAR + "_g.x_column=price&_g.x_type=quantitative-bin&_g.aggregate=count")
                .startsWith("[[0.0,0.5,30,30],[1.0,1.5,30,30],"));
        assertTrue(rows("/shop/sales.chart?" + BAR
                        + "_g.x_column=day&_g.x_type=temporal-bin&_g.x_unit=month&_g.aggregate=count")
                .startsWith("[[\"2026-01-01\",31,31],[\"2026-02-01\",28,28],"));
        assertTrue(rows("/shop/sales.chart?" + BAR
                        + "_g.x_column=day&_g.x_type=temporal-bin&_g.x_unit=day-of-week&_g.aggregate=count")
                .startsWith("[[\"Mon\",43,43],"));
    }

    @Test
    void theOrderOfAQueryIsKept() {
        assertEquals(
                "[[3,20],[2,20],[1,20]]",
                rows("/shop/cheap.chart?most=1.2&" + BAR + "_g.x_column=region&_g.y_column=n"));
        assertTrue(rows("/shop/-/query.chart?sql=select+name+from+regions+order+by+id+%25+2,+name&" + BAR
                        + "_g.x_column=name&_g.x_type=nominal&_g.aggregate=count")
                .startsWith("[[\"South\",1,1],[\"North\",1,1],[\"West\",1,1]]"));
        assertTrue(rows("/shop/sales.chart?_sort_desc=id&" + BAR + "_g.x_column=region&_g.aggregate=count")
                .startsWith("[[3,"));
    }

    @Test
    void ofManyRowsASampleIsDrawnThatSaysSo() {
        String answer = get("/shop/sales.chart?_g.mark=circle&_g.x_column=id&_g.x_type=quantitative&_g.y_column=price");
        assertTrue(answer.contains("A sample: 50 of 300 rows, evenly from the first to the last."), answer);
        assertTrue(answer.contains("[[6,5.0],[12,1.0],"), answer);
    }

    @Test
    void aColumnMayHaveAnyName() {
        String name = "a.b%5B0%5D+%22'__proto__";
        assertEquals(
                "[[\"v0\",150,150],[\"v1\",150,150]]",
                rows("/shop/sales.chart?" + BAR + "_g.x_column=" + name + "&_g.aggregate=count"));
        assertTrue(get("/shop/sales.chart?" + BAR + "_g.x_column=" + name + "&_g.aggregate=count")
                .contains("\"title\":\"a.b[0] \\\"'__proto__\""));
    }

    @Test
    void whatCannotBeDrawnIsToldInWords() {
        assertEquals(
                400, site.get("/shop/sales.chart?_g.mark=pie&_g.x_column=id").status());
        assertTrue(site.get("/shop/sales.chart?" + BAR + "_g.x_column=nothing&_g.aggregate=count")
                .text()
                .contains("These rows have no column"));
        assertEquals(
                400, site.get("/shop/sales.chart?" + BAR + "_g.x_column=id").status());
        assertEquals(404, site.get("/shop/sales/1.chart").status());
        assertEquals(400, site.get("/shop/-/query.chart?sql=select+nothing").status());
    }

    @Test
    void whoMayNotSeeRowsSeesNoChartOfThem() {
        assertEquals(403, site.get("/shop/secrets.chart").status());
        assertFalse(site.get("/shop/secrets.chart").text().contains("hush"));
    }

    @Test
    void anEmbeddedChartReadsFromThisSiteAlone() {
        assertEquals(
                200,
                site.get("/-/vega/embed?rows=/shop/sales.chart?_g.mark=bar").status());
        assertTrue(site.get("/-/vega/embed?rows=/shop/sales.chart")
                .headers()
                .first("Content-Security-Policy")
                .orElse("")
                .contains("frame-ancestors *"));
        for (String elsewhere : new String[] {
            "", "?rows=//elsewhere.test/a.chart", "?rows=/%5Celsewhere.test/a.chart", "?rows=/shop/sales.json"
        }) {
            assertEquals(400, site.get("/-/vega/embed" + elsewhere).status(), elsewhere);
        }
    }

    @Test
    void pagesLinkToTheDataWithTheirFilters() {
        String page = get("/shop/sales?region=2&_next=3");
        assertTrue(page.contains("href=\"/shop/sales.chart?region=2&amp;_labels=on\""), page);
        assertTrue(page.contains("/-/static-plugins/vega/vega.min.js?_hash="), page);
        assertFalse(get("/shop").contains("vega-parts"));
        assertFalse(get("/shop/sales/1").contains("vega-parts"));
    }
}
