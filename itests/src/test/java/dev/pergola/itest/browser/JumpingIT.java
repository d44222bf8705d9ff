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
import org.openqa.selenium.Keys;

/** The jump menu and the explorer of the API, as somebody at the keyboard uses them. */
@Tag("browser")
class JumpingIT {

    private static final String INPUT = "dialog.jump input";
    private static final String NAMES = "dialog.jump .jump-name";

    @RegisterExtension
    static final GardenInBrowser GARDEN = GardenInBrowser.plain();

    private Browser browser;

    @BeforeEach
    void takeTheBrowser() {
        browser = GARDEN.browser();
    }

    private boolean open() {
        return (Boolean) browser.evaluate("document.querySelector('dialog.jump').open");
    }

    @Test
    void jumpsToATableByTheKeyboardAndRemembersIt() {
        browser.open("/");
        browser.element("body").sendKeys("/");
        assertTrue(open());
        browser.type(INPUT, "plants");
        eventually("results", () -> browser.texts(NAMES).contains("garden: plants"));
        assertTrue(browser.text(".jump-status").matches("[0-9]+ results?\\."), browser.text(".jump-status"));
        browser.picture("jump-menu");

        browser.element(INPUT).sendKeys(Keys.ENTER);
        eventually("the table", () -> browser.path().equals("/garden/plants"));
        browser.element("body").sendKeys("/");
        assertEquals(List.of("garden: plants"), browser.texts(NAMES));
        browser.press(".jump-clear");
        assertEquals(List.of(), browser.texts(NAMES));
    }

    @Test
    void escapeClosesTheMenuAndGoesBackToWhereItWas() {
        browser.open("/garden");
        browser.press(".nav-menu summary");
        browser.press("[data-navigation-search-open]");
        assertTrue(open());
        browser.element(INPUT).sendKeys(Keys.ESCAPE);
        eventually("the end of the menu", () -> !open());
        eventually(
                "the focus where it was", () -> "SUMMARY".equals(browser.evaluate("document.activeElement.tagName")));
    }

    @Test
    void aSlashInAFieldIsASlash() {
        browser.open("/garden");
        browser.writeSql("select 1/2");
        assertFalse(open());
    }

    @Test
    void theExplorerShowsTheAnswerBelowTheForm() {
        browser.open("/-/api");
        browser.type("#path", "/garden/beds.json?_size=1&_shape=array");
        browser.press("form[data-api-explorer] button");
        eventually("an answer", () -> browser.text("[data-api-status]").equals("API response: HTTP 200"));
        assertTrue(browser.text("[data-api-body]").startsWith("["), () -> browser.text("[data-api-body]"));
        assertTrue(browser.path().startsWith("/-/api#path=%2Fgarden"), browser::path);
    }
}
