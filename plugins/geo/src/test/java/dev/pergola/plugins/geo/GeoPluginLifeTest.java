package dev.pergola.plugins.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.testing.PluginJar;
import dev.pergola.testing.PluginSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The plugin comes, is told something else, is replaced and leaves. */
class GeoPluginLifeTest {

    private static final PluginJar PLUGIN = PluginJar.ofThisProject();

    @RegisterExtension
    final PluginSite site = PluginSite.empty()
            .database(
                    "atlas.db",
                    "create table towns (name text, latitude real, longitude real)",
                    "insert into towns values ('Bern', 46.948, 7.4474)")
            .configuration("");

    @BeforeEach
    void install() {
        assertEquals("active", site.install(PLUGIN).state());
    }

    private boolean shows(String what) {
        return site.get("/atlas/towns").text().contains(what);
    }

    @Test
    void changedSettingsAreInForceAtOnceAndWrongOnesAreNot() {
        assertTrue(shows("geo-map"));
        site.configure("plugins: {geo: {map: false}}");
        assertFalse(shows("geo-map"));
        site.configure("plugins: {geo: {map: perhaps}}");
        assertFalse(shows("geo-map"));
        site.configure("plugins: {geo: {latitude: [nothing]}}");
        assertEquals(400, site.get("/atlas/towns.geojson").status());
    }

    @Test
    void isReplacedAndLeavesNothing() {
        assertTrue(shows("geo-map"));
        assertEquals("active", site.install(PLUGIN.withVersion("99.0.0")).state());
        assertTrue(shows("geo-map"));
        site.remove(PLUGIN.name());
        assertFalse(shows("geo-map"));
        assertEquals(404, site.get("/atlas/towns.geojson").status());
        assertTrue(site.get("/atlas/towns.json?_near=1,2,3").text().contains("Bern"));
        site.assertNothingIsLeft();
    }
}
