package dev.pergola.core.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.HookState;
import dev.pergola.core.hooks.HookStatus;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.osgi.fixture.ClingingActivator;
import dev.pergola.core.osgi.fixture.Greeting;
import dev.pergola.core.osgi.fixture.GreetingActivator;
import dev.pergola.core.osgi.fixture.HangingActivator;
import dev.pergola.core.osgi.fixture.ThrowingActivator;
import dev.pergola.core.osgi.fixture.ThrowingComponent;
import dev.pergola.core.plugins.PluginJar;
import dev.pergola.core.plugins.PluginRefusal;
import dev.pergola.core.plugins.PluginState;
import dev.pergola.core.plugins.PluginTrouble;
import dev.pergola.core.routing.RouteTable;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FrameworkPlatformTest {

    private static final String FORBID_CONFIGURATION = "configuration-policy=\"ignore\"";

    @TempDir
    private Path folder;

    private final PluginOutput output = new PluginOutput(System::nanoTime);
    private final HookRegistry registry = new HookRegistry();
    private TestFramework framework;
    private PluginConfigurations configurations;
    private SettingsOfPlugins settings;
    private FrameworkPlatform platform;
    private HookTracker<?> routes;

    @BeforeEach
    void start() throws Exception {
        framework = new TestFramework(folder.resolve("framework"));
        framework.startLibraryOf("org.apache.felix.cm.impl.Activator");
        framework.startLibraryOf("org.apache.felix.scr.info.ScrInfo");
        configurations = new PluginConfigurations(framework.context());
        settings = new SettingsOfPlugins(configurations, registry, new ComponentLog());
        platform = new FrameworkPlatform(framework.context(), settings, output, Duration.ofSeconds(10));
        routes = new HookTracker<>(framework.context(), RouteTable.POINT, registry, Duration.ofSeconds(10));
        routes.open();
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
        configurations.close();
        framework.stop();
    }

    @Test
    void theServicesOfAPluginAreContributionsAsLongAsItRuns() throws Exception {
        Owner plugin = platform.install(greeting("1.0.0").in(folder));
        assertEquals(List.of(), contributions());
        platform.start(plugin);
        assertEquals(List.of("route /-/hello of greeting 1.0.0"), contributions());
        assertEquals(List.of(), platform.troubles(plugin));

        platform.remove(plugin);
        assertEquals(List.of(), contributions());
    }

    @Test
    void aTrialFindsWhatCannotRunAndLeavesNothingBehind() throws Exception {
        PluginJar sound = greeting("1.0.0").in(folder);
        PluginJar broken = BundleJar.of("broken", "1.0.0")
                .header("Import-Package", "nobody.has.this")
                .in(folder);
        int before = framework.context().getBundles().length;

        Map<PluginJar, PluginTrouble> troubles = platform.tryOut(List.of(sound, broken));
        assertEquals(Set.of(broken), troubles.keySet());
        assertTrue(
                troubles.get(broken)
                        .reason()
                        .endsWith(
                                "It needs the package nobody.has.this, which nothing in this server offers. A library has to be packed into the plugin."));
        assertEquals(List.of(), contributions());
        assertEquals(before, framework.context().getBundles().length);
    }

    @Test
    void theSameWorksWithComponents() throws Exception {
        Owner plugin = startComponent(Greeting.class, FORBID_CONFIGURATION, "");
        assertEquals(List.of("route /-/hello of greeting 1.0.0"), contributions());
        assertEquals(List.of(), platform.troubles(plugin));
        platform.remove(plugin);
        assertEquals(List.of(), contributions());
    }

    @Test
    void twoVersionsAndTheSameVersionTwiceRunSideBySide() throws Exception {
        Owner first = started(greeting("1.0.0"));
        Owner second = started(greeting("1.1.0"));
        Owner again = started(greeting("1.1.0"));
        assertNotEquals(second, again);
        assertEquals(
                List.of(HookState.ACTIVE, HookState.SHADOWED, HookState.SHADOWED),
                registry.current().statuses().stream().map(HookStatus::state).toList());

        platform.remove(first);
        platform.remove(second);
        assertEquals(List.of("route /-/hello of greeting 1.1.0"), contributions());
    }

    @Test
    void theFileMayChangeWhileThePluginRuns() throws Exception {
        Path file = greeting("1.0.0").in(folder).path();
        Owner plugin = started(greeting("1.0.0"));
        Files.writeString(file, "something else");
        platform.remove(plugin);
        assertEquals(List.of(), contributions());
    }

    @Test
    void aPackageOfTheWrongVersionIsNamedWithWhatIsOffered() throws Exception {
        assertRefused(
                greeting("1.0.0").header("Import-Package", "dev.pergola.api.hook.web;version=\"[2.0,3)\""),
                PluginState.RESOLVING_FAILED,
                "It needs the package dev.pergola.api.hook.web from version 2.0 to below 3.0; this server has 1.0. "
                        + "Update the server, or take an older version of the plugin.");
    }

    @Test
    void everyMissingPackageIsNamed() throws Exception {
        assertRefused(
                greeting("1.0.0")
                        .header("Import-Package", "dev.pergola.api.http,com.example.a;version=1.5,com.example.b"),
                PluginState.RESOLVING_FAILED,
                "It needs the package com.example.a from version 1.5, which nothing in this server offers. "
                        + "A library has to be packed into the plugin. "
                        + "It needs the package com.example.b, which nothing in this server offers. "
                        + "A library has to be packed into the plugin.");
    }

    @Test
    void aNewerJavaIsNamed() throws Exception {
        assertRefused(
                greeting("1.0.0").header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""),
                PluginState.RESOLVING_FAILED,
                "It was built for Java 99; this server runs on Java %d. Start the server with a newer Java, or build the plugin with the release option %d."
                        .formatted(
                                Runtime.version().feature(), Runtime.version().feature()));
    }

    @Test
    void anyOtherMissingCapabilityIsNamed() throws Exception {
        assertRefused(
                greeting("1.0.0").header("Require-Capability", "com.example.water;filter:=\"(litres>=5)\""),
                PluginState.RESOLVING_FAILED,
                "It needs the capability com.example.water (litres>=5), which nothing in this server provides. "
                        + "Leave that requirement out, or install what provides it.");
    }

    @Test
    void aSingletonCannotStartBesideItself() throws Exception {
        started(greeting("1.0.0").header("Bundle-SymbolicName", "greeting;singleton:=true"));
        assertRefused(
                greeting("1.1.0").header("Bundle-SymbolicName", "greeting;singleton:=true"),
                PluginState.RESOLVING_FAILED,
                "It is a singleton, so it cannot start beside the version that runs; "
                        + "leave out singleton:=true, or remove the running version first.");
    }

    @Test
    void anActivatorThatThrowsIsQuoted() throws Exception {
        PluginTrouble trouble = refusal(BundleJar.of("thrower", "1.0.0").activator(ThrowingActivator.class));
        assertEquals(PluginState.START_FAILED, trouble.state());
        assertTrue(
                trouble.reason()
                        .startsWith("Its activator failed: java.lang.IllegalStateException: no seeds "
                                + "(at dev.pergola.core.osgi.fixture.ThrowingActivator.start(ThrowingActivator.java:"),
                trouble.reason());
    }

    @Test
    void anActivatorThatHangsIsInterrupted() throws Exception {
        platform = new FrameworkPlatform(framework.context(), settings, output, Duration.ofMillis(100));
        PluginTrouble trouble = refusal(BundleJar.of("hanger", "1.0.0").activator(HangingActivator.class));
        assertEquals(PluginState.START_FAILED, trouble.state());
        assertTrue(trouble.reason().startsWith("It does not finish starting; after 100 ms it was"), trouble.reason());
    }

    @Test
    void aPluginThatThrowsWhenItStopsIsGoneAllTheSame() throws Exception {
        Owner plugin = started(BundleJar.of("clinger", "1.0.0").activator(ClingingActivator.class));
        int bundles = framework.context().getBundles().length;
        platform.remove(plugin);
        assertEquals(bundles - 1, framework.context().getBundles().length);
        platform.remove(plugin);
    }

    @Test
    void aComponentThatCannotBeMadeIsATrouble() throws Exception {
        Owner plugin = startComponent(ThrowingComponent.class, FORBID_CONFIGURATION, "");
        PluginTrouble trouble = platform.troubles(plugin).get(0);
        assertEquals(PluginState.START_FAILED, trouble.state());
        assertTrue(
                trouble.reason()
                        .startsWith("Its component greeting could not be activated: "
                                + "java.lang.IllegalArgumentException: the soil is dry (at dev.pergola."),
                trouble.reason());
        assertEquals(List.of(), contributions());
    }

    @Test
    void aComponentThatWaitsForAServiceIsATrouble() throws Exception {
        Owner plugin = startComponent(
                Greeting.class,
                FORBID_CONFIGURATION,
                "<reference name=\"Water\" interface=\"dev.pergola.api.data.Databases\" cardinality=\"1..1\"/>");
        assertEquals(
                List.of(
                        new PluginTrouble(
                                PluginState.RESOLVING_FAILED,
                                "Its component greeting waits for a service that nothing in this server offers: "
                                        + "dev.pergola.api.data.Databases. Install the plugin that offers it, or make the reference optional.")),
                platform.troubles(plugin));
    }

    @Test
    void aComponentThatWaitsForItsConfigurationIsATrouble() throws Exception {
        Owner plugin =
                startComponent(Greeting.class, "configuration-policy=\"require\" configuration-pid=\"greeting\"", "");
        assertEquals(
                List.of(
                        new PluginTrouble(
                                PluginState.RESOLVING_FAILED,
                                "Its component greeting waits for its configuration: the block greeting of 'plugins'. Write that block, or let the component run without.")),
                platform.troubles(plugin));
    }

    @Test
    void theClassesOfARemovedPluginAreFreed() throws Exception {
        Owner plugin = started(greeting("1.0.0"));
        WeakReference<ClassLoader> classes = new WeakReference<>(framework
                .context()
                .getBundle(plugin.id())
                .loadClass(Greeting.class.getName())
                .getClassLoader());
        platform.remove(plugin);
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (classes.get() != null && System.nanoTime() < deadline) {
            System.gc();
            Thread.onSpinWait();
        }
        assertEquals(null, classes.get(), "something still holds the class loader of the plugin");
    }

    private static BundleJar greeting(String version) {
        return BundleJar.of("greeting", version).activator(GreetingActivator.class, Greeting.class);
    }

    private Owner startComponent(Class<?> component, String attributes, String elements) throws Exception {
        return started(BundleJar.of("greeting", "1.0.0").route(component, attributes, elements));
    }

    private Owner started(BundleJar jar) throws IOException, PluginRefusal {
        Owner plugin = platform.install(jar.in(folder));
        platform.start(plugin);
        return plugin;
    }

    private PluginTrouble refusal(BundleJar jar) throws IOException, PluginRefusal {
        Owner plugin = platform.install(jar.in(folder));
        return assertThrows(PluginRefusal.class, () -> platform.start(plugin)).trouble();
    }

    private void assertRefused(BundleJar jar, PluginState state, String reason) throws IOException, PluginRefusal {
        assertEquals(new PluginTrouble(state, reason), refusal(jar));
    }

    private List<String> contributions() {
        return registry.current().statuses().stream()
                .map(status -> status.entry().toString())
                .toList();
    }
}
