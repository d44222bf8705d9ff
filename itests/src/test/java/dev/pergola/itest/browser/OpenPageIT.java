package dev.pergola.itest.browser;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.web.StaticFiles;
import dev.pergola.itest.fixture.Panel;
import dev.pergola.itest.fixture.PanelFiles;
import dev.pergola.itest.harness.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page that is open while a plugin with JavaScript arrives, changes and leaves. */
@Tag("browser")
class OpenPageIT {

    private static final String NOTICE = "plugin-news";
    private static final String PANEL = "#panel-plugin_first_panel-content";

    @RegisterExtension
    static final GardenInBrowser GARDEN = GardenInBrowser.plain();

    private Browser browser;
    private Path jar;

    @BeforeEach
    void openATable() {
        browser = GARDEN.browser();
        jar = GARDEN.plugins().resolve("panel.jar");
        browser.open("/garden/plants");
        assertFalse(browser.has(PANEL));
    }

    @AfterEach
    void takeThePluginAway() throws IOException {
        Files.deleteIfExists(jar);
        eventually("no plugin", () -> {
            browser.open("/garden/plants");
            return !browser.has(PANEL);
        });
    }

    private static PluginJar panel(String version) {
        return PluginJar.bundle("panel", version)
                .withHeader(
                        "Import-Package",
                        "dev.pergola.api.hook.page;version=\"[1,2)\",dev.pergola.api.hook.web;version=\"[1,2)\"")
                .withComponent(Panel.class, PageAssets.class, Map.of())
                .withComponent(PanelFiles.class, StaticFiles.class, Map.of(StaticFiles.NAME, "panel"));
    }

    private void waitUntilItFollows() {
        eventually("the page follows", () ->
                (Boolean) browser.evaluate("Boolean(document.querySelector('plugin-news').known)"));
    }

    @Test
    void whatArrivesAppearsWithoutReloadingAndWhatLeavesIsSaid() throws IOException {
        waitUntilItFollows();
        browser.evaluate("window.notReloaded = true");

        panel("1.0.0").moveTo(jar);
        eventually("the panel", () -> browser.has(PANEL));
        eventually("the notice", () -> browser.text(NOTICE).contains("The plugin panel 1.0.0 was added."));
        assertEquals("The first panel", browser.text(PANEL));
        assertEquals(true, browser.evaluate("window.notReloaded"));
        browser.picture("plugin-arrived");

        panel("1.1.0").moveTo(jar);
        eventually("the change", () -> browser.text(NOTICE).contains("The plugin panel is now version 1.1.0."));

        Files.delete(jar);
        eventually("the removal", () -> browser.text(NOTICE).contains("The plugin panel was removed."));
        browser.press(NOTICE + " button[aria-label='Close']");
        assertFalse(browser.element(NOTICE).isDisplayed());
    }

    @Test
    void theNoticeOffersToReload() {
        waitUntilItFollows();
        panel("1.0.0").moveTo(jar);
        eventually("the notice", () -> browser.has(NOTICE + " button"));

        browser.click(NOTICE + " button");

        assertEquals("The first panel", browser.text(PANEL));
        assertEquals("", browser.text(NOTICE));
    }

    @Test
    void aPluginInJavaScriptAddsPanelsColumnActionsAndSections() {
        panel("1.0.0").moveTo(jar);
        eventually("the panel", () -> {
            browser.open("/garden/plants");
            return browser.has(PANEL);
        });

        assertEquals(List.of("First", "Second"), browser.texts(".tab-controls button"));
        browser.press(".tab-controls button:nth-child(2)");
        assertEquals("The second panel", browser.text("#panel-plugin_second_panel-content"));
        assertFalse(browser.element(PANEL).isDisplayed());

        browser.press("th.col-name button");
        browser.choose("Count letters of name");
        assertEquals("name", browser.evaluate("window.counted.columnName"));
        assertEquals(true, browser.evaluate("window.counted.columnNotNull"));
        assertEquals("text", browser.evaluate("window.counted.columnType"));

        browser.element("body").sendKeys("/");
        assertEquals("Help for search", browser.text(".jump-start-content[data-jump-section-id='help']"));
        assertTrue((Boolean) browser.evaluate("window.__DATASETTE__.plugins.has('panel-plugin')"));
    }
}
