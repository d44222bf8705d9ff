package dev.pergola.itest.browser;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/** The table page as somebody uses it who looks for something, with a pointer and with keys alone. */
@Tag("browser")
class TablePageIT {

    private static final String FINDS = "/garden/finds";
    private static final String CELLS = "table.rows-and-columns tbody td.col-";
    private static final String STATES = ".facet-info[data-column='state']";

    @RegisterExtension
    static final GardenInBrowser GARDEN = GardenInBrowser.planted(
            "/dev/pergola/itest/finds.sql", "settings: {truncate_cells_html: 200, sql_time_limit_ms: 20000}");

    private Browser browser;

    @BeforeEach
    void takeTheBrowser() {
        browser = GARDEN.browser();
    }

    private void await(String selector) {
        eventually("the element " + selector, () -> browser.has(selector));
    }

    /** Until the page tells its own keys when it is asked for them. */
    private void awaitKeys() {
        eventually("the keys of the page", () -> (Boolean) browser.evaluate("""
                (() => {
                  let found = document.readyState !== 'complete';
                  const add = ({ keys }) => { found ||= keys === 'n'; };
                  document.dispatchEvent(new CustomEvent('pergola-shortcuts', { detail: { add } }));
                  return found && document.readyState === 'complete';
                })()"""));
    }

    private void focus(String selector) {
        browser.element(selector);
        browser.evaluate("document.querySelector(\"" + selector + "\").focus()");
    }

    private void openMenuOf(String column) {
        focus("th.col-" + column + " .column-menu-button");
        browser.keys(Keys.ENTER);
        await("main > .dropdown-menu:not([hidden]) a");
    }

    /** What would be in the clipboard. */
    private String copied(String entry) {
        browser.evaluate("void (navigator.clipboard.writeText = async (text) => { window.copied = text; })");
        browser.press("[data-table-tool=export]");
        browser.choose(entry);
        eventually("the copy", () -> browser.evaluate("window.copied") != null);
        return (String) browser.evaluate("window.copied");
    }

    @Test
    void theMenuOfAColumnIsUsedByKeys() {
        browser.open(FINDS);
        openMenuOf("state");
        assertEquals(
                List.of("Sort ascending", "Sort descending", "Facet by this", "Choose columns", "Hide this column"),
                browser.texts("main > .dropdown-menu li"));
        assertEquals("Type: TEXT", browser.text("main > .dropdown-menu .column-type"));

        browser.keys(Keys.ESCAPE);
        assertTrue(
                (Boolean) browser.evaluate("document.activeElement.matches('th.col-state .column-menu-button')"),
                "the focus is back at the button");

        browser.keys(Keys.ENTER);
        await("main > .dropdown-menu:not([hidden]) a");
        browser.keys(Keys.ARROW_DOWN);
        browser.keys(Keys.ARROW_DOWN);
        browser.keys(Keys.ENTER);
        eventually("the facet", () -> browser.path().contains("_facet=state"));
        assertEquals(3, browser.elements(STATES + " li").size());
    }

    @Test
    void rowsWithOneKindOfValueAreFound() {
        browser.open(FINDS);
        openMenuOf("mixed");
        browser.follow("Show rows with text");
        assertTrue(browser.texts(CELLS + "mixed").stream().allMatch("seven"::equals), browser::path);
    }

    @Test
    void columnsAreChosenAndMoved() {
        browser.open(FINDS);
        browser.press("[data-table-tool=columns]");
        await("#column-chooser-dialog");
        assertEquals("12 of 12 selected", browser.text(".column-chooser-tools [role=status]"));
        browser.press("li[data-column=story] input");
        focus("li[data-column=state] .column-chooser-handle");
        browser.keys(Keys.ARROW_UP);
        browser.drag("li[data-column=found] .column-chooser-handle", "li[data-column=name]");
        browser.picture("table-column-chooser");
        browser.click("#column-chooser-dialog button[type=submit]");

        assertEquals(
                List.of(
                        "id",
                        "found",
                        "name",
                        "family_id",
                        "seen_at",
                        "height_cm",
                        "state",
                        "weight",
                        "facts",
                        "web",
                        "picture",
                        "mixed"),
                browser.evaluate("[...document.querySelectorAll('thead th')].map(th => th.dataset.column)"));
        openMenuOf("name");
        browser.follow("Show all columns");
        assertEquals(FINDS, browser.path());
    }

    @Test
    void filtersFitTheirColumnsAndAreTakenAwayAgain() {
        browser.open(FINDS);
        browser.press("form.filters summary");
        choose("_filter_column", "height_cm");
        eventually("a field for numbers", () -> browser.has("input[name=_filter_value][type=number]"));
        assertEquals(
                List.of("=", "!=", ">"),
                browser.texts("select[name=_filter_op] option").subList(0, 3));
        choose("_filter_op", ">");
        browser.type("input[name=_filter_value]", "290");

        browser.press(".filter-add");
        choose("_filter_column_2", "family_id");
        focus("input[name=_filter_value_2]");
        await("datalist[id=datalist-family_id] option[label=Fabaceae]");
        browser.type("input[name=_filter_value_2]", "3");
        browser.press(".filter-add");
        assertEquals(3, browser.elements(".filter-controls-row").size());
        browser.press(".filter-controls-row:nth-of-type(3) .filter-remove");
        assertEquals(2, browser.elements(".filter-controls-row").size());
        browser.picture("table-filters");
        browser.click("form.filters .sort-row button");

        assertEquals(List.of("height_cm > 290", "family_id = 3"), conditions());
        assertTrue(browser.texts(CELLS + "height_cm").stream().allMatch(height -> Integer.parseInt(height) > 290));
        browser.click(".condition[href*=family_id]");
        assertEquals(List.of("family_id = 3"), conditions());
        browser.follow("Show all rows");
        assertEquals(FINDS, browser.path());
    }

    @Test
    void valuesOfAColumnAreSuggested() {
        browser.open(FINDS);
        browser.press("form.filters summary");
        choose("_filter_column", "state");
        focus("input[name=_filter_value]");
        await("datalist[id=datalist-state] option[value=rare]");
        assertEquals(
                "datalist-state", browser.element("input[name=_filter_value]").getDomAttribute("list"));
        choose("_filter_column", "found");
        eventually("a field for days", () -> browser.has("input[name=_filter_value][type=date]"));
    }

    @Test
    void severalValuesOfAFacetAreChosenTogether() {
        browser.open(FINDS + "?_facet=state");
        browser.press(STATES + " .facet-fold");
        eventually("a folded facet", () -> !browser.element(STATES + " ul").isDisplayed());
        browser.press(STATES + " .facet-fold");
        browser.press(STATES + " .facet-several");
        await(STATES + " form input");
        browser.press(STATES + " input[value=rare]");
        browser.press(STATES + " input[value=lost]");
        browser.picture("table-facet-several");
        browser.click(STATES + " form button[type=submit]");

        assertEquals(
                List.of("state in lost,rare"),
                conditions().stream()
                        .map(words -> words.replace("rare,lost", "lost,rare"))
                        .toList());
        assertFalse(browser.texts(CELLS + "state").contains("common"));
        browser.press(STATES + " .facet-several");
        await(STATES + " form input[value=common]:not(:checked)");
        assertEquals(2, browser.elements(STATES + " form input:checked").size());
    }

    @Test
    void pagesAndRowsAreTurnedByKeys() {
        browser.open(FINDS + "?_sort=height_cm");
        String first = browser.path();
        awaitKeys();
        browser.keys("n");
        eventually("the second page", () -> browser.path().contains("_next="));
        String second = browser.path();
        awaitKeys();
        browser.keys("n");
        eventually("the third page", () -> !browser.path().equals(second));
        awaitKeys();
        browser.keys("p");
        eventually("the second page again", () -> browser.path().equals(second));
        awaitKeys();
        assertTrue(browser.has("a[rel=prev]"), "this page was seen before");
        browser.keys("p");
        eventually("the first page again", () -> browser.path().equals(first));
        awaitKeys();
        assertFalse(browser.has("a[rel=prev], a[rel=start]"));

        browser.keys("j");
        browser.keys("j");
        assertEquals(2L, browser.evaluate("document.activeElement.rowIndex"));
        browser.keys("x");
        await("tr.row-marked");
        String key = (String) browser.evaluate("document.activeElement.dataset.row");
        assertTrue(copied("Copy as SQL inserts").startsWith("INSERT INTO \"finds\" (\"id\", \"name\""));
        assertEquals(1, copied("Copy as SQL inserts").lines().count());
        assertTrue(copied("Copy as SQL inserts").contains("VALUES (" + key + ", 'Find "));
        focus("tr.row-marked");
        browser.keys(Keys.ENTER);
        eventually("the row", () -> browser.path().equals(FINDS + "/" + key));
    }

    @Test
    void longTextsAreUnfoldedInTheirPlace() {
        browser.open(FINDS);
        String story = "tr[data-row='10'] td.col-story";
        assertFalse(browser.text(story).contains("the end of story 10"));
        focus(story + " .unfold");
        browser.keys(Keys.ENTER);
        eventually("the whole text", () -> browser.text(story).contains("and the end of story 10"));
        assertEquals("true", browser.element(story + " .unfold").getDomAttribute("aria-expanded"));
        browser.keys(Keys.ENTER);
        eventually("the beginning", () -> !browser.text(story).contains("the end of story"));

        String facts = "tr[data-row='1'] td.col-facts";
        focus(facts + " .unfold");
        browser.keys(Keys.ENTER);
        await(facts + " .laid-out");
        assertEquals(
                "{\n  \"id\": 1,\n  \"size\": 12345678901234567890,\n  \"places\": [\n    \"north\",\n    \"south\"\n  ]\n}",
                browser.evaluate("document.querySelector(\"" + facts + " .fold\").textContent"));
        browser.picture("table-unfolded");
    }

    @Test
    void linksShowWhereTheyLeadAndPicturesWhatTheyShow() {
        browser.open(FINDS);
        browser.hover("tr[data-row='2'] td.col-family_id a");
        eventually("a card", () -> browser.element("#preview-card").isDisplayed());
        assertTrue(browser.text("#preview-card").contains("Africa"), () -> browser.text("#preview-card"));
        browser.picture("table-preview");
        browser.keys(Keys.ESCAPE);
        assertFalse(browser.element("#preview-card").isDisplayed());

        focus("tr[data-row='1'] td.col-picture a");
        eventually(
                "a picture",
                () -> browser.has("#preview-card img")
                        && browser.element("#preview-card img").isDisplayed());
        assertEquals(1L, browser.evaluate("document.querySelector('#preview-card img').naturalWidth"));
    }

    @Test
    void rowsAreCopiedAsTheyAre() {
        browser.open(FINDS + "?_col=name&_col=weight&_size=2");
        assertEquals(
                "| id | name | weight |\n| ---: | --- | ---: |\n| 1 | Find 00001 | 0.37 |\n| 2 | Find 00002 | 0.74 |",
                copied("Copy as Markdown"));
        browser.open(FINDS + "?_col=name&_size=1");
        assertEquals(
                List.of("id,name", "1,Find 00001"),
                copied("Copy as CSV").lines().toList());
        browser.open(FINDS + "?_col=name&_size=1");
        assertEquals("[\n  {\n    \"id\": 1,\n    \"name\": \"Find 00001\"\n  }\n]", copied("Copy as JSON"));
    }

    @Test
    void theNumberOfRowsIsCountedToTheEnd() {
        browser.open(FINDS);
        assertTrue(browser.text(".row-count").startsWith(">10,000 rows"));
        browser.press("a.count-sql");
        eventually("the number", () -> browser.text(".row-count").equals("10,300 rows"));
    }

    @Test
    void whatTakesLongSaysSoAndIsCancelled() {
        browser.open("/garden/endless");
        browser.press("a.count-sql");
        await(".progress-note");
        assertEquals("Counting the rows", browser.text(".progress-words"));
        browser.press(".progress-note button");
        eventually("no note", () -> !browser.has(".progress-note"));
        eventually("the link as before", () -> browser.text("a.count-sql").startsWith("count all"));
        browser.takeComplaints();
    }

    @Test
    void compactRowsStayCompactAndNothingMoves() {
        browser.open(FINDS);
        long height = height();
        browser.press("[data-table-tool=compact]");
        assertTrue(height() < height);
        browser.open(FINDS + "?_sort=name");
        assertEquals("true", browser.element("[data-table-tool=compact]").getDomAttribute("aria-pressed"));
        assertTrue(height() < height);
        browser.picture("table-compact");
        browser.press("[data-table-tool=compact]");
        assertEquals("false", browser.element("[data-table-tool=compact]").getDomAttribute("aria-pressed"));
    }

    @Test
    void thePageIsSmallAndNothingMovesWhileItLoads() {
        browser.open(FINDS + "?_facet=state&height_cm__gt=3&_size=100");
        await("th .column-menu-button");
        await(".unfold");
        assertEquals(0.0, ((Number) browser.evaluate("""
                (() => {
                  const observer = new PerformanceObserver(() => {});
                  observer.observe({ type: 'layout-shift', buffered: true });
                  return observer.takeRecords().reduce((sum, shift) => sum + shift.value, 0);
                })()""")).doubleValue());
        long bytes = ((Number) browser.evaluate("""
                [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                  .filter((entry) => !/\\.(png|svg|ico)/.test(entry.name))
                  .reduce((sum, entry) => sum + entry.encodedBodySize, 0)""")).longValue();
        assertTrue(bytes > 0 && bytes < 60_000, bytes + " bytes");
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void looksRightOnEveryScreen(Screen screen) {
        browser.look(screen);
        browser.open(FINDS + "?_facet=state&height_cm__gt=3&_sort_desc=found");
        await("th .column-menu-button");
        long overflow =
                (Long) browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertEquals(0, overflow, "wider than a screen of " + screen.width() + " px");
        browser.picture("table-page-" + screen.label());
        if (screen.isPhone()) {
            browser.press("[data-table-tool=column-actions]");
            await("#column-actions-dialog");
            browser.press(".column-actions-name:nth-of-type(2)");
            browser.picture("table-column-actions-" + screen.label());
            assertEquals(List.of(), browser.evaluate("""
                    [...document.querySelectorAll('dialog button, .table-tools button, .conditions a, .pager a')]
                      .filter((part) => part.checkVisibility() && part.getBoundingClientRect().height < 36)
                      .map((part) => part.outerHTML)"""));
        }
    }

    private List<String> conditions() {
        return browser.texts(".condition").stream()
                .map(words -> words.replaceAll("\\s+", " ")
                        .replaceAll(" ?, remove$", "")
                        .strip())
                .toList();
    }

    private long height() {
        return ((Number) browser.evaluate("document.querySelector('table.rows-and-columns').offsetHeight")).longValue();
    }

    private void choose(String select, String option) {
        browser.element("select[name='" + select + "']");
        browser.elements("select[name='" + select + "'] option").stream()
                .filter(choice -> choice.getText().equals(option))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no option " + option + " in " + select))
                .click();
    }
}
