package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.testing.PluginJar;
import dev.pergola.testing.PluginSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Installs, replaces and removes the plugin, in a server inside of this test. */
class HelloPluginTest {

    @RegisterExtension
    static final PluginSite site = PluginSite.empty().configuration("plugins: {${artifactId}: {greeting: Ahoy}}");

    @Test
    void comesIsReplacedAndGoes() {
        PluginJar plugin = PluginJar.ofThisProject();
        assertEquals("active", site.install(plugin).state());
        assertEquals("Ahoy Ada", site.get("/-/${artifactId}/Ada").text());

        assertEquals("active", site.install(plugin.withVersion("99.0.0")).state());
        site.remove(plugin.name());
        assertEquals(404, site.get("/-/${artifactId}/Ada").status());
        site.assertNothingIsLeft();
    }
}
