package dev.pergola.itest.browser;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.PluginProject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.WebDriverException;

/** A page that is open while a plugin is being written. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DevInBrowserIT {

    private static final String NOTE = ".development-note";

    private final PluginProject project = PluginProject.write();
    private PergolaProcess server;
    private Browser browser;

    @BeforeAll
    void develop() {
        server = Pergola.unpacked().start("dev", project.folder().toString(), "-p", "0", "--memory");
        browser = new Browser(server.address());
    }

    @AfterAll
    void end() {
        browser.close();
        server.close();
    }

    @BeforeEach
    void openAPage() {
        project.say("Hello ");
        eventually(
                "the plugin",
                () -> server.http().get(PluginProject.ROUTE).body().equals("Hello you"));
        browser.open("/_memory/-/query");
        browser.evaluate("window.notReloaded = true");
    }

    @Test
    void whatTheCompilerDoesNotUnderstandIsShownUntilItIsMended() {
        project.saveGreeting("return 1;");
        eventually("the fault", () -> browser.has(NOTE));
        assertEquals("""
                com/example/Greeting.java:5: incompatible types: int cannot be converted to java.lang.String
                            return 1;
                                   ^""", browser.text(NOTE));
        assertEquals(true, browser.evaluate("window.notReloaded"));
        browser.picture("plugin-fault");

        project.say("Mended, ");
        eventually("the page is loaded again", this::isReloaded);
        assertFalse(browser.has(NOTE));
        browser.assertQuiet();
    }

    @Test
    void aSavedFileIsSeenWithoutLookingForIt() {
        project.say("Good morning ");
        eventually("the page is loaded again", this::isReloaded);
        browser.assertQuiet();
    }

    @Test
    void whatSomebodyHasTypedIsNotThrownAway() {
        browser.evaluate("document.querySelector('textarea').dispatchEvent(new Event('input', {bubbles: true}))");
        project.say("Good evening ");
        eventually("the note", () -> browser.has(NOTE));
        assertEquals(
                "The plugin has changed. What you have typed is still here; load the page again to see the change.",
                browser.text(NOTE));
        assertEquals(true, browser.evaluate("window.notReloaded"));
        browser.assertQuiet();
    }

    /** Nothing is known of a page that is on its way. */
    private boolean isReloaded() {
        try {
            return Boolean.TRUE.equals(
                    browser.evaluate("document.readyState === 'complete' && window.notReloaded !== true"));
        } catch (WebDriverException onTheWay) {
            return false;
        }
    }
}
