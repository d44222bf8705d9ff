package dev.pergola.itest.browser;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.SqliteShell;
import dev.pergola.itest.harness.TemporaryFolders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Charts above rows: the plugin is installed first and removed last, while the same server runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("browser")
class ChartsIT {

    private static final String BUTTON = ".datasette-vega-inactive button";
    private static final String PICTURE = ".vega-picture[data-drawn]";
    private static final String BARS = ".vega-picture .mark-rect path";
    private static final String COUNTED =
            "#g.mark=bar&g.x_column=region&g.x_type=nominal&g.y_type=quantitative&g.aggregate=count";

    private final Pergola pergola = Pergola.unpacked();
    private PergolaProcess server;
    private Browser browser;

    @BeforeAll
    void serve() {
        server = pergola.serve(
                SqliteShell.buildFrom(TemporaryFolders.create("shop").resolve("shop.db"), """
                        create table sales (id integer primary key, day text, region text, price real, weight real, "a.b[0] ""'__proto__" text);
                        with recursive n(i) as (select 0 union all select i + 1 from n where i < 899)
                        insert into sales select i + 1, date('2024-01-01', i || ' days'),
                            case when i % 6 = 0 then 'North' when i % 6 < 3 then 'South' else 'West' end,
                            50 + 40 * sin(i / 60.0) + i % 7, i % 90, 'v' || (i % 3) from n;
                        create view totals as select region, round(sum(price)) as total from sales group by region;
                        """)
                        .toString());
        browser = new Browser(server.address());
        browser.look(Screen.DESKTOP);
    }

    @AfterAll
    void end() {
        browser.close();
        server.close();
    }

    @BeforeEach
    void leaveThePageBefore() {
        browser.open("/");
    }

    @AfterEach
    void noComplaints() {
        browser.assertQuiet();
    }

    private void run(String... words) {
        CommandResult result = pergola.run(words);
        assertEquals(0, result.exitCode(), result::everything);
    }

    private void openChart(String address) {
        browser.open(address);
        browser.element(PICTURE);
    }

    private String description() {
        return browser.text(".vega-sentence");
    }

    /** What somebody sees who compares the bars: for each its middle, its height and its colour, from left to right. */
    private List<Map<String, Object>> bars() {
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> bars = (List<Map<String, Object>>) browser.evaluate(
                "[...document.querySelectorAll('" + BARS + "')].map(bar => { const box = bar.getBoundingClientRect();"
                        + " return {x: box.x + box.width / 2, height: box.height, fill: getComputedStyle(bar).fill}; })"
                        + ".sort((one, other) => one.x - other.x)");
        return bars;
    }

    private static double height(Map<String, Object> bar) {
        return ((Number) bar.get("height")).doubleValue();
    }

    private List<String> namesOnTheAxis() {
        return browser.texts(".vega-picture .role-axis-label text").stream()
                .filter(text -> text.matches("[A-Z][a-z]+"))
                .toList();
    }

    @Test
    @Order(1)
    void comesWhileTheServerRunsAndDrawsWithoutBeingAsked() {
        browser.open("/shop/sales");
        assertTrue(!browser.has(".vega-parts"), "offered although nobody installed it");
        run("install", "vega");
        eventually("the panel", () -> {
            browser.open("/shop/sales");
            return browser.has(".vega-parts");
        });
        assertEquals(false, browser.evaluate("'vega' in window"), "the library is loaded though nothing is opened");
        browser.press(BUTTON);
        browser.element(PICTURE);

        assertTrue(description().startsWith("Line chart of price by day: 900 rows"), this::description);
        assertEquals(1L, browser.evaluate("document.querySelectorAll('.vega-picture .mark-line path').length"));
        assertEquals(4, browser.texts(".vega-suggestion strong").size());
        assertTrue(browser.texts(".vega-suggestion span").stream().allMatch(reason -> reason.endsWith(".")));
    }

    @Test
    @Order(2)
    void barsAreAsHighAsTheirNumbersTheLargestFirst() {
        openChart("/shop/sales" + COUNTED);
        assertEquals(List.of("West", "South", "North"), namesOnTheAxis());
        List<Map<String, Object>> bars = bars();
        assertEquals(3, bars.size());
        assertEquals(1.5, height(bars.get(0)) / height(bars.get(1)), 0.03);
        assertEquals(3, height(bars.get(0)) / height(bars.get(2)), 0.05);
        assertEquals("rgb(43, 107, 74)", bars.get(0).get("fill"));
        assertTrue(description().contains("from 150 (North) to 450 (West)"), this::description);
        browser.picture("chart-bars");
    }

    @Test
    @Order(2)
    void aSuggestionIsChosenAndTheBackButtonBringsTheFormerChartBack() {
        openChart("/shop/sales" + COUNTED);
        String counted = description();
        browser.element(".vega-suggestion:nth-child(2)").click();
        eventually("another chart", () -> !description().equals(counted));
        assertTrue(browser.path().contains("#g.mark=bar&g.x_column=day&g.x_type=temporal-bin"), browser::path);
        browser.evaluate("history.back()");
        eventually("the chart before", () -> description().equals(counted));
        assertEquals(3, bars().size());
    }

    @Test
    @Order(2)
    void filtersAndSortingKeepTheChartOfTheirRows() {
        openChart("/shop/sales" + COUNTED);
        browser.press(".datasette-vega [name='mark'][value='bar']");
        browser.click("th.col-price a");
        browser.element(PICTURE);
        assertTrue(browser.path().matches("/shop/sales\\?_sort.*price#g\\.mark=bar.*"), browser::path);
        openChart("/shop/sales?region=North" + COUNTED);
        assertEquals(1, bars().size());
    }

    @Test
    @Order(2)
    void theOrderOfAQueryIsTheOrderOfTheBars() {
        openChart("/shop/-/query?sql=select+region,+total+from+totals+order+by+region+desc"
                + "#g.mark=bar&g.x_column=region&g.x_type=ordinal&g.y_column=total&g.y_type=quantitative");
        assertEquals(List.of("West", "South", "North"), namesOnTheAxis());
        assertEquals(3, bars().size());
    }

    @Test
    @Order(2)
    void aNameOfAColumnIsNoPathAndNoMarkup() {
        openChart("/shop/sales#g.mark=bar&g.x_column=a.b%5B0%5D%20%22'__proto__&g.x_type=nominal&g.aggregate=count"
                + "&g.color_column=region");
        assertEquals(6, bars().size());
        assertEquals(3, bars().stream().map(bar -> bar.get("fill")).distinct().count(), "a colour for each region");
        assertTrue(browser.texts(".vega-picture .role-axis-title text").contains("a.b[0] \"'__proto__"));
    }

    @Test
    @Order(2)
    void whatIsToBeSeenCanBeTakenAway() {
        openChart("/shop/sales" + COUNTED);
        browser.evaluate("void (window.taken = [], HTMLAnchorElement.prototype.click = function () {"
                + " window.taken.push([this.download, this.href]); })");
        for (String format : List.of("PNG", "SVG", "CSV", "JSON", "Specification")) {
            browser.evaluate("[...document.querySelectorAll('.vega-tools button')].find(b => b.textContent === '"
                    + format + "').dispatchEvent(new MouseEvent('click', {bubbles: true}))");
        }
        eventually("five files", () -> browser.evaluate("window.taken.length").equals(5L));
        assertEquals(
                List.of("csv", "json", "json", "png", "svg"),
                browser.evaluate("window.taken.map(([name]) => name.split('.').pop()).sort()"));
        browser.evaluate(
                "[...document.querySelectorAll('.vega-tools button')].pop().dispatchEvent(new MouseEvent('click'))");
        String markup = (String) browser.evaluate("document.querySelector('.vega-tools textarea').value");
        String embedded =
                markup.replaceFirst(".*src=\"[^/]*//[^/]*([^\"]*)\".*", "$1").replace("&amp;", "&");
        browser.press(".vega-values summary");
        assertEquals(3, browser.elements(".vega-values tbody tr").size());

        openChart(embedded);
        assertEquals(3, bars().size());
        assertTrue(description().contains("(West)"), this::description);
    }

    @Test
    @Order(2)
    void whatIsWrongIsToldInWords() {
        browser.open("/shop/sales#g.mark=bar&g.x_column=nothing&g.aggregate=count");
        eventually("words", () -> browser.text(".vega-status").contains("no column \"nothing\""));
        browser.takeComplaints(); // of the status of the answer
    }

    @Test
    @Order(3)
    void looksRightOnEveryScreen() {
        for (Screen screen : Screen.values()) {
            browser.look(screen);
            openChart(
                    "/shop/sales#g.mark=circle&g.x_column=price&g.x_type=quantitative&g.y_column=weight&g.y_type=quantitative"
                            + "&g.color_column=region");
            assertEquals(
                    900L,
                    browser.evaluate("document.querySelectorAll('.vega-picture .mark-symbol.role-mark path').length"));
            assertEquals(
                    0L,
                    browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
                    "wider than a screen of " + screen.width() + " px");
            browser.picture("chart-" + screen.label());
        }
        browser.look(Screen.DESKTOP);
    }

    @Test
    @Order(4)
    void leavesWhileTheServerRuns() {
        run("uninstall", "vega");
        eventually("a page without charts", () -> {
            browser.open("/shop/sales");
            return !browser.has(".vega-parts");
        });
        assertTrue(!browser.has(BUTTON));
        assertEquals(404, server.http().get("/shop/sales.chart").statusCode());
    }
}
