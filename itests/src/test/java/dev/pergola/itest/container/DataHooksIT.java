package dev.pergola.itest.container;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.pergola.api.Resource;
import dev.pergola.api.data.Databases;
import dev.pergola.api.data.SiteMetadata;
import dev.pergola.api.hook.data.MagicParameter;
import dev.pergola.api.hook.data.WriteInterceptor;
import dev.pergola.api.hook.run.EventListener;
import dev.pergola.api.hook.run.EventTypes;
import dev.pergola.api.hook.run.StartupHook;
import dev.pergola.api.hook.table.OutputFormat;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.itest.fixture.Bookkeeper;
import dev.pergola.itest.fixture.Chronicler;
import dev.pergola.itest.fixture.Meadow;
import dev.pergola.itest.harness.PluginJar;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** Plugins change what is read and written, and use what the server offers about data; when they go, so does all of it. */
public class DataHooksIT extends InContainer {

    private static final String FILE = "plugin.jar";
    private static final String CONFIGURATION = """
            databases:
              garden:
                queries:
                  season: {sql: select :_season_name as season}
            """;

    @Override
    Site begin() throws Exception {
        System.clearProperty(Chronicler.HEARD);
        return Site.serving(
                context,
                "garden",
                CONFIGURATION,
                "create table plants(name text, height integer); insert into plants values ('fern', 1), ('oak', 30)");
    }

    @Test
    public void functionsParametersFormatsAndConditions() throws Exception {
        String shouted = "/garden/-/query.json?sql=select+shout(name)+as+said+from+plants";
        assertEquals(400, site.get(shouted).status());
        assertEquals(404, site.get("/garden/plants.plain").status());
        site.put(
                FILE,
                plugin("1.0.0")
                        .withComponent(
                                Meadow.class,
                                Meadow.KINDS,
                                Map.of(MagicParameter.PREFIX, "season", OutputFormat.EXTENSION, "plain")));
        eventually(() -> assertShows(shouted, "oak!"));
        assertShows("/garden/season.json", "spring");
        assertEquals(
                "[rowid, name, height] [[1, fern, 1], [2, oak, 30]]",
                site.get("/garden/plants.plain").text());
        assertEquals(
                "[rowid, name, height] [[2, oak, 30]]",
                site.get("/garden/plants.plain?_tall=9").text());
        assertShows("/garden/plants?_tall=9", "at least 9 m");

        site.delete(FILE);
        eventually(() -> assertEquals(400, site.get(shouted).status()));
        assertTrue(!site.get("/garden/season.json").text().contains("spring"));
        assertEquals(404, site.get("/garden/plants.plain").status());
        assertShows("/garden/plants.json?_tall=9", "fern");
    }

    @Test
    public void whatAPluginKeepsInMemoryOutlivesItsUpdateAndLeavesWithIt() throws Exception {
        Path file = Files.createTempFile("book", ".db");
        site.put(
                "chronicler.jar",
                bundle("chronicler", "1.0.0")
                        .withComponent(
                                Chronicler.class,
                                List.of(EventListener.class, EventTypes.class, WriteInterceptor.class),
                                Map.of()));
        eventually(() -> assertTrue(site.plugins().contains("event listener")));
        site.put(FILE, bookkeeper("1.0.0"));
        eventually(() -> assertEquals(
                "[2, [entry], packed, 3, true, /ledger/entry]",
                site.get("/-/bookkeeper?file=" + file).text()));
        eventually(() -> assertTrue(
                "the writes of plugins pass the interceptors of others",
                System.getProperty(Chronicler.HEARD, "").contains("page-written")));
        assertShows("/ledger", "Kept by the bookkeeper");
        assertShows("/ledger/all.json", "three");
        assertShows("/ledger/entry.json?_extra=column_types", "textarea");
        assertEquals(200, site.get("/book/page.json").status());
        WeakReference<ClassLoader> classes = classes(site.bundles("plugin").get(0));

        site.put(FILE, bookkeeper("1.1.0"));
        eventually(() -> assertTrue(site.plugins(), site.plugins().contains("\"1.1.0\"")));
        eventually(() -> assertEquals(1, site.bundles("plugin").size()));
        assertShows("/ledger/entry.json", "three");
        assertEquals(
                "[2, [entry], packed, 6, true, /ledger/entry]",
                site.get("/-/bookkeeper?close=1&file=" + file).text());
        assertEquals("it was closed", 404, site.get("/book.json").status());

        site.delete(FILE);
        eventually(() -> assertEquals(List.of(), site.bundles("plugin")));
        assertEquals(404, site.get("/ledger.json").status());
        assertTrue(!site.get("/-/databases.json").text().contains("ledger"));
        assertTrue("the file stays", Files.size(file) > 0);
        eventually(() -> {
            System.gc();
            assertNull("something holds the classes of a plugin that has left", classes.get());
        });
    }

    @Test
    public void whatABundleWasGivenEndsWithIt() {
        ServiceReference<Databases> databases = context.getServiceReference(Databases.class);
        Databases own = context.getService(databases);
        own.all();
        context.ungetService(databases);
        assertTrue(assertThrows(IllegalStateException.class, own::all)
                .getMessage()
                .contains("has left and cannot use Databases"));
        ServiceReference<SiteMetadata> descriptions = context.getServiceReference(SiteMetadata.class);
        SiteMetadata metadata = context.getService(descriptions);
        context.ungetService(descriptions);
        assertTrue(assertThrows(IllegalStateException.class, () -> metadata.of(Resource.server()))
                .getMessage()
                .contains("has left and cannot use SiteMetadata"));
    }

    private static WeakReference<ClassLoader> classes(Bundle bundle) throws ClassNotFoundException {
        return new WeakReference<>(bundle.loadClass(Bookkeeper.class.getName()).getClassLoader());
    }

    private static PluginJar bookkeeper(String version) {
        return plugin(version)
                .withComponent(
                        Bookkeeper.class,
                        List.of(RouteHook.class, StartupHook.class),
                        Map.of(RouteHook.PATTERN, "/-/bookkeeper"),
                        Bookkeeper.SERVICES);
    }

    private static PluginJar plugin(String version) {
        return bundle("plugin", version);
    }

    private static PluginJar bundle(String name, String version) {
        return PluginJar.bundle(name, version)
                .withApi(
                        "",
                        ".http",
                        ".data",
                        ".server",
                        ".hook.web",
                        ".hook.page",
                        ".hook.data",
                        ".hook.table",
                        ".hook.run");
    }
}
