package dev.pergola.itest.browser;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/** Somebody writes SQL, runs it, mends it and finds it again, without leaving the page. */
@Tag("browser")
class SqlPageIT {

    private static final String ROWS = "table.rows-and-columns tbody tr";
    private static final String PAGE = "/garden/-/query?sql=select+id,+name+from+plants+order+by+id+limit+3";
    private static final String RUN = Keys.chord(Keys.CONTROL, Keys.ENTER);
    private static final String ENDLESS =
            "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";

    @RegisterExtension
    static final GardenInBrowser GARDEN = GardenInBrowser.configured("""
            settings: {sql_time_limit_ms: 60000}
            permissions: {execute-write-sql: true, insert-row: true, update-row: true, delete-row: true,
              create-table: true, store-query: true}
            """);

    private Browser browser;

    @BeforeEach
    void openThePage() {
        browser = GARDEN.browser();
        browser.open(PAGE);
        browser.evaluate("localStorage.clear()");
        browser.evaluate("window.notReloaded = true");
        eventually("the editor", () -> browser.has("sql-editor"));
    }

    private void run(String sql) {
        browser.writeSql(sql);
        browser.editor().sendKeys(Keys.ESCAPE, RUN);
    }

    /** Texts as a script sees them: between two questions of the driver the rows may have been exchanged. */
    private Object shown(String selector) {
        return browser.evaluate(
                "[...document.querySelectorAll('" + selector + "')].map((element) => element.innerText)");
    }

    private Object count(String selector) {
        return browser.evaluate("document.querySelectorAll('" + selector + "').length");
    }

    private Object inEditor(String expression) {
        return browser.evaluate("document.querySelector('sql-editor').shadowRoot" + expression);
    }

    private void stayed() {
        assertEquals(true, browser.evaluate("window.notReloaded"), "the page was not loaded again");
    }

    @Test
    void aStatementRunsByTheKeyboardAndTheWayBackIsThere() {
        assertEquals(3, browser.texts(ROWS).size());
        run("select count(*) as plants from plants");
        eventually("the number", () -> List.of("250").equals(shown("td.col-plants")));
        stayed();
        assertTrue(browser.text(".query-timing").matches("1 row in [0-9.]+ m?s"), browser.text(".query-timing"));
        assertTrue(browser.path().startsWith("/garden/-/query?sql=select+count"), browser::path);
        assertTrue(browser.title().contains("count(*)"), browser::title);

        browser.evaluate("history.back()");
        eventually("the rows of before", () -> count(ROWS).equals(3L));
        assertTrue(browser.sql().endsWith("limit 3"), browser::sql);
        stayed();
    }

    @Test
    void namesAreCompletedFromTheTablesOfTheStatement() {
        browser.writeSql("select height");
        browser.editor().sendKeys(Keys.ESCAPE, Keys.END, " from plants where heig");
        eventually(
                "the column", () -> String.valueOf(inEditor(".querySelector('.cm-tooltip-autocomplete')?.textContent"))
                        .contains("height_cm"));
        browser.picture("sql-completion");
        browser.editor().sendKeys(Keys.TAB);
        eventually("the name", () -> browser.sql().endsWith("where height_cm"));
    }

    @Test
    void aFaultIsUnderlinedUntilItIsMended() {
        run("select id\nfrom plants\nwher id = 1");
        eventually("the error", () -> browser.has(".message-error"));
        stayed();
        assertTrue(browser.text(".fault-place").startsWith("In line 3, column"), browser.text(".fault-place"));
        assertEquals("id", inEditor(".querySelector('.cm-fault')?.textContent"));
        browser.picture("sql-fault");
        run("select id\nfrom plants\nwhere id = 1");
        eventually("the row", () -> List.of("1").equals(shown(ROWS)));
        assertFalse(browser.has(".message-error"));
        assertNull(inEditor(".querySelector('.cm-fault')"));
    }

    @Test
    void whatTakesLongCanBeCancelled() {
        run(ENDLESS);
        browser.press(".progress-note button");
        eventually("the end", () -> browser.text("[data-query-status]").startsWith("Cancelled after"));
        browser.picture("sql-cancelled");
        assertFalse(browser.has(".progress-note"));
        run("select 42 as answer");
        eventually("the next answer", () -> List.of("42").equals(shown("td.col-answer")));
        stayed();
    }

    @Test
    void parametersFollowTheTextAndKeepTheirValues() {
        browser.writeSql("select name from plants where id = :id");
        browser.type("[data-parameter-name='id']", "7");
        browser.editor().sendKeys(Keys.chord(Keys.CONTROL, Keys.END), " or name = :name");
        eventually("the other field", () -> browser.has("[data-parameter-name='name']"));
        assertEquals("7", browser.element("[data-parameter-name='id']").getDomProperty("value"));
        browser.element("[data-parameter-name='id']").sendKeys(Keys.ENTER);
        eventually("the row", () -> List.of("Plant 007").equals(shown("td.col-name")));
        assertTrue(browser.path().endsWith("&id=7&name="), browser::path);
        browser.writeSql("select 1");
        eventually("no fields", () -> !browser.has("[data-parameter-control]"));
    }

    @Test
    void sqlIsFormattedAndThatIsTakenBack() {
        String written = "select id from plants where id>3 and height_cm<9";
        browser.writeSql(written);
        browser.press("#sql-format");
        eventually("lines", () -> browser.sql().lines().count() > 4);
        browser.editor().sendKeys(Keys.chord(Keys.CONTROL, "z"));
        eventually("the text of before", () -> browser.sql().equals(written));
    }

    @Test
    void whatWasRunIsFoundAgain() {
        run("select 1 as one");
        eventually("one", () -> browser.has("td.col-one"));
        run("select 2 as two");
        eventually("two", () -> browser.has("td.col-two"));
        browser.editor().sendKeys(Keys.chord(Keys.ALT, Keys.ARROW_UP));
        eventually("the older one", () -> browser.sql().equals("select 1 as one"));
        browser.editor().sendKeys(Keys.chord(Keys.ALT, Keys.ARROW_DOWN));
        eventually("the newer one", () -> browser.sql().equals("select 2 as two"));
        browser.press(".sql-history summary");
        assertEquals(List.of("select 2 as two", "select 1 as one"), browser.texts(".sql-history li button"));
        browser.picture("sql-history");
        browser.press(".sql-history-list > button");
        assertFalse(browser.element(".sql-history").isDisplayed());
    }

    @Test
    void thePlanTellsHowItWouldBeRun() {
        browser.writeSql("select name from plants order by height_cm");
        browser.press("button[name='_explain']");
        eventually("the plan", () -> browser.has(".query-plan"));
        stayed();
        assertTrue(browser.texts(".plan-kind").contains("sorted aside"), () -> browser.text(".query-plan"));
        assertTrue(browser.path().endsWith("_explain=1"), browser::path);
        browser.press("form.sql button[type='submit']:not([name])");
        eventually("rows", () -> browser.has(ROWS));
    }

    @Test
    void escapeAndTabLeaveTheEditor() {
        browser.editor().sendKeys(Keys.TAB);
        eventually("the focus at SQL-EDITOR", () -> "SQL-EDITOR"
                .equals(browser.evaluate("document.activeElement.tagName")));
        browser.editor().sendKeys(Keys.ESCAPE, Keys.TAB);
        eventually("the focus at BUTTON", () -> "BUTTON".equals(browser.evaluate("document.activeElement.tagName")));
    }

    @Test
    void aStatementThatWritesBeginsWithATemplate() {
        browser.open("/garden/-/execute-write");
        browser.click(".sql-templates button[value='insert']");
        assertTrue(browser.sql().startsWith("insert into "), browser::sql);
        browser.press(".parameter-toggle");
        assertTrue(browser.has("textarea[data-parameter-control]"));
        browser.press(".parameter-toggle");
        assertFalse(browser.has("textarea[data-parameter-control]"));
        browser.evaluate("""
                (() => {
                  const data = new DataTransfer();
                  data.setData("text", "two\\nlines");
                  const field = document.querySelector("[data-parameter-control]");
                  field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true}));
                })()""");
        assertEquals(
                "two\nlines",
                browser.element("textarea[data-parameter-control]").getDomProperty("value"));
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void looksRightOnEveryScreen(Screen screen) {
        browser.look(screen);
        Map<String, String> pages = Map.of(
                "rows", PAGE,
                "plan",
                        "/garden/-/query?_explain=1&sql=select+p.name+from+plants+p+join+families+f+on+p.family_id=f.id",
                "error", "/garden/-/query?sql=select+name%0Afrom+plantz",
                "write", "/garden/-/execute-write?template=update&table=plants");
        pages.forEach((name, page) -> {
            browser.open(page);
            eventually("the editor", () -> browser.has("sql-editor"));
            browser.picture("sql-" + name + "-" + screen.label());
            long overflow = (Long)
                    browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertEquals(0, overflow, page + " is wider than a screen of " + screen.width() + " px");
        });
    }
}
