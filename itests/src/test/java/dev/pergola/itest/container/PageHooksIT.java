package dev.pergola.itest.container;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.itest.fixture.Garden;
import dev.pergola.itest.harness.PluginJar;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;

/** A plugin with every kind of hook on pages comes, its work is seen, it goes, and so does its work. */
public class PageHooksIT extends InContainer {

    private static final String FILE = "garden.jar";
    private static final String QUERY = "/_memory/-/query?sql=select+'fern'+as+plant";

    @Before
    public void plant() {
        site.put(
                FILE,
                PluginJar.bundle("garden", "1.0.0")
                        .withApi(".data", ".http", ".hook.web", ".hook.page")
                        .withComponent(Garden.class, Garden.KINDS, Map.of(RouteHook.PATTERN, "/-/garden")));
        eventually(() -> assertEquals(
                site.get("/-/garden").text(), 200, site.get("/-/garden").status()));
    }

    @Test
    public void slotsActionsAndMenus() {
        assertShows("/_memory", "<p class=\"gardener\">Planted here</p>");
        assertShows("/", "data-dig=\"1\">Dig here</button>");
        assertShows("/-/versions", "<a href=\"/-/garden\">Garden</a>");
    }

    @Test
    public void cells() {
        assertShows(QUERY, "<i>fern</i></td>");
        assertShows(QUERY.replace("query?", "query.json?") + "&_extra=render_cell", "{\"plant\":\"<i>fern</i>\"}");
    }

    @Test
    public void theJumpMenu() {
        eventually(() -> assertShows("/-/jump.json?q=shed", "\"name\":\"Shed of _memory\",\"url\":\"/-/garden\""));
    }

    @Test
    public void pagesOfItsOwnTemplatesFunctionsAndData() {
        assertShows("/-/garden", "[<b>Fern</b>][<b>Oak &amp; ash</b>] in spring");
        assertShows("/-/garden", "<title>The garden</title>");
        assertEquals(302, site.get("/-/garden?water=1").status());
        assertTrue(
                site.get("/-/garden?water=1", "Set-Cookie").header().orElse("").startsWith("ds_messages="));
    }

    @Test
    public void allOfItLeavesWithThePlugin() throws Exception {
        site.delete(FILE);
        eventually(() -> assertTrue(site.bundles("garden").isEmpty()));
        assertEquals(404, site.get("/-/garden").status());
        for (String path : new String[] {"/", "/_memory", QUERY, "/-/jump.json?q="}) {
            String text = site.get(path).text();
            assertFalse(text, text.contains("gardener") || text.contains("arden\"") || text.contains("<i>fern"));
        }
    }
}
