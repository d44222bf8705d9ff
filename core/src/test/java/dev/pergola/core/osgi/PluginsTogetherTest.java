package dev.pergola.core.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.osgi.fixture.Greeting;
import dev.pergola.core.osgi.fixture.GreetingActivator;
import dev.pergola.core.osgi.fixture.ThrowingActivator;
import dev.pergola.core.plugins.ArrivalCheck;
import dev.pergola.core.plugins.PluginFile;
import dev.pergola.core.plugins.Reconciler;
import dev.pergola.core.plugins.WantedState;
import dev.pergola.core.routing.RouteTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWiring;

/** Plugins of which one uses packages of another. */
@Timeout(60)
class PluginsTogetherTest {

    private static final String API =
            "org.osgi.framework,dev.pergola.api.hook.web;version=\"[1.0,2)\",dev.pergola.api.http;version=\"[1.0,2)\"";

    @TempDir
    private Path folder;

    private final HookRegistry registry = new HookRegistry();
    private TestFramework framework;
    private PluginConfigurations configurations;
    private HookTracker<?> routes;
    private Reconciler reconciler;

    @BeforeEach
    void start() throws Exception {
        framework = new TestFramework(folder.resolve("framework"));
        framework.context().registerService(ResolverHookFactory.class, new NewestVersions(), null);
        configurations = new PluginConfigurations(framework.context());
        FrameworkPlatform platform = new FrameworkPlatform(
                framework.context(),
                new SettingsOfPlugins(configurations, registry, new ComponentLog()),
                new PluginOutput(System::nanoTime),
                Duration.ofSeconds(10));
        routes = new HookTracker<>(framework.context(), RouteTable.POINT, registry, Duration.ofSeconds(10));
        routes.open();
        reconciler = new Reconciler(registry, platform, ArrivalCheck.NONE, Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
        configurations.close();
        framework.stop();
    }

    @Test
    void theOrderOfTheFilesDoesNotMatter() throws Exception {
        want(atlas().in(folder), text("1.0.0").in(folder));
        assertEquals(List.of("atlas 1.0.0 active", "text 1.0.0 active"), statuses());
    }

    @Test
    void whatNeedsEachOtherComesTogether() throws Exception {
        want(needing("egg", "hen").in(folder), needing("hen", "egg").in(folder));
        assertEquals(List.of("egg 1.0.0 active", "hen 1.0.0 active"), statuses());
    }

    @Test
    void whatNeedsAnotherComesAsSoonAsThatArrives() throws Exception {
        PluginFile needy = atlas().in(folder);
        want(needy);
        assertEquals(List.of("atlas 1.0.0 resolving failed"), statuses());
        want(needy, text("1.0.0").in(folder));
        assertEquals(List.of("atlas 1.0.0 active", "text 1.0.0 active"), statuses());
    }

    @Test
    void whatNeedsAnotherThatFailsSaysWhatIsMissing() throws Exception {
        want(
                atlas().in(folder),
                text("1.0.0").activator(ThrowingActivator.class).in(folder));
        assertEquals(List.of("atlas 1.0.0 resolving failed", "text 1.0.0 start failed"), statuses());
        assertMissing();
    }

    @Test
    void whatNeedsAnotherThatLeavesSaysWhatIsMissing() throws Exception {
        PluginFile needy = atlas().in(folder);
        PluginFile needed = text("1.0.0").in(folder);
        want(needy, needed);
        want(needy);
        assertEquals(List.of("atlas 1.0.0 resolving failed"), statuses());
        assertMissing();
        want(needy, needed);
        assertEquals(List.of("atlas 1.0.0 active", "text 1.0.0 active"), statuses());
    }

    @Test
    void whatUsesAReplacedPluginIsNeverMissing() throws Exception {
        PluginFile user = atlas().in(folder);
        want(user, text("1.0.0").in(folder));
        List<Integer> active = new CopyOnWriteArrayList<>();
        registry.onChange(
                () -> active.add(registry.current().active(RouteTable.POINT).size()));

        want(user, text("1.1.0").in(folder));

        assertEquals(List.of("atlas 1.0.0 active", "text 1.1.0 active"), statuses());
        assertFalse(active.isEmpty());
        assertTrue(active.stream().allMatch(count -> count == 1), active::toString);
        assertEquals(List.of("1.1.0"), versionsUsedByAtlas());
    }

    @Test
    void bothAreReplacedWithoutAGap() throws Exception {
        want(atlas().in(folder), text("1.0.0").in(folder));
        List<List<String>> seen = new CopyOnWriteArrayList<>();
        registry.onChange(() -> seen.add(registry.current().active(RouteTable.POINT).stream()
                .map(entry -> entry.owner().toString())
                .toList()));

        want(atlas("2.0.0").in(folder), text("1.1.0").in(folder));

        assertEquals(List.of("atlas 2.0.0 active", "text 1.1.0 active"), statuses());
        assertEquals(
                List.of(List.of("atlas 1.0.0"), List.of("atlas 2.0.0")),
                seen.stream().distinct().toList());
        assertEquals(List.of("1.1.0"), versionsUsedByAtlas());
    }

    private void want(PluginFile... files) {
        reconciler.reconcile(new WantedState(Arrays.asList(files), Map.of(), 0));
    }

    private void assertMissing() {
        String reasons = reconciler.statuses().get(0).reasons().toString();
        assertTrue(reasons.contains("It needs the package org.example.text"), reasons);
    }

    private List<String> statuses() {
        return reconciler.statuses().stream()
                .map(status -> "%s %s %s"
                        .formatted(
                                status.name(),
                                status.version().orElse("-"),
                                status.state().words()))
                .toList();
    }

    private List<String> versionsUsedByAtlas() {
        return Arrays.stream(framework.context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("atlas"))
                .flatMap(bundle ->
                        bundle.adapt(BundleWiring.class).getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE).stream())
                .map(wire -> wire.getProvider().getBundle())
                .filter(bundle -> bundle.getSymbolicName().equals("text"))
                .map(bundle -> bundle.getVersion().toString())
                .toList();
    }

    private static BundleJar atlas() {
        return atlas("1.0.0");
    }

    private static BundleJar atlas(String version) {
        return BundleJar.of("atlas", version)
                .activator(GreetingActivator.class, Greeting.class)
                .header("Import-Package", API + ",org.example.text;version=\"[1.0,2)\"");
    }

    /** Like most libraries, it would use its package from elsewhere if that were there. */
    private static BundleJar text(String version) {
        return BundleJar.of("text", version)
                .header("Export-Package", "org.example.text;version=1.0")
                .header("Import-Package", API + ",org.example.text;version=\"[1.0,2)\"");
    }

    private static BundleJar needing(String name, String need) {
        return BundleJar.of(name, "1.0.0")
                .header("Export-Package", "org.example." + name)
                .header("Import-Package", "org.example." + need);
    }
}
