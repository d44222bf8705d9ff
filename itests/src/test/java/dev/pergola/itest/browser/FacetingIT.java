package dev.pergola.itest.browser;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Facets and stored queries, as somebody uses them who narrows down a table by clicking. */
@Tag("browser")
class FacetingIT {

    private static final String CELLS = "table.rows-and-columns tbody td.col-";
    private static final String FAMILIES = ".facet-info[data-column='family_id']";

    @RegisterExtension
    static final GardenInBrowser GARDEN = GardenInBrowser.configured("""
            databases:
              garden:
                queries:
                  taller_than:
                    title: Plants above a height
                    sql: select name, height_cm from plants where height_cm > cast(:height as integer) order by height_cm
            """);

    private Browser browser;

    @BeforeEach
    void takeTheBrowser() {
        browser = GARDEN.browser();
    }

    @Test
    void aSuggestedFacetIsChosenCombinedAndTakenAwayAgain() {
        browser.open("/garden/plants");
        browser.click(".suggested-facets a");
        assertEquals(List.of("family_id 4"), browser.texts(".facet-info-name strong"));
        assertEquals(
                Set.of("Rosaceae", "Lamiaceae", "Fabaceae", "Liliaceae"),
                Set.copyOf(browser.texts(FAMILIES + " li a")));
        List<Integer> counts = browser.texts(FAMILIES + " .facet-count").stream()
                .map(Integer::valueOf)
                .toList();
        assertEquals(counts.stream().sorted(Comparator.reverseOrder()).toList(), counts);

        browser.follow("Fabaceae");
        assertTrue(browser.path().contains("family_id=3"), browser::path);
        assertTrue(browser.texts(CELLS + "family_id").stream().allMatch(cell -> cell.startsWith("Fabaceae")));
        int rows = Integer.parseInt(browser.text(FAMILIES + " .facet-count"));
        assertTrue(browser.title().contains(rows + " rows"), browser::title);

        browser.open(browser.path() + "&height_cm__gt=200");
        int both = Integer.parseInt(browser.text(FAMILIES + " .facet-count"));
        assertTrue(both > 0 && both < rows, both + " of " + rows);

        browser.click(FAMILIES + " li a.cross");
        assertFalse(browser.path().contains("family_id=3"), browser::path);
        assertTrue(browser.path().contains("height_cm__gt=200"), "the other condition stays");

        browser.click(FAMILIES + " .facet-info-name a.cross");
        assertFalse(browser.has(FAMILIES), browser::path);
    }

    @Test
    void aStoredQueryAsksForItsParameter() {
        browser.open("/garden");
        browser.follow("Plants above a height");
        browser.type("input[name='height']", "290");
        browser.press("form.sql button[type='submit']");

        eventually("the rows", () -> browser.path().equals("/garden/taller_than?height=290"));
        assertEquals(9, browser.texts(CELLS + "name").size());

        browser.follow("Edit SQL");
        assertTrue(browser.sql().contains(":height"));
        assertEquals("290", browser.element("input[name='height']").getDomProperty("value"));
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void looksRightOnEveryScreen(Screen screen) {
        browser.look(screen);
        for (String page :
                List.of("/garden/plants?_facet=family_id", "/garden/taller_than?height=290", "/garden/-/queries")) {
            browser.open(page);
            long overflow = (Long)
                    browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertEquals(0, overflow, page + " is wider than a screen of " + screen.width() + " px");
            browser.picture(page.replaceAll("[^a-z_]+", "-").replaceAll("^-|-$", "") + "-" + screen.label());
        }
    }
}
