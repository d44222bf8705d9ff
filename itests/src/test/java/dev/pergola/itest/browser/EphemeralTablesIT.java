package dev.pergola.itest.browser;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.Pergola;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A visitor makes a table of pasted data, sees its time pass, and the plugin leaves with all that it has. */
@Tag("browser")
class EphemeralTablesIT {

    @RegisterExtension
    static final GardenInBrowser GARDEN =
            GardenInBrowser.configured("plugins: {ephemeral-tables: {table_ttl: 12, allow_anonymous: true}}");

    private final Browser browser = GARDEN.browser();

    private static void succeed(CommandResult result) {
        assertEquals(0, result.exitCode(), result::everything);
    }

    @Test
    void aTableComesWithItsCountdownAndGoesWithoutReloading() {
        Pergola pergola = GARDEN.pergola();
        browser.open("/");
        assertFalse(browser.has("a[href='/ephemeral']"));
        succeed(pergola.run("install", "ephemeral-tables"));
        eventually("the database", () -> {
            browser.open("/");
            return browser.has("a[href='/ephemeral']");
        });

        fillIn("herbs");
        browser.click("button[name=preview]");
        assertEquals("2 rows", browser.text("#preview + p"));
        browser.picture("ephemeral-preview");
        browser.click("button[name=create]");
        assertEquals("/ephemeral/herbs", browser.path());
        browser.open("/ephemeral");
        eventually("the time in the list", () -> browser.text(".db-table .ephemeral-left")
                .matches("[0-9]+s"));
        browser.picture("ephemeral-list");

        fillIn("trees");
        browser.click("button[name=create]");
        assertTrue(browser.text(".message-info").contains("send this address: "), browser.text(".message-info"));
        eventually("the countdown", () -> browser.text("#ephemeral-timer").matches("This table expires in [0-9]+s"));
        for (Screen screen : Screen.values()) {
            browser.look(screen);
            browser.picture("ephemeral-table-" + screen.label());
        }
        browser.evaluate("window.notReloaded = true");
        eventually("the end", () -> browser.text("#ephemeral-timer").startsWith("This table has expired"));
        assertEquals(true, browser.evaluate("window.notReloaded"));
        assertEquals(
                "This table has expired",
                browser.evaluate("document.querySelector('#ephemeral-timer + [aria-live]').textContent"));

        browser.follow("Go to the database");
        assertFalse(browser.texts(".db-table h3").contains("trees"));
        browser.open("/"); // an open page of the database would look what has become of it

        succeed(pergola.run("uninstall", "ephemeral-tables"));
        eventually("no database", () -> {
            browser.open("/");
            return !browser.has("a[href='/ephemeral']");
        });
    }

    private void fillIn(String name) {
        browser.open("/-/ephemeral");
        browser.type("#ephemeral-name", name);
        browser.type("#ephemeral-data", "name,height\nfern,12\nmint,3");
    }
}
