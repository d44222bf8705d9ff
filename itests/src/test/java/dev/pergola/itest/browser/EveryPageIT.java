package dev.pergola.itest.browser;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/**
 * What holds for every page: axe-core finds nothing wrong with it, on no screen; its policy forbids nothing that it does; it is
 * used by the keyboard alone; and the page that is asked for most is small.
 */
@Tag("browser")
class EveryPageIT {

    /** The page of a table weighs no more than this with everything that it loads. */
    private static final long MOST_BYTES = 60_000;

    /** A busy machine may show some of the rows before the others have arrived; less than this is seen by nobody. */
    private static final double LEAST_SHIFT = 0.01;

    private static final List<String> PAGES = List.of(
            "/",
            "/garden",
            "/debian",
            "/garden/plants?_size=5",
            "/garden/plants?_size=5&_facet=family_id&height_cm__gt=10&_sort=name",
            "/garden/plants?name=nobody",
            "/debian/packages?_size=5",
            "/garden/tall_plants?_size=3",
            "/garden/plants/1",
            "/garden/plants/-/new",
            "/garden/plants/-/insert-rows",
            "/garden/plants/1/-/edit",
            "/garden/plants/1/-/remove",
            "/garden/plants/-/edit-table",
            "/garden/-/new-table",
            "/garden/-/query?sql=select+*+from+plants+where+id+%3C+%3Amost+limit+3&most=9",
            "/garden/-/query?sql=select+nonsense",
            "/garden/tallest?least=250",
            "/garden/grow",
            "/garden/-/queries",
            "/garden/-/queries/store",
            "/garden/-/execute-write",
            "/garden/-/schema",
            "/-/queries",
            "/-/versions",
            "/-/databases",
            "/-/actions",
            "/-/plugins",
            "/-/plugins/manage",
            "/-/api",
            "/-/create-token",
            "/-/check",
            "/-/allowed",
            "/-/permissions",
            "/-/allow-debug",
            "/-/messages",
            "/-/debug/autocomplete",
            "/-/patterns",
            "/-/logout");

    @RegisterExtension
    static final GardenInBrowser GARDEN = GardenInBrowser.ofTheAdministrator("""
            databases:
              garden:
                queries:
                  tallest: {title: The tallest, description: Not less than that, sql: "select name from plants where height_cm > :least"}
                  grow: {write: true, sql: "update plants set height_cm = height_cm + :by"}
            """, """
            title: The public garden
            databases:
              garden:
                description: Plants and where they grow
                license: CC BY 4.0
                tables:
                  plants: {description: What grows here, columns: {height_cm: As measured in May}}
            """);

    private static Accessibility pages;

    private Browser browser;

    @BeforeEach
    void takeTheBrowser() {
        browser = GARDEN.browser();
        if (pages == null) {
            pages = new Accessibility(browser);
        }
    }

    @Test
    void nothingIsWrongWithAnyPageOnAnyScreen() {
        List<String> wrong = new ArrayList<>();
        for (String page : PAGES) {
            browser.open(page);
            wrong.addAll(onEveryScreen(page));
            pages.forbidden().forEach(what -> wrong.add(page + " is forbidden " + what));
            pages.writtenInline().forEach(what -> wrong.add(page + " has inside " + what));
        }
        browser.open("/garden/nothing");
        wrong.addAll(onEveryScreen("a problem"));
        browser.takeComplaints(); // of the statuses of what is wrong on purpose
        assertEquals(List.of(), wrong);
    }

    @Test
    void nothingIsWrongWithWhatOpens() {
        List<String> wrong = new ArrayList<>();
        browser.open("/garden/plants?_size=5");
        wrong.addAll(opened("the menu", ".nav-menu summary", ".nav-menu[open]"));
        wrong.addAll(opened("the actions", ".actions-menu-links summary", ".actions-menu-links[open]"));
        wrong.addAll(opened("a column", ".column-menu-button", "main > .dropdown-menu"));
        wrong.addAll(opened("a new row", "[data-table-action='insert-row']", "dialog.form-dialog[open]"));
        wrong.addAll(opened("a row", "[data-row-action='edit']", "dialog.form-dialog[open]"));
        wrong.addAll(opened("a row to delete", "[data-row-action='delete']", "dialog.form-dialog[open]"));
        browser.key("?");
        browser.element("dialog.form-dialog[open] .shortcuts");
        wrong.addAll(onEveryScreen("the shortcuts"));
        browser.key(Keys.ESCAPE);
        browser.key("/");
        browser.type("dialog.jump input", "garden");
        eventually("results", () -> browser.has(".jump-option"));
        wrong.addAll(onEveryScreen("the jump menu"));
        assertEquals(List.of(), wrong);
    }

    @Test
    void everythingIsReachedByTheTabKeyInItsOrder() {
        Keyboard keyboard = new Keyboard(browser);
        for (String page : List.of("/", "/garden", "/garden/plants?_size=2&_facet=family_id", "/-/create-token")) {
            browser.open(page);
            assertEquals(List.of(), keyboard.faults(), page);
        }
    }

    @Test
    void theFirstStopLeadsPastTheHeader() {
        browser.open("/garden");
        browser.key(Keys.TAB);
        eventually("the focus at Skip to the content", () -> "Skip to the content"
                .equals(browser.evaluate("document.activeElement.textContent")));
        browser.key(Keys.ENTER);
        eventually("the focus at content", () -> "content".equals(browser.evaluate("document.activeElement.id")));
    }

    @Test
    void dialogsKeepTheFocusAndGiveItBack() {
        browser.open("/garden");
        browser.evaluate("document.querySelector('#tables ~ .db-table a').focus()");
        browser.key("?");
        browser.element("dialog.form-dialog[open] .shortcuts");
        assertTrue(browser.texts(".shortcut-list dd").contains("Jump to a database, table, query or page"));
        for (int press = 0; press < 3; press++) {
            browser.key(Keys.TAB);
            assertTrue((Boolean) browser.evaluate(
                    "document.activeElement === document.body || !!document.activeElement.closest('dialog[open]')"));
        }
        browser.evaluate("document.querySelector('dialog[open] button').focus()");
        browser.key(Keys.ESCAPE);
        eventually("the focus at beds", () -> "beds".equals(browser.evaluate("document.activeElement.textContent")));

        browser.evaluate("document.querySelector('#sql-editor, .cm-content').focus()");
        browser.key(Keys.chord(Keys.CONTROL, "k"));
        assertEquals(true, browser.evaluate("document.querySelector('dialog.jump').open"));
        browser.key(Keys.ESCAPE);
        assertEquals(false, browser.evaluate("document.querySelector('dialog.jump').open"));
    }

    @Test
    void theWayToASlowPageIsShownAndCanBeCancelled() {
        browser.open("/garden");
        // The driver waits while a page is on its way, so the page itself notes what it shows and presses the button.
        Object shown = browser.await("""
                const done = arguments[arguments.length - 1];
                new MutationObserver(() => {
                  const note = document.querySelector('.progress-note button') && document.querySelector('.progress-note');
                  if (!note || !document.querySelector('.progress-line')) return;
                  const words = note.querySelector('.progress-words').textContent;
                  note.querySelector('button').click();
                  done([words, location.pathname, document.querySelectorAll('.progress-line, .progress-note').length].join('|'));
                }).observe(document.body, { childList: true });
                const slow = document.createElement('a');
                slow.href = '/garden/-/query?sql=' + encodeURIComponent(
                  'with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n');
                document.body.append(slow);
                slow.click();
                """);
        assertEquals("Loading the page|/garden|0", shown);
    }

    @Test
    void theTablePageIsSmallStandsStillAndWaitsForNoScript() {
        for (Screen screen : Screen.values()) {
            browser.look(screen);
            PageFigures figures = PageFigures.of(browser, "/debian/packages?_size=100");
            assertEquals(
                    100, browser.elements("table.rows-and-columns tbody tr").size());
            assertTrue(figures.bytes() < MOST_BYTES, figures::toString);
            assertEquals(0, figures.layoutShift(), LEAST_SHIFT, figures::toString);
            assertEquals(List.of("app.css"), figures.blocking(), figures::toString);
        }
    }

    private List<String> opened(String name, String opener, String open) {
        browser.press(opener);
        eventually(name, () -> browser.isShown(open));
        List<String> wrong = onEveryScreen(name);
        browser.key(Keys.ESCAPE);
        eventually(
                "the end of " + name,
                () -> !browser.has(open + ":not(.nav-menu-inner)") || browser.has("details:not([open])"));
        return wrong;
    }

    /** The page is read once and looked at four times. */
    private List<String> onEveryScreen(String name) {
        Set<String> wrong = new LinkedHashSet<>();
        Arrays.stream(Screen.values()).forEach(screen -> {
            browser.look(screen);
            pages.violations(screen).forEach(what -> wrong.add(name + ": " + what));
        });
        browser.look(Screen.DESKTOP);
        return List.copyOf(wrong);
    }
}
