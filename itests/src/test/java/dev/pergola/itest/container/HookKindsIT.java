package dev.pergola.itest.container;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.page.PageScripts;
import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.ScheduledTask;
import dev.pergola.api.hook.run.StartupHook;
import dev.pergola.api.hook.web.ResponseFilter;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.hook.web.StaticFiles;
import dev.pergola.itest.fixture.Echo;
import dev.pergola.itest.fixture.Greeter;
import dev.pergola.itest.fixture.HeaderFilter;
import dev.pergola.itest.fixture.Leaves;
import dev.pergola.itest.fixture.Preparation;
import dev.pergola.itest.fixture.Script;
import dev.pergola.itest.fixture.Stylesheet;
import dev.pergola.itest.fixture.Sweeper;
import dev.pergola.itest.harness.PluginJar;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.Test;

/** Each kind of hook: a plugin with it comes, its work is seen, it goes, and so does its work. */
public class HookKindsIT extends InContainer {

    private static final String FILE = "plugin.jar";

    @Override
    Site begin() throws Exception {
        Stream.of(Sweeper.RUNS, Preparation.STARTS, Echo.SAID).forEach(System::clearProperty);
        return super.begin();
    }

    @Test
    public void routes() throws Exception {
        site.put(
                FILE,
                plugin(Greeter.class, RouteHook.class, Map.of(RouteHook.PATTERN, "/-/greeting/{name}"))
                        .withFile(Greeter.TEXT, "hello"));
        eventually(() -> assertEquals("hello", site.get("/-/greeting/fern").text()));
        site.delete(FILE);
        eventually(() -> assertEquals(404, site.get("/-/greeting/fern").status()));
    }

    @Test
    public void responseFilters() throws Exception {
        site.put(FILE, plugin(HeaderFilter.class, ResponseFilter.class, Map.of()));
        eventually(() -> assertEquals(
                Optional.of("the filter"), site.get("/", HeaderFilter.HEADER).header()));
        assertEquals(
                "also on problems",
                Optional.of("the filter"),
                site.get("/no/such/page", HeaderFilter.HEADER).header());
        site.delete(FILE);
        eventually(() -> assertEquals(
                Optional.empty(), site.get("/", HeaderFilter.HEADER).header()));
    }

    @Test
    public void pageAssets() throws Exception {
        site.put(FILE, plugin(Stylesheet.class, PageAssets.class, Map.of()));
        eventually(() -> assertTrue(site.get("/").text(), site.get("/").text().contains("/itest/leaves.css")));
        site.delete(FILE);
        eventually(() -> assertTrue(!site.get("/").text().contains("/itest/leaves.css")));
    }

    @Test
    public void inlinePageScripts() throws Exception {
        site.put(FILE, plugin(Script.class, PageScripts.class, Map.of()));
        eventually(() -> assertTrue(site.get("/").text(), site.get("/").text().contains(Script.CODE)));
        site.delete(FILE);
        eventually(() -> assertTrue(!site.get("/").text().contains(Script.CODE)));
    }

    @Test
    public void staticFiles() throws Exception {
        site.put(FILE, plugin(Leaves.class, StaticFiles.class, Map.of(StaticFiles.NAME, "itest")));
        eventually(() -> assertEquals(
                Leaves.CONTENT, site.get("/-/static-plugins/itest/leaves.css").text()));
        assertEquals(404, site.get("/-/static-plugins/itest/roots.css").status());
        site.delete(FILE);
        eventually(() ->
                assertEquals(404, site.get("/-/static-plugins/itest/leaves.css").status()));
    }

    @Test
    public void scheduledTasks() throws Exception {
        site.put(
                FILE,
                plugin(
                        Sweeper.class,
                        ScheduledTask.class,
                        Map.of(ScheduledTask.NAME, "sweep", ScheduledTask.PERIOD, "20")));
        eventually(() -> assertTrue(Integer.getInteger(Sweeper.RUNS, 0) > 3));
        site.delete(FILE);
        eventually(() -> assertTrue(site.bundles("plugin").isEmpty()));
        int runs = Integer.getInteger(Sweeper.RUNS);
        assertEquals(200, site.get("/").status());
        assertEquals(
                "it does not run any more",
                runs,
                Integer.getInteger(Sweeper.RUNS).intValue());
    }

    @Test
    public void aTaskWithWrongPropertiesIsShownAsInvalid() {
        site.put(FILE, plugin(Sweeper.class, ScheduledTask.class, Map.of(ScheduledTask.PERIOD, "often")));
        eventually(() -> assertTrue(
                site.plugins(),
                site.plugins()
                        .contains("The service property pergola.task.period is often; it must be a whole number")));
        assertEquals(0, Integer.getInteger(Sweeper.RUNS, 0).intValue());
    }

    @Test
    public void startUp() {
        site.put(FILE, plugin(Preparation.class, StartupHook.class, Map.of()));
        eventually(
                () -> assertEquals(1, Integer.getInteger(Preparation.STARTS, 0).intValue()));
        site.put(
                "other.jar",
                PluginJar.bundle("other", "1.0.0").withComponent(Leaves.class, StaticFiles.class, Map.of()));
        eventually(() -> assertTrue(site.plugins().contains("\"other\"")));
        assertEquals("once only", 1, Integer.getInteger(Preparation.STARTS, 0).intValue());
    }

    @Test
    public void commands() throws Exception {
        site.stop();
        PluginJar plugin = plugin(Echo.class, CommandHook.class, Map.of(CommandHook.NAME, "echo"));
        assertEquals(7, Site.run(context, plugin, "echo", "good", "morning"));
        assertEquals("good morning", System.getProperty(Echo.SAID));
        site = Site.serving(context);
    }

    private static PluginJar plugin(Class<?> component, Class<?> hook, Map<String, String> properties) {
        return PluginJar.bundle("plugin", "1.0.0")
                .withApi("", ".http", ".data", ".hook.web", ".hook.page", ".hook.run")
                .withComponent(component, hook, properties);
    }
}
