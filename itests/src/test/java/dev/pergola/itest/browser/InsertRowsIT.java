package dev.pergola.itest.browser;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody pastes rows, looks at them, and has them inserted. */
@Tag("browser")
class InsertRowsIT {

    private static final String TEXT = "#rows-text";
    private static final String PREVIEW = ".rows-source button[type='submit']";
    private static final String INSERT = ".rows-preview button[type='submit']";

    @RegisterExtension
    static final GardenInBrowser GARDEN = GardenInBrowser.configured("""
            settings: {max_insert_rows: 10}
            permissions: {insert-row: true, update-row: true}
            """);

    private Browser browser;

    @BeforeEach
    void openThePage() {
        browser = GARDEN.browser();
        browser.open("/garden/plants");
        browser.press(".page-action-menu summary");
        browser.follow("Insert many rows\nPaste them, or take them from a file");
        assertEquals("Insert rows into plants", browser.heading());
    }

    private void paste(String text) {
        browser.evaluate("(() => { document.querySelector('#rows-text').value = " + quoted(text) + "; })()");
        browser.press(PREVIEW);
        eventually("the preview", () -> browser.has(".rows-preview h2"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }

    private void insert() {
        browser.press(INSERT);
    }

    private List<String> names(String filter) {
        browser.open("/garden/plants?" + filter + "&_sort=id");
        return browser.texts("td.col-name");
    }

    @Test
    void whatCannotBeRightIsShownBeforeAnythingIsStored() {
        paste("Name;height_cm;what\n\"Aster; tall\";50;x\nBasil;high;y\n;3;z\n");
        assertEquals("3 rows of CSV", browser.text(".rows-preview h2"));
        assertEquals(
                List.of("Row 2: height_cm is not a number.", "Row 3: name is needed."),
                browser.texts(".rows-problems li"));
        assertEquals(2, browser.elements(".rows-preview td.cell-wrong").size());
        assertFalse(browser.element(INSERT).isEnabled());
        assertEquals("", browser.evaluate("document.querySelectorAll('.rows-preview th select')[2].value"));

        paste("Name;height_cm;what\n\"Aster; tall\";50;x\nBasil;;y\n");
        assertEquals("Insert 2 rows", browser.text(INSERT));
        insert();
        eventually("the end", () -> browser.text(".rows-preview").contains("2 rows inserted."));
        assertEquals(List.of("Aster; tall", "Basil"), names("id__gt=250&name__in=[\"Aster; tall\",\"Basil\"]"));
    }

    @Test
    void columnsAreGivenByHandWhereTheirNamesSayNothing() {
        paste("301\tClover\n302\tDaisy");
        assertEquals(List.of("id", "name"), browser.texts(".rows-source-name"));
        browser.elements(".rows-preview th select").get(0).sendKeys("leave out");
        eventually("the choice", () -> browser.has(".rows-preview td.left-out"));
        insert();
        eventually("the end", () -> browser.text(".rows-preview").contains("2 rows inserted."));
        assertEquals(List.of("Clover", "Daisy"), names("name__in=Clover,Daisy"));
        assertEquals(List.of(), names("id__in=301,302"), "the first column was left out");
    }

    @Test
    void aBatchThatFailsIsGivenBackAndTheOnesBeforeItStay() {
        String rows = IntStream.rangeClosed(1, 25)
                .mapToObj(i -> (i == 15 ? 7 : 400 + i) + ",Batch " + i)
                .collect(Collectors.joining("\n"));
        paste("id,name\n" + rows);
        assertTrue(browser.text(".rows-preview").contains("They are sent in 3 batches of up to 10 rows."));
        insert();
        eventually("the failure", () -> browser.has(".rows-preview .message-error"));
        browser.takeComplaints(); // the browser notes every answer with status 400
        String failure = browser.text(".rows-preview");
        assertTrue(failure.contains("The first 10 rows are stored. The batch of rows 11 to 20 was refused"), failure);
        assertTrue(failure.contains("UNIQUE constraint failed: plants.id"), failure);
        assertEquals(10, names("name__startswith=Batch").size());

        browser.open("/garden/plants/-/insert-rows");
        paste("id,name\n" + rows);
        browser.element("#rows-mode").sendKeys("Leave");
        insert();
        eventually("the end", () -> browser.text(".rows-preview").contains("25 rows sent"));
        assertEquals(24, names("name__startswith=Batch").size());
    }

    @Test
    void rowsInJsonUpdateThoseThatAreThere() {
        paste("{\"rows\": [{\"id\": 20, \"name\": \"Twenty\"}, {\"id\": 21, \"name\": \"One more\"}]}");
        assertEquals("2 rows of JSON", browser.text(".rows-preview h2"));
        browser.element("#rows-mode").sendKeys("Update");
        insert();
        eventually("the end", () -> browser.text(".rows-preview").contains("2 rows stored."));
        assertEquals(List.of("Twenty", "One more"), names("id__in=20,21"));
    }

    @Test
    void whatIsNoTableIsExplained() {
        browser.press(PREVIEW);
        assertEquals("There are no rows yet.", browser.text(".rows-source .message-error"));
        browser.type(TEXT, "name,notes\n\"open,1");
        browser.press(PREVIEW);
        assertEquals("A quotation mark is opened and not closed.", browser.text(".rows-source .message-error"));
        browser.type(TEXT, "[{\"name\": }]");
        browser.press(PREVIEW);
        assertTrue(browser.text(".rows-source .message-error").startsWith("This is no JSON"));
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void looksRightOnEveryScreen(Screen screen) {
        browser.look(screen);
        browser.picture("insert-rows-" + screen.label());
        paste("name,height_cm,family_id,from\nAster,50,1,here\nBasil,high,2,there\n");
        browser.picture("insert-rows-preview-" + screen.label());
        long overflow =
                (Long) browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertEquals(0, overflow, "the page is wider than a screen of " + screen.width() + " px");
    }
}
