package dev.pergola.itest.browser;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.web.StaticFiles;
import dev.pergola.itest.fixture.RatingField;
import dev.pergola.itest.fixture.RatingFieldFiles;
import dev.pergola.itest.harness.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/** Rows are inserted, edited and deleted in the page, without leaving it. */
@Tag("browser")
class RowDialogsIT {

    private static final String DIALOG = "dialog.form-dialog[open]";
    private static final String STATUS = ".row-mutation-status";
    private static final String SAVE = DIALOG + " button[type='submit']";

    @RegisterExtension
    static final GardenInBrowser GARDEN = GardenInBrowser.configured("""
            permissions: {insert-row: true, update-row: true, delete-row: true, create-table: true}
            databases:
              garden:
                tables:
                  reviews: {column_types: {details: json, page: url, mail: email}}
            """);

    private Browser browser;

    @BeforeEach
    void takeTheBrowser() {
        browser = GARDEN.browser();
    }

    private void openDialog(String selector) {
        browser.press(selector);
        eventually("the dialog", () -> browser.has(DIALOG));
    }

    private void awaitSaved() {
        eventually("the end of the dialog", () -> !browser.has(DIALOG));
    }

    private static String field(String column) {
        return DIALOG + " [name='value:" + column + "']";
    }

    private static String row(String key) {
        return "tr[data-row='" + key + "']";
    }

    /** A table with a column of every kind. */
    private void makeReviews() {
        browser.open("/garden");
        browser.evaluate("""
                fetch('/garden/-/create', {method: 'POST', body: JSON.stringify({table: 'reviews', pk: 'id', columns: [
                  {name: 'id', type: 'integer'}, {name: 'title', type: 'text', not_null: true},
                  {name: 'stars', type: 'integer', not_null: true, default: 1},
                  {name: 'plant', type: 'integer', fk_table: 'plants', fk_column: 'id'},
                  {name: 'details', type: 'text'}, {name: 'page', type: 'text'}, {name: 'mail', type: 'text'},
                  {name: 'written', type: 'text', default_expr: 'current_date'}, {name: 'photo', type: 'blob'}]})})
                .then(() => fetch('/garden/reviews/-/insert', {method: 'POST', body: '{"row": {"title": "First"}}'}))
                """);
        browser.takeComplaints(); // only the first test makes it
    }

    @Test
    void aRowIsInsertedAndItsReferenceFoundBySearching() {
        browser.open("/garden/plants?_sort_desc=id&_size=10");
        browser.evaluate("window.notReloaded = true");
        String count = browser.text(".row-count");
        openDialog("[data-table-action='insert-row']");
        assertEquals("New row of plants", browser.text(DIALOG + " h2"));

        browser.type(field("name"), "Wisteria");
        browser.element(field("family_id")).sendKeys("Faba");
        eventually("the family", () -> List.of("Fabaceae\n3").equals(browser.texts(DIALOG + " .autocomplete-option")));
        browser.element(field("family_id")).sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
        assertEquals("3", browser.element(field("family_id")).getDomProperty("value"));
        assertTrue(browser.texts(DIALOG + " .row-field-target").contains("Refers to families: Fabaceae"));
        browser.element(field("family_id")).sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
        awaitSaved();

        eventually(
                "the sentence",
                () -> browser.has(STATUS) && !browser.text(STATUS).isEmpty());
        assertTrue(browser.text(STATUS).startsWith("Inserted row "), browser.text(STATUS));
        assertTrue(browser.text("tbody tr:first-child").contains("Wisteria"));
        assertTrue(browser.text("tbody tr:first-child td.col-family_id").startsWith("Fabaceae"));
        eventually("the number of rows", () -> !browser.text(".row-count").equals(count));
        assertEquals(true, browser.evaluate("window.notReloaded"));
        eventually("the focus at Insert row", () -> "Insert row"
                .equals(browser.evaluate("document.activeElement.textContent")));
    }

    @Test
    void aRowIsEditedWhereItStands() {
        browser.open("/garden/plants?_size=10");
        openDialog(row("7") + " [data-row-action='edit']");
        assertEquals("Plant 007", browser.element(field("name")).getDomProperty("value"));
        assertFalse(browser.has(field("id")), "the key is only shown");
        browser.type(field("name"), "Sage");
        browser.element(DIALOG + " [name='as:height_cm']").sendKeys("NULL");
        browser.press(SAVE);
        awaitSaved();

        eventually("the row", () -> browser.text(row("7") + " td.col-name").equals("Sage"));
        assertTrue(browser.has(row("7") + " td.col-height_cm.type-none"));
        assertTrue(browser.text(STATUS).startsWith("Updated row 7"), browser.text(STATUS));
        eventually(
                "the focus at edit", () -> "edit".equals(browser.evaluate("document.activeElement.dataset.rowAction")));
    }

    @Test
    void aRowThatNoLongerMeetsTheFiltersLeavesThePage() {
        browser.open("/garden/plants?height_cm=111");
        openDialog(row("3") + " [data-row-action='edit']");
        browser.type(field("height_cm"), "112");
        browser.press(SAVE);
        awaitSaved();
        eventually("the end of the row", () -> !browser.has(row("3")));
        assertTrue(browser.text(STATUS).contains("any more"), browser.text(STATUS));
    }

    @Test
    void nothingThatWasFilledInIsThrownAwayUnasked() {
        browser.open("/garden/plants?_size=10");
        openDialog(row("8") + " [data-row-action='edit']");
        browser.element(field("name")).sendKeys(Keys.ESCAPE);
        awaitSaved();

        openDialog(row("8") + " [data-row-action='edit']");
        browser.type(field("name"), "Nobody");
        browser.element(field("name")).sendKeys(Keys.ESCAPE);
        eventually("the focus at Keep editing", () -> "Keep editing"
                .equals(browser.evaluate("document.activeElement.textContent")));
        browser.press(DIALOG + " .form-dialog-question .secondary");
        assertEquals("Nobody", browser.element(field("name")).getDomProperty("value"));
        browser.element(field("name")).sendKeys(Keys.ESCAPE);
        browser.press(DIALOG + " .form-dialog-question .danger");
        awaitSaved();
        assertEquals("Plant 008", browser.text(row("8") + " td.col-name"));
        eventually(
                "the focus at edit", () -> "edit".equals(browser.evaluate("document.activeElement.dataset.rowAction")));
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndAboveAll() {
        browser.open("/garden/plants?_size=10");
        openDialog(row("9") + " [data-row-action='edit']");
        browser.type(field("height_cm"), "tall");
        browser.press(SAVE);
        eventually("the problem", () -> browser.has(DIALOG + " .message-error"));
        browser.takeComplaints(); // the browser notes every answer with status 400

        assertEquals(List.of("height_cm: This is not a number."), browser.texts(DIALOG + " .message-error li"));
        assertEquals("true", browser.element(field("height_cm")).getDomAttribute("aria-invalid"));
        eventually("the focus at value:height_cm", () -> "value:height_cm"
                .equals(browser.evaluate("document.activeElement.name")));
        browser.type(field("height_cm"), "12");
        browser.press(SAVE);
        awaitSaved();
        eventually("the row", () -> browser.text(row("9") + " td.col-height_cm").equals("12"));
    }

    @Test
    void aRowIsDeletedAfterAQuestion() {
        browser.open("/garden/plants?_size=10");
        openDialog(row("5") + " [data-row-action='delete']");
        assertEquals("Delete row 5?", browser.text(DIALOG + " h2"));
        browser.press(DIALOG + " button.danger");
        awaitSaved();
        eventually("the end of the row", () -> !browser.has(row("5")));
        assertTrue(browser.text(STATUS).startsWith("Deleted row 5"), browser.text(STATUS));
    }

    @Test
    void thePageOfARowHasTheSameActions() {
        browser.open("/garden/plants/6");
        browser.press(".page-action-menu summary");
        openDialog(".page-action-menu a[href$='/-/edit']");
        browser.type(field("notes"), "on its page");
        browser.press(SAVE);
        eventually("the reloaded page", () -> browser.has(".message-info"));
        assertEquals("on its page", browser.text("td.col-notes"));

        browser.press(".page-action-menu summary");
        openDialog(".page-action-menu a[href$='/-/remove']");
        browser.press(DIALOG + " button.danger");
        eventually("the table", () -> browser.path().equals("/garden/plants"));
        eventually("the message", () -> browser.has(".message-info"));
        assertFalse(browser.has(row("6")));
    }

    @Test
    void jsonIsCheckedWhileItIsTyped() {
        makeReviews();
        browser.open("/garden/reviews");
        openDialog("[data-table-action='insert-row']");
        browser.type(field("title"), "Fine");
        browser.type(field("details"), "{\"a\":");
        assertTrue(browser.text(DIALOG + " [data-column='details'] .row-field-problem")
                .startsWith("Invalid JSON:"));
        browser.type(field("details"), "{\"a\":[1,2]}");
        assertEquals("", browser.text(DIALOG + " [data-column='details'] .row-field-problem"));
        browser.press(DIALOG + " [data-column='details'] button");
        assertTrue(browser.element(field("details")).getDomProperty("value").contains("\n  \"a\": ["));
        browser.type(field("mail"), "nobody");
        browser.press(SAVE);
        assertTrue(browser.has(DIALOG + " [data-column='mail'] .row-field-problem p"));
        browser.type(field("mail"), "a@b.example");
        browser.press(SAVE);
        awaitSaved();
        eventually("the row", () -> browser.texts("td.col-title").contains("Fine"));
    }

    @Test
    void aPluginInJavaScriptPutsItsOwnControlIntoAField() throws IOException {
        makeReviews();
        Path jar = GARDEN.plugins().resolve("rating.jar");
        PluginJar.bundle("rating", "1.0.0")
                .withHeader(
                        "Import-Package",
                        "dev.pergola.api.hook.page;version=\"[1,2)\",dev.pergola.api.hook.web;version=\"[1,2)\"")
                .withComponent(RatingField.class, PageAssets.class, Map.of())
                .withComponent(RatingFieldFiles.class, StaticFiles.class, Map.of(StaticFiles.NAME, "rating"))
                .moveTo(jar);
        eventually("the plugin", () -> {
            browser.open("/garden/reviews");
            return (Boolean) browser.evaluate("window.__DATASETTE__.plugins.has('rating')");
        });
        openDialog("[data-table-action='insert-row']");
        assertEquals(
                "insert|garden|reviews|/garden/reviews|stars|null|INTEGER|true|false|1", browser.evaluate("""
                        (({mode, database, table, tableUrl, column, columnType, sqliteType, notNull, isPk, defaultExpression}) =>
                          [mode, database, table, tableUrl, column, String(columnType), sqliteType, notNull, isPk,
                           defaultExpression].join('|'))(window.ratingContext)
                        """.strip()));
        browser.type(field("title"), "Rated");
        browser.press(DIALOG + " .rate-3");
        assertEquals(3L, browser.evaluate("window.ratingField.getValue()"));
        assertEquals(false, browser.evaluate("window.ratingField.isUsingSqliteDefault()"));
        assertEquals(true, browser.evaluate("window.ratingField.hasChanged()"));
        browser.press(SAVE);
        awaitSaved();
        eventually("the row", () -> browser.texts("td.col-stars").contains("3"));
        assertEquals(3L, browser.evaluate("window.ratingDestroyed"));
        assertTrue(browser.takeComplaints().stream().anyMatch(text -> text.contains("broken on purpose")));

        Files.delete(jar);
        eventually("no plugin", () -> {
            browser.open("/garden/reviews");
            return !(Boolean) browser.evaluate("window.__DATASETTE__.plugins.has('rating')");
        });
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void looksRightOnEveryScreen(Screen screen) {
        browser.look(screen);
        browser.open("/garden/plants?_size=10");
        browser.picture("rows-to-edit-" + screen.label());
        openDialog("[data-table-action='insert-row']");
        browser.picture("insert-row-" + screen.label());
        browser.element(field("family_id")).sendKeys("ace");
        eventually("families", () -> browser.has(DIALOG + " .autocomplete-option"));
        browser.picture("insert-row-search-" + screen.label());
        browser.element(field("family_id")).sendKeys(Keys.ESCAPE, Keys.ESCAPE);
        browser.picture("insert-row-question-" + screen.label());
        browser.open("/garden/plants?_size=10");
        openDialog("[data-row-action='delete']");
        browser.picture("delete-row-" + screen.label());
        browser.open("/garden/plants/2/-/edit");
        browser.picture("edit-page-" + screen.label());
        long overflow =
                (Long) browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertEquals(0, overflow, "the form is wider than a screen of " + screen.width() + " px");
    }
}
