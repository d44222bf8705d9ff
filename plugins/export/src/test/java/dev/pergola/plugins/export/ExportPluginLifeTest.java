package dev.pergola.plugins.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.RequestBuilder;
import dev.pergola.testing.Answer;
import dev.pergola.testing.PluginJar;
import dev.pergola.testing.PluginSite;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page comes with the plugin, is switched on by its settings, makes a copy, and leaves. */
class ExportPluginLifeTest {

    private static final PluginJar PLUGIN = PluginJar.ofThisProject();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    final PluginSite site = PluginSite.empty()
            .database(
                    "atlas.db",
                    "create table towns (id integer primary key, name text)",
                    "insert into towns values (1, 'Bern'), (2, 'Accra')")
            .configuration("");

    private Answer post(String path) {
        return site.send(new RequestBuilder("POST", path));
    }

    private String state() {
        return site.get("/-/export.json").text();
    }

    @Test
    void thePageIsOffUntilItIsSwitchedOnAndForThoseWhoMay() {
        assertEquals("active", site.install(PLUGIN).state());
        assertEquals(404, site.get("/-/export").status());
        site.configure("plugins: {export: {page: true}}");
        assertEquals(403, site.get("/-/export").status());
        assertFalse(site.get("/").text().contains("Static copy"));
        site.configure("{plugins: {export: {page: true}}, permissions: {export-site: true}}");
        assertEquals(200, site.get("/-/export").status());
        assertTrue(site.get("/").text().contains("Static copy"));
        assertEquals(405, site.get("/-/export/start").status());
        assertEquals(404, site.get("/-/export/copy.zip").status());
    }

    @Test
    void aCopyIsMadeBesideTheRequests() {
        assertEquals("active", site.install(PLUGIN).state());
        site.configure("{plugins: {export: {page: true}}, permissions: {export-site: true}}");
        assertEquals("{\"ok\": true, \"state\": \"none\"}", state());
        assertEquals(303, post("/-/export/start").status());
        Instant end = Instant.now().plus(PATIENCE);
        while (state().contains("running") && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertTrue(state().contains("\"state\": \"done\"") && state().contains("\"failures\": []"), state());
        assertTrue(site.get("/-/export").text().contains("Download the copy"));
        assertTrue(site.get("/-/export/copy.zip").text().startsWith("PK"));
        site.remove(PLUGIN.name());
        assertEquals(404, site.get("/-/export").status());
        site.assertNothingIsLeft();
    }
}
