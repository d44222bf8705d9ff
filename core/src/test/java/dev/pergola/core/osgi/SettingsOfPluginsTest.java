package dev.pergola.core.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.core.config.Secrets;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.HookState;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.osgi.fixture.Loudness;
import dev.pergola.core.plugins.PluginJar;
import dev.pergola.core.plugins.PluginRefusal;
import dev.pergola.core.plugins.PluginState;
import dev.pergola.core.plugins.PluginTrouble;
import dev.pergola.core.plugins.settings.WrittenBlock;
import dev.pergola.core.routing.RouteTable;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.service.log.LoggerFactory;

@Timeout(60)
class SettingsOfPluginsTest {

    private static final String DECLARATION = """
            <MetaData>
              <OCD id="loudness"><AD id="volume" type="Integer" default="5" min="1" max="%d"/></OCD>
              <Designate pid="greeting"><Object ocdref="loudness"/></Designate>
            </MetaData>
            """;

    @TempDir
    private Path folder;

    private final PluginOutput output = new PluginOutput(System::nanoTime);
    private final HookRegistry registry = new HookRegistry();
    private TestFramework framework;
    private PluginConfigurations configurations;
    private SettingsOfPlugins settings;
    private FrameworkPlatform platform;
    private HookTracker<RouteHook> routes;

    @BeforeEach
    void start() throws Exception {
        framework = new TestFramework(folder.resolve("framework"));
        framework.startLibraryOf("org.apache.felix.cm.impl.Activator");
        framework.startLibraryOf("org.apache.felix.scr.info.ScrInfo");
        configurations = new PluginConfigurations(framework.context());
        ComponentLog log = new ComponentLog();
        framework.context().registerService(LoggerFactory.class, log, null);
        settings = new SettingsOfPlugins(configurations, registry, log);
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
    void settingsThatFitArriveAtTheStartAndAtEachChange() throws Exception {
        write(PlainValue.of(8));
        Owner plugin = started("1.0.0", 11);
        assertEquals("Integer 8", volume());

        write(PlainValue.of(9));
        assertEquals("Integer 9", volume());

        settings.apply(Map.of());
        assertEquals("none", volume());
        assertEquals(List.of(), platform.troubles(plugin));
    }

    @Test
    void wrongSettingsLeaveTheFormerOnesInForceAndSayWhy() throws Exception {
        write(PlainValue.of(8));
        Owner plugin = started("1.0.0", 11);

        write(PlainValue.of(80));
        assertEquals("Integer 8", volume());
        assertEquals(
                List.of(new PluginTrouble(
                        PluginState.SETTINGS_REFUSED,
                        "plugins.greeting.volume: 80 is too large; it may be 1 to 11."
                                + " It goes on with the settings that it had.")),
                platform.troubles(plugin));
        assertEquals(PlainValue.of(8), platform.settings(plugin).get(0).value());

        write(PlainValue.of(10));
        assertEquals("Integer 10", volume());
        assertEquals(List.of(), platform.troubles(plugin));
    }

    @Test
    void aPluginThatArrivesToWrongSettingsDoesNotStart() throws Exception {
        write(PlainValue.of(80));
        Owner plugin = platform.install(loudness("1.0.0", 11));
        PluginRefusal refusal = assertThrows(PluginRefusal.class, () -> platform.start(plugin));
        assertEquals(PluginState.SETTINGS_REFUSED, refusal.trouble().state());
        assertTrue(refusal.trouble().reason().endsWith("It does not run until its settings are mended."));
        assertEquals(List.of(), registry.current().statuses());
    }

    @Test
    void aPluginThatRanBeforeTheConfigurationWasKnownIsUnseenUntilItFits() throws Exception {
        Owner plugin = started("1.0.0", 11);
        write(PlainValue.of(80));
        assertEquals(HookState.HELD, registry.current().statuses().get(0).state());
        assertEquals(
                PluginState.SETTINGS_REFUSED, platform.troubles(plugin).get(0).state());

        write(PlainValue.of(8));
        assertEquals("Integer 8", volume());
        assertEquals(HookState.ACTIVE, registry.current().statuses().get(0).state());
    }

    @Test
    void twoVersionsSideBySideEachHaveWhatFitsThem() throws Exception {
        write(PlainValue.of(8));
        Owner old = started("1.0.0", 11);
        write(PlainValue.of(80));
        Owner young = started("2.0.0", 100);
        assertEquals(List.of(), platform.troubles(young));
        assertEquals("Integer 8", volume());

        platform.remove(old);
        assertEquals("Integer 80", volume());
    }

    @Test
    void aPluginWithoutADeclarationGetsWhatIsWritten() throws Exception {
        write(PlainValue.of(80));
        Owner plugin = platform.install(component("1.0.0").in(folder));
        platform.start(plugin);
        assertEquals("Long 80", volume());
        assertEquals(List.of(), platform.settings(plugin));
    }

    @Test
    void aDeclarationThatCannotBeReadIsNamed() throws Exception {
        Owner plugin = platform.install(component("1.0.0")
                .file("OSGI-INF/metatype/loudness.xml", "<MetaData><OCD></MetaData>")
                .in(folder));
        PluginRefusal refusal = assertThrows(PluginRefusal.class, () -> platform.start(plugin));
        assertEquals(PluginState.INVALID, refusal.trouble().state());
        assertTrue(
                refusal.trouble()
                        .reason()
                        .startsWith("Its declaration of settings OSGI-INF/metatype/loudness.xml cannot be read: "),
                refusal.trouble().reason());
    }

    @Test
    void whatThePluginItselfFindsWrongIsTakenBackAndShown() throws Exception {
        write(PlainValue.of(8));
        Owner plugin = started("1.0.0", 11);

        write(PlainValue.of(7));
        assertEquals("Integer 8", volume());
        assertEquals(
                List.of(new PluginTrouble(
                        PluginState.SETTINGS_REFUSED,
                        "Seven is not loud enough. It goes on with the settings that it had.")),
                platform.troubles(plugin));
        assertEquals(PlainValue.of(8), platform.settings(plugin).get(0).value());

        write(PlainValue.of(9));
        assertEquals("Integer 9", volume());
        assertEquals(List.of(), platform.troubles(plugin));
    }

    private void write(PlainValue volume) {
        PlainValue block = new PlainValue.Fields(Map.of("volume", volume));
        settings.apply(Map.of("greeting", WrittenBlock.of(block, new Secrets(name -> Optional.empty()))));
    }

    private Owner started(String version, int loudest) throws Exception {
        Owner plugin = platform.install(loudness(version, loudest));
        platform.start(plugin);
        return plugin;
    }

    private PluginJar loudness(String version, int loudest) throws Exception {
        return component(version)
                .file("OSGI-INF/metatype/loudness.xml", DECLARATION.formatted(loudest))
                .in(folder);
    }

    private static BundleJar component(String version) {
        return BundleJar.of("greeting", version)
                .route(
                        Loudness.class,
                        "activate=\"activate\" modified=\"modified\" configuration-pid=\"greeting\"",
                        "");
    }

    /** What the first route answers, which is the one of the older version. */
    private String volume() throws Exception {
        RouteContext nothing = (RouteContext) Proxy.newProxyInstance(
                RouteContext.class.getClassLoader(), new Class<?>[] {RouteContext.class}, (proxy, method, values) -> {
                    throw new AssertionError("the route asks for nothing");
                });
        BundleContext context = framework.context();
        RouteHook route = context.getService(context.getServiceReference(RouteHook.class));
        return new String(route.handle(nothing).body().bytes().orElseThrow(), StandardCharsets.UTF_8);
    }
}
