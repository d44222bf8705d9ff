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

/** Tables are made, changed and dropped in the page. */
@Tag("browser")
class TableDesignIT {

    private static final String SUBMIT = ".table-designer > .form-actions button[type='submit']";
    private static final String DIALOG = "dialog.form-dialog[open]";

    @RegisterExtension
    static final GardenInBrowser GARDEN = GardenInBrowser.configured("""
            settings: {max_insert_rows: 2}
            permissions: {create-table: true, alter-table: true, drop-table: true, insert-row: true,
              set-column-type: true}
            """);

    private Browser browser;

    @BeforeEach
    void takeTheBrowser() {
        browser = GARDEN.browser();
    }

    private static String item(int number) {
        return ".column-item:nth-child(" + number + ")";
    }

    private void openCreation() {
        browser.open("/garden");
        browser.press(".page-action-menu summary");
        browser.click(".page-action-menu a[href$='/-/new-table']");
        eventually("the columns", () -> browser.has(item(2)));
    }

    private void openChange(String table) {
        browser.open("/garden/" + table + "/-/edit-table");
        eventually("the columns", () -> browser.has(item(1)));
    }

    private String schema(String table) {
        browser.open("/garden/" + table + "/-/schema");
        return browser.text("pre").replaceAll("\\s+", " ");
    }

    private void awaitPage(String path) {
        eventually("the page " + path, () -> browser.path().equals(path) && browser.has("footer"));
    }

    @Test
    void aTableIsLaidOutByHand() {
        openCreation();
        browser.press(SUBMIT);
        assertEquals(
                List.of("The table needs a name.", "Each column needs a name."), browser.texts(".form-problems li"));
        browser.type("#table-name", "visits");
        browser.type(item(2) + " input", "plant_id");
        browser.elements(item(2) + " select").get(0).sendKeys("Whole");
        browser.elements(item(2) + " select").get(2).sendKeys("plants.id");
        browser.press("[data-add-column]");
        browser.type(item(3) + " input", "seen");
        browser.elements(item(3) + " input[type='checkbox']").get(1).click();
        browser.elements(item(3) + " select").get(1).sendKeys("Date and");
        browser.press("[data-add-column]");
        browser.type(item(4) + " input", "weather");
        browser.elements(item(4) + " select").get(1).sendKeys("A value");
        browser.type(item(4) + " .column-item-default > input", "it's dry");
        browser.press(item(4) + " .column-item-moves button:first-child");
        browser.press(SUBMIT);
        awaitPage("/garden/visits");
        assertEquals(
                "CREATE TABLE \"visits\" ( \"id\" INTEGER PRIMARY KEY, \"plant_id\" INTEGER REFERENCES"
                        + " \"plants\"(\"id\"), \"weather\" TEXT DEFAULT 'it''s dry', \"seen\" TEXT NOT NULL DEFAULT"
                        + " CURRENT_TIMESTAMP )",
                schema("visits"));
    }

    @Test
    void aTableIsMadeFromRowsWhoseTypesAreGuessed() {
        openCreation();
        browser.press(".table-from-rows summary");
        browser.evaluate("""
                ((area) => {
                  area.value = 'code\\tname\\tsize\\tcount\\na1\\tAster\\t1.5\\t3\\na2\\tBasil\\t\\t4\\na3\\tClover\\t2\\t5';
                  area.dispatchEvent(new Event('input'));
                })(document.querySelector('#table-rows'))
                """.strip());
        eventually("the rows", () -> browser.has(".table-rows-shown td"));
        browser.type("#table-name", "seeds");
        assertEquals("Create the table with 3 rows", browser.text(SUBMIT));
        browser.press(SUBMIT);
        awaitPage("/garden/seeds");
        assertEquals(List.of("Aster", "Basil", "Clover"), browser.texts("td.col-name"));
        assertTrue(browser.has("tr[data-row='a2'] td.col-size.type-none"));
        assertEquals(
                "CREATE TABLE \"seeds\" ( \"code\" TEXT PRIMARY KEY, \"name\" TEXT, \"size\" REAL, \"count\" INTEGER )",
                schema("seeds"));
    }

    @Test
    void whatIsChangedIsSaidInWordsBeforeItIsDone() {
        openChange("beds");
        browser.press(SUBMIT);
        assertEquals(List.of("Nothing was changed."), browser.texts(".form-problems li"));
        browser.type(item(1) + " input", "bed");
        browser.press(item(2) + " [aria-label='Remove size']");
        browser.press("[data-add-column]");
        browser.type(item(3) + " input", "sunny");
        browser.elements(item(3) + " select").get(0).sendKeys("Whole");
        browser.press(SUBMIT);
        assertEquals(
                List.of(
                        "Rename the column bed name to bed.",
                        "Drop the column size with all of its values.",
                        "Add the column sunny, whole number, with no default."),
                browser.texts(DIALOG + " li"));
        assertTrue(browser.has(DIALOG + " .message-warning"));
        browser.picture("alter-table-review");
        browser.press(DIALOG + " button[type='submit']");
        awaitPage("/garden/beds");
        assertEquals(
                List.of("bed", "sunny"),
                browser.texts("th").stream()
                        .map(text -> text.replaceAll("\\W", ""))
                        .toList());
        assertEquals(2, browser.elements("td.type-pk").size());
    }

    @Test
    void aTableIsRenamedAndItsTypesDefaultsAndReferencesChange() {
        openChange("families");
        browser.type("#table-name", "kinds");
        browser.elements(item(2) + " select").get(1).sendKeys("A value");
        browser.type(item(2) + " .column-item-default > input", "unknown");
        browser.press(SUBMIT);
        browser.press(DIALOG + " button[type='submit']");
        awaitPage("/garden/kinds");
        assertEquals(
                "CREATE TABLE \"kinds\" ( \"id\" integer primary key, \"name\" text not null DEFAULT 'unknown' )",
                schema("kinds"));
    }

    @Test
    void aTableIsDroppedByTypingItsName() {
        browser.open("/garden");
        browser.evaluate("""
                fetch('/garden/-/create', {method: 'POST', body: '{"table": "waste", "columns": [{"name": "a"}]}'})
                """.strip());
        openChange("waste");
        browser.press("[data-drop-table]");
        eventually("the question", () -> browser.has("#drop-table-name"));
        assertFalse(browser.element(DIALOG + " button[type='submit']").isEnabled());
        browser.type("#drop-table-name", "waste");
        browser.press(DIALOG + " button[type='submit']");
        awaitPage("/garden");
        assertFalse(browser.texts(".db-table h3").stream().anyMatch(name -> name.startsWith("waste")));
        assertTrue(browser.text(".message-warning").contains("waste"));
    }

    @Test
    void whatTheValuesOfAColumnMeanIsSetFromItsMenu() {
        browser.open("/garden/plants?_size=5");
        browser.press("th.col-notes button");
        browser.choose("Set custom type");
        eventually("the types", () -> browser.has(DIALOG + " input[type='radio'][value='textarea']"));
        browser.picture("set-column-type");
        browser.press(DIALOG + " input[value='textarea']");
        browser.press(DIALOG + " button[type='submit']");
        eventually("the reloaded page", () -> !browser.has(DIALOG));
        eventually("the type", () -> {
            browser.open("/garden/plants.json?_extra=column_types&_size=1");
            return browser.text("body").contains("\"textarea\"");
        });
        browser.open("/garden/plants?_size=5");
        browser.press("th.col-height_cm button");
        assertTrue(browser.text(Browser.MENU).contains("Set custom type"));
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void looksRightOnEveryScreen(Screen screen) {
        browser.look(screen);
        openCreation();
        browser.picture("create-table-" + screen.label());
        openChange("plants");
        browser.picture("alter-table-" + screen.label());
        long overflow =
                (Long) browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertEquals(0, overflow, "the page is wider than a screen of " + screen.width() + " px");
    }
}
