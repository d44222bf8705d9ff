package dev.pergola.itest.browser;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.SqliteShell;
import dev.pergola.itest.harness.TemporaryFolders;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;

/**
 * A database whose names and values are markup, on the pages that have scripts: whatever these build of it is text, none of it
 * runs, and the browser has nothing to complain about.
 */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileMarkupIT {

    private static final String MARKUP = "`'\"></script></textarea></title>--><pwned onpwned=1>"
            + "<img src=x onerror=window.pwned=1><script>window.pwned=1</script>${pwned}";

    private static final String TABLE = "table" + MARKUP;
    private static final String COLUMN = "column" + MARKUP;
    private static final String DIALOG = "dialog.form-dialog[open]";

    private PergolaProcess server;
    private Browser browser;

    @BeforeAll
    void signIn() throws IOException {
        Path folder = TemporaryFolders.create("markup");
        Path data = SqliteShell.buildFrom(folder.resolve("data.db"), statements());
        Path settings = Files.writeString(folder.resolve("pergola.yaml"), """
                permissions: {insert-row: true, update-row: true, delete-row: true, create-table: true, alter-table: true,
                  drop-table: true, set-column-type: true, execute-write-sql: true}
                """);
        server = Pergola.unpacked().serve(data.toString(), "-c", settings.toString(), "--manage-plugins", "--root");
        browser = new Browser(server.address());
        browser.look(Screen.DESKTOP);
        URI link = URI.create(server.output()
                .lines()
                .filter(line -> line.contains("/-/auth-token"))
                .findFirst()
                .orElseThrow());
        browser.open(link.getPath() + "?" + link.getQuery());
    }

    private static String statements() {
        String label = "create table " + name("labels" + MARKUP) + "(id integer primary key, name text);"
                + "insert into " + name("labels" + MARKUP) + " values (1, " + text("label" + MARKUP) + ");";
        String columns = "id integer primary key, " + name(COLUMN) + " text default " + text("default" + MARKUP)
                + ", __proto__ text, constructor text, address text, picture blob, label integer references "
                + name("labels" + MARKUP) + "(id)";
        String cell = text("cell" + MARKUP);
        return label + "create table " + name(TABLE) + "(" + columns + "); insert into " + name(TABLE) + " values "
                + "(1, %s, %s, %s, 'javascript:window.pwned=1', cast(%s as blob), 1);"
                        .formatted(cell, cell, cell, cell);
    }

    private static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String table() {
        return "/data/"
                + URLEncoder.encode(TABLE, StandardCharsets.UTF_8)
                        .replace(".", "%2E")
                        .replace("*", "%2A")
                        .replace('%', '~');
    }

    @AfterEach
    void nothingRan() {
        assertHarmless();
    }

    @AfterAll
    void end() {
        browser.close();
        server.close();
    }

    /** Opens a page, after a look at the one that is left. */
    private void open(String path) {
        assertHarmless();
        browser.open(path);
    }

    private void assertHarmless() {
        assertEquals(
                true,
                browser.evaluate(
                        "window.pwned === undefined && !document.querySelector('pwned, [onpwned], [onerror]')"),
                browser::path);
        browser.assertQuiet();
    }

    /** Somewhere on the page, or in a field of it. */
    private boolean shows(String text) {
        String literal = "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
        return (Boolean) browser.evaluate("document.body.innerText.includes(" + literal + ")"
                + " || [...document.querySelectorAll('input, textarea')].some((field) => field.value.includes("
                + literal
                + "))");
    }

    private void awaitShown(String text) {
        eventually("the text " + text, () -> shows(text));
    }

    @Test
    void theMenuOfAColumnAndItsTypesShowText() {
        open(table());
        assertTrue(shows("cell" + MARKUP) && shows(COLUMN));
        List<String> labels = browser.elements("th[data-column] button").stream()
                .map(button -> String.valueOf(button.getDomAttribute("aria-label")))
                .toList();
        assertTrue(labels.contains("Actions for the column " + COLUMN), labels::toString);
        for (int i = 0; i < labels.size(); i++) {
            browser.elements("th[data-column] button").get(i).click();
            eventually("the menu", () -> browser.has(Browser.MENU));
            browser.keys(Keys.ESCAPE);
            assertFalse(browser.has(Browser.MENU), "closed by a key");
        }
    }

    @Test
    void rowsAreInsertedAndEditedWithWhatIsThere() {
        open(table());
        browser.press("[data-table-action='insert-row']");
        eventually("the dialog", () -> browser.has(DIALOG));
        awaitShown(COLUMN);
        browser.press(DIALOG + " button[aria-label='Close']");
        open(table());
        browser.press("tr[data-row='1'] [data-row-action='edit']");
        eventually("the dialog", () -> browser.has(DIALOG));
        awaitShown("cell" + MARKUP);
        awaitShown("label" + MARKUP);
        browser.press(DIALOG + " button[type='submit']");
        eventually("the end of the dialog", () -> !browser.has(DIALOG));
        browser.press("tr[data-row='1'] [data-row-action='delete']");
        eventually("the question", () -> browser.has(DIALOG));
    }

    @Test
    void theJumpMenuFindsText() {
        open("/");
        browser.element("body").sendKeys("/");
        browser.type("dialog.jump input", "table`");
        eventually("the table", () -> browser.texts("dialog.jump .jump-name").contains("data: " + TABLE));
    }

    @Test
    void tablesAreDesignedInText() {
        open(table() + "/-/edit-table");
        awaitShown(COLUMN);
        browser.press(".column-item:nth-child(2) .column-item-moves button:first-child");
        browser.press(".table-designer > .form-actions button[type='submit']");
        eventually("the review", () -> browser.has(DIALOG));
        open("/data/-/new-table");
        browser.press(".table-from-rows summary");
        browser.evaluate("""
                ((area) => {
                  area.value = 'a<img src=x onerror=window.pwned=1>,b\\n"<script>window.pwned=1</script>",2\\n';
                  area.dispatchEvent(new Event('input'));
                })(document.querySelector('#table-rows'))
                """.strip());
        eventually("the rows", () -> browser.has(".table-rows-shown td"));
    }

    @Test
    void manyRowsArePreviewedAsText() {
        open(table() + "/-/insert-rows");
        browser.evaluate("""
                (() => { document.querySelector('#rows-text').value =
                  'id,address,<img src=x onerror=window.pwned=1>\\n2,<script>window.pwned=1</script>,3\\n'; })()
                """.strip());
        browser.press(".rows-source button[type='submit']");
        eventually("the preview", () -> browser.has(".rows-preview h2"));
        awaitShown("<script>window.pwned=1</script>");
    }

    @Test
    void sqlAndItsEffectsAreText() {
        String sql = "select " + text("r" + MARKUP) + " as " + name("result" + MARKUP) + ", :p";
        open("/data/-/query?sql=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
        assertTrue(shows("result" + MARKUP));
        String write = "update " + name(TABLE) + " set address = :p";
        open("/data/-/execute-write?sql=" + URLEncoder.encode(write, StandardCharsets.UTF_8));
        awaitShown(TABLE);
    }

    @Test
    void theExplorerAndThePluginsShowText() {
        open("/-/api#path=" + URLEncoder.encode(table() + ".json", StandardCharsets.UTF_8));
        awaitShown("cell`'");
        open("/-/plugins/manage?q=" + URLEncoder.encode(MARKUP, StandardCharsets.UTF_8));
        open("/-/plugins");
    }
}
