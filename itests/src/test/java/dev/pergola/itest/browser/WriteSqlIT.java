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

/** Somebody writes SQL that changes data, and sees beforehand what it would touch. */
@Tag("browser")
class WriteSqlIT {

    private static final String RUN = "form.plain button[type='submit']";

    @RegisterExtension
    static final GardenInBrowser GARDEN = GardenInBrowser.configured("""
            permissions: {execute-write-sql: true, insert-row: true, update-row: true, delete-row: true, store-query: true}
            """);

    private Browser browser;

    @BeforeEach
    void openThePage() {
        browser = GARDEN.browser();
        browser.open("/garden");
        browser.press(".page-action-menu summary");
        browser.click(".page-action-menu a[href$='/-/execute-write']");
    }

    @Test
    void whatItWouldTouchIsShownWhileItIsWritten() {
        eventually("nothing to run", () -> !browser.element(RUN).isEnabled());
        browser.writeSql("update plants set height_cm = :height where id = :id");
        eventually("the parameters", () -> browser.has("input[name='_sql_param_id']"));
        assertEquals(
                List.of("update", "plants", "insert-row, update-row, delete-row", "yes"),
                browser.texts(".sql-analysis tbody tr:first-child td"));
        browser.type("input[name='_sql_param_height']", "77");
        browser.type("input[name='_sql_param_id']", "12");
        assertTrue(browser.element(RUN).isEnabled());
        browser.click(RUN);
        assertTrue(browser.text(".message-info").startsWith("Query executed, 1 row affected"));
        assertEquals("77", browser.element("input[name='_sql_param_height']").getDomProperty("value"));
    }

    @Test
    void whatMayNotBeDoneCannotBeSent() {
        browser.writeSql("drop table plants");
        eventually("the refusal", () -> browser.has(".sql-analysis .not-allowed"));
        assertFalse(browser.element(RUN).isEnabled());
        browser.writeSql("insert into nothing values (1)");
        eventually("the error", () -> browser.has(".sql-analysis .message-warning"));
        assertFalse(browser.element(RUN).isEnabled());
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void looksRightOnEveryScreen(Screen screen) {
        browser.look(screen);
        browser.writeSql("update plants set height_cm = :height where id = :id");
        eventually("the analysis", () -> browser.has(".sql-analysis tbody tr"));
        browser.picture("execute-write-" + screen.label());
        long overflow =
                (Long) browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertEquals(0, overflow, "the page is wider than a screen of " + screen.width() + " px");
    }
}
