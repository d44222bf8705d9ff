package dev.pergola.plugins.vega;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.testing.PluginJar;
import dev.pergola.testing.PluginSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The plugin comes, is told something else, is replaced and leaves. */
class ChartPluginLifeTest {

    private static final PluginJar PLUGIN = PluginJar.ofThisProject();

    @RegisterExtension
    final PluginSite site = PluginSite.empty()
            .database("shop.db", "create table sales (price real)", "insert into sales values (1), (2)")
            .configuration("");

    private boolean offers() {
        return site.get("/shop/sales").text().contains("vega-parts");
    }

    @Test
    void followsItsSettingsAndLeavesNothing() {
        assertFalse(offers());
        assertEquals("active", site.install(PLUGIN).state());
        assertTrue(offers());
        site.configure("plugins: {vega: {databases: [other]}}");
        assertFalse(offers());
        assertEquals(404, site.get("/shop/sales.chart").status());
        site.configure("{plugins: {vega: {databases: [other]}}, databases: {shop: {plugins: {vega: {charts: true}}}}}");
        assertTrue(offers());
        site.configure("");
        site.configure("plugins: {vega: {sample: 0}}");
        assertTrue(offers());
        site.configure("");
        assertEquals("active", site.install(PLUGIN.withVersion("99.0.0")).state());
        assertTrue(offers());
        site.remove(PLUGIN.name());
        assertFalse(offers());
        assertEquals(404, site.get("/shop/sales.chart").status());
        site.assertNothingIsLeft();
    }
}
