package dev.pergola.itest.container;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.pergola.itest.fixture.Herbarium;
import dev.pergola.itest.harness.PluginJar;
import org.junit.Before;
import org.junit.Test;

/** A plugin with a type of columns, a facet and a filter comes, its work is seen, it goes, and so does its work. */
public class TableHooksIT extends InContainer {

    private static final String FILE = "herbarium.jar";
    private static final String TABLE = "/garden/plants";

    @Override
    Site begin() throws Exception {
        return Site.serving(
                context,
                "garden",
                "databases: {garden: {tables: {plants: {column_types: {height: height}}}}}",
                "create table plants(name text, height real);"
                        + "insert into plants values ('Fern', 1.5), ('Rose', 1.2), ('Oak', 20.5)");
    }

    @Before
    public void plant() {
        site.put(
                FILE,
                PluginJar.bundle("herbarium", "1.0.0")
                        .withApi("", ".data", ".http", ".hook.page", ".hook.table")
                        .withComponent(Herbarium.class, Herbarium.KINDS, Herbarium.PROPERTIES));
        eventually(() -> assertShows(TABLE, "1.5 m"));
        eventually(() -> assertShows(TABLE, "_facet_metres=height"));
        eventually(() -> assertShows(TABLE + ".json?_metres_height=20&_shape=arrayfirst&_col=name", "[3]"));
    }

    @Test
    public void theTypeOfAColumn() {
        assertShows(TABLE, "<b>1.5 m</b></td>");
        assertShows(TABLE + "/1", "<b>1.5 m</b></td>");
        assertShows(TABLE + ".json", "\"height\":{\"metres\":1.5}");
        assertShows(TABLE + "/1.json", "\"height\":1.5");
        assertShows(TABLE + ".json?_extra=column_types", "\"height\":{\"type\":\"height\",\"config\":null}");
    }

    @Test
    public void theFacetAndItsFilter() {
        assertShows(TABLE + ".json?_facet_metres=height", "\"type\":\"metres\"");
        assertShows(
                TABLE + ".json?_facet_metres=height",
                "{\"value\":1,\"label\":1,\"count\":2,\"toggle_url\":\"http://localhost/garden/plants.json"
                        + "?_facet_metres=height&_metres_height=1\",\"selected\":false}");
        assertShows(TABLE + "?_metres_height=1", "2 rows");
    }

    @Test
    public void allOfItLeavesWithThePluginAndWhatWasSaidOfTheColumnStays() throws Exception {
        site.delete(FILE);
        eventually(() -> assertTrue(site.bundles("herbarium").isEmpty()));
        String text = site.get(TABLE).text();
        assertFalse(text, text.contains("1.5 m") || text.contains("_facet_metres"));
        assertShows(TABLE + ".json", "\"height\":1.5");
        assertEquals(
                200,
                site.get(TABLE + ".json?_facet_metres=height&_metres_height=20").status());
        assertShows(TABLE + ".json?_metres_height=20", "Fern");
    }
}
