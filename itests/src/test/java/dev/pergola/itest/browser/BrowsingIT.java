package dev.pergola.itest.browser;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("browser")
class BrowsingIT {

    private static final String CELLS = "table.rows-and-columns tbody td.col-";

    @RegisterExtension
    static final GardenInBrowser GARDEN = GardenInBrowser.plain();

    private Browser browser;

    @BeforeEach
    void takeTheBrowser() {
        browser = GARDEN.browser();
    }

    @Test
    void findsAPlantFromTheFrontPage() {
        browser.open("/");
        assertTrue(browser.texts("h2 a").contains("garden"), browser::title);

        browser.follow("garden");
        assertEquals("garden", browser.heading());

        browser.follow("plants");
        assertEquals("plants", browser.heading());
        assertEquals(100, browser.elements("table.rows-and-columns tbody tr").size());

        browser.click("table.rows-and-columns tbody tr[data-row='7'] td.col-id a");
        assertEquals("/garden/plants/7", browser.path());
        assertEquals(List.of("Plant 007"), browser.texts(CELLS + "name"));
    }

    @Test
    void followsAForeignKeyByItsLabel() {
        browser.open("/garden/plants");

        browser.click("tr[data-row='1'] td.col-family_id a");

        assertEquals("/garden/families/2", browser.path());
        assertEquals(List.of("Lamiaceae"), browser.texts(CELLS + "name"));

        browser.click("ul.incoming a");
        assertTrue(browser.path().startsWith("/garden/plants?family_id"), browser::path);
        assertTrue(browser.texts(CELLS + "family_id").stream().allMatch(cell -> cell.startsWith("Lamiaceae")));
    }

    @Test
    void sortsByAColumn() {
        browser.open("/garden/plants");

        browser.click("th.col-height_cm a");
        assertAscending(numbers("height_cm"));

        browser.click("th.col-height_cm a");
        List<Integer> descending = numbers("height_cm");
        assertAscending(IntStream.range(0, descending.size())
                .mapToObj(i -> descending.get(descending.size() - 1 - i))
                .toList());
    }

    @Test
    void filtersByTheForm() {
        browser.open("/garden/plants");
        browser.press("form.filters summary");
        choose("_filter_column", "height_cm");
        choose("_filter_op", ">");
        browser.type("input[name='_filter_value']", "290");
        browser.click("form.filters .sort-row button");

        assertTrue(browser.path().contains("height_cm__gt=290"), browser::path);
        assertFalse(numbers("height_cm").isEmpty());
        assertTrue(numbers("height_cm").stream().allMatch(height -> height > 290));

        browser.follow("Show all rows");
        assertEquals("/garden/plants", browser.path());
    }

    @Test
    void turnsPagesToTheLast() {
        browser.open("/garden/plants?_sort=name");
        List<String> seen = new ArrayList<>(browser.texts(CELLS + "name"));
        int pages = 1;
        while (browser.has("a[rel='next']")) {
            browser.click("a[rel='next']");
            seen.addAll(browser.texts(CELLS + "name"));
            pages++;
        }

        assertEquals(3, pages);
        assertEquals(250, seen.size());
        assertEquals(seen.stream().distinct().sorted().toList(), seen);
    }

    @Test
    void runsSql() {
        browser.open("/garden");
        browser.writeSql("select count(*) as tall from plants where height_cm > :limit");
        browser.click("form.sql button[type='submit']");
        browser.type("input[name='limit']", "290");
        browser.press("form.sql button[type='submit']");

        eventually("the result", () -> browser.path().endsWith("limit=290"));
        assertEquals(List.of("9"), browser.texts(CELLS + "tall"));
    }

    @Test
    void showsWhatIsWrongWithSql() {
        browser.open("/garden");
        browser.writeSql("select nonsense from plants");
        browser.click("form.sql button[type='submit']");

        assertTrue(browser.text(".message-error").contains("nonsense"));
        assertTrue(browser.sql().contains("nonsense"), "the statement is kept for mending");
        assertEquals(List.of(), browser.takeComplaints());
    }

    @Test
    void showsPluginsWithTheirState() {
        browser.open("/-/plugins");

        assertEquals("Plugins", browser.heading());
        assertTrue(browser.texts("section.plugin h2").stream().anyMatch(name -> name.contains("cors")));
    }

    @Test
    void explainsWhatIsMissing() {
        browser.open("/garden/plantz");

        assertTrue(browser.text(".content").contains("plantz"), () -> browser.text(".content"));
        assertEquals(1, browser.takeComplaints().size(), "Chromium notes the status of the page itself");
        browser.click(".problem-status a");
        assertEquals("/", browser.path());
    }

    @Test
    void showsTextAsText() {
        browser.open("/garden/plants/1");

        assertEquals(List.of("<script>console.error(\"escaped?\")</script>"), browser.texts(CELLS + "notes"));
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void looksRightOnEveryScreen(Screen screen) {
        browser.look(screen);
        List<String> pages = List.of(
                "/",
                "/garden",
                "/garden/plants",
                "/garden/plants?height_cm__gt=250&_sort_desc=height_cm",
                "/garden/plants/1",
                "/garden/beds/north~2F1",
                "/garden/tall_plants",
                "/garden/-/query?sql=select+*+from+plants+limit+3",
                "/-/plugins",
                "/garden/nothing");
        for (String page : pages) {
            browser.open(page);
            long overflow = (Long)
                    browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertEquals(0, overflow, page + " is wider than a screen of " + screen.width() + " px");
            browser.picture(page.replaceAll("[^a-z_]+", "-").replaceAll("^-|-$", "") + "-" + screen.label());
        }
        assertEquals(1, browser.takeComplaints().size(), "only the missing page is noted in the console");
        assertEquals(screen.scheme().equals("dark"), isDark());
    }

    private boolean isDark() {
        browser.open("/");
        return (Boolean) browser.evaluate("""
                (function () {
                  let part = document.querySelector('.content');
                  let colour = getComputedStyle(part).backgroundColor;
                  while (colour === 'rgba(0, 0, 0, 0)' && part.parentElement) {
                    part = part.parentElement;
                    colour = getComputedStyle(part).backgroundColor;
                  }
                  return colour.match(/\\d+/g).slice(0, 3).every(channel => Number(channel) < 80);
                })()
                """);
    }

    private void choose(String select, String option) {
        browser.elements("select[name='" + select + "'] option").stream()
                .filter(choice -> choice.getText().equals(option))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no option " + option + " in " + select))
                .click();
    }

    private List<Integer> numbers(String column) {
        return browser.texts(CELLS + column).stream().map(Integer::valueOf).toList();
    }

    private static void assertAscending(List<Integer> numbers) {
        assertFalse(numbers.isEmpty());
        assertEquals(numbers.stream().sorted().toList(), numbers);
    }
}
