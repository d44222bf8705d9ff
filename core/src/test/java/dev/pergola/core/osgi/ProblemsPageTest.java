package dev.pergola.core.osgi;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.core.catalogue.CatalogueIndex;
import dev.pergola.core.catalogue.Catalogues;
import dev.pergola.core.catalogue.Resolution;
import dev.pergola.core.catalogue.Shelf;
import dev.pergola.core.catalogue.Wish;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.osgi.fixture.ExitingActivator;
import dev.pergola.core.osgi.fixture.Greeting;
import dev.pergola.core.osgi.fixture.GreetingActivator;
import dev.pergola.core.osgi.fixture.HangingActivator;
import dev.pergola.core.osgi.fixture.ThrowingActivator;
import dev.pergola.core.osgi.fixture.ThrowingComponent;
import dev.pergola.core.plugins.ArrivalCheck;
import dev.pergola.core.plugins.FolderScan;
import dev.pergola.core.plugins.PinnedSet;
import dev.pergola.core.plugins.PluginFolder;
import dev.pergola.core.plugins.PluginRefusal;
import dev.pergola.core.plugins.Reconciler;
import dev.pergola.core.routing.RouteTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.hooks.weaving.WeavingHook;

/**
 * Makes every mistake that the page about problems speaks of, in a real framework, and compares what the server says with
 * what stands there. A sentence that is changed has to be changed on the page as well.
 */
@Timeout(120)
class ProblemsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "plugins", "problems.md");
    private static final String IMPORT = "Import-Package";
    private static final String API = "dev.pergola.api.http;version=\"[1.0,2)\"";

    @TempDir
    private Path folder;

    private final PluginOutput output = new PluginOutput(() -> 0);
    private final HookRegistry registry = new HookRegistry();
    private TestFramework framework;
    private PluginConfigurations configurations;
    private SettingsOfPlugins settings;
    private Shelf shelf;
    private FrameworkPlatform platform;
    private HookTracker<?> routes;

    @BeforeEach
    void start() throws Exception {
        framework = new TestFramework(folder.resolve("framework"));
        framework.startLibraryOf("org.apache.felix.cm.impl.Activator");
        framework.startLibraryOf("org.apache.felix.scr.info.ScrInfo");
        configurations = new PluginConfigurations(framework.context());
        settings = new SettingsOfPlugins(configurations, registry, new ComponentLog());
        shelf = new Shelf(Files.createDirectory(folder.resolve("shelf")));
        platform = platform(Optional.empty());
        routes = new HookTracker<>(framework.context(), RouteTable.POINT, registry, Duration.ofSeconds(10));
        routes.open();
    }

    private FrameworkPlatform platform(Optional<Catalogues> catalogues) {
        return new FrameworkPlatform(framework.context(), settings, output, catalogues, Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
        configurations.close();
        framework.stop();
    }

    @Test
    void thePageSaysWhatTheServerSays() throws Exception {
        List<String> told = new ArrayList<>();
        told.addAll(filesThatAreNoPlugins());
        told.addAll(severalFilesOfOnePlugin());
        told.addAll(needsThatNobodyFulfils());
        told.addAll(needsThatACatalogueKnows());
        told.addAll(catalogueThatRefuses());
        told.addAll(jarsThatAreNotWhatTheyShouldBe());
        told.addAll(startsThatFail());
        told.addAll(componentsThatWait());
        told.addAll(hooksThatAreNotUsed());
        told.addAll(aLogThatIsFilled());

        List<String> quoted = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("> "))
                .map(line -> line.substring(2))
                .toList();
        assertIterableEquals(quoted, told.stream().map(this::withoutAccidents).toList());
        assertTrue(quoted.size() >= 30, () -> quoted.size() + " problems are explained");
    }

    /** Paths, lines and versions that differ from machine to machine. */
    private String withoutAccidents(String sentence) {
        String feature = String.valueOf(Runtime.version().feature());
        return sentence.replace(folder.toUri().toString(), "file:///")
                .replace(folder.toString(), "")
                .replace("Java " + feature + ".", "Java 17.")
                .replace("release option " + feature, "release option 17")
                .replaceAll("in part: [^.]*\\.", "in part: zip END header not found.")
                .replaceAll("\\.java:\\d+", ".java:17")
                .replaceAll("lambda\\$\\w+\\$\\d+", "charts")
                .replaceAll("[0-9a-f]{64}", "SHA")
                .replaceAll("\\d+ of \\d+ bytes", "100 of 200 bytes")
                .replaceAll("interrupted at [^;]*\\.$", "interrupted at org.example.Vega.start(Vega.java:17).")
                .replaceAll(" \\(Unable to resolve .*", " (...)");
    }

    private List<String> filesThatAreNoPlugins() throws IOException {
        Path plugins = Files.createDirectory(folder.resolve("unusable"));
        Files.writeString(plugins.resolve("1.jar"), "half of a jar");
        Shelf.jar(plugins.resolve("2.jar"), Map.of("Main-Class", "org.example.Main"));
        Shelf.jar(plugins.resolve("3.jar"), Map.of("Bundle-SymbolicName", "vega", "Fragment-Host", "other"));
        Shelf.jar(plugins.resolve("4.jar"), Map.of("Bundle-SymbolicName", "vega", "Bundle-Version", "v1"));
        return statuses(plugins);
    }

    private List<String> severalFilesOfOnePlugin() throws IOException {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        greeting("1.0.0").in(plugins);
        Path second = greeting("1.1.0").in(plugins).path();
        Files.copy(second, plugins.resolve("a-copy.jar"));
        Files.setLastModifiedTime(plugins.resolve("a-copy.jar"), FileTime.fromMillis(0)); // so that it comes first
        return statuses(plugins);
    }

    /** What the list of plugins says, for the files of a folder that do not run. */
    private List<String> statuses(Path plugins) {
        Reconciler reconciler = new Reconciler(registry, platform, ArrivalCheck.NONE, Duration.ofSeconds(1));
        new FolderScan(List.of(new PluginFolder("home folder", plugins)), PinnedSet::none)
                .look()
                .ifPresent(reconciler::reconcile);
        List<String> reasons = reconciler.statuses().stream()
                .flatMap(status -> status.reasons().stream())
                .toList();
        Arrays.stream(framework.context().getBundles())
                .filter(FrameworkPlatform::isPlugin)
                .map(BundleOwner::of)
                .forEach(platform::remove);
        return reasons;
    }

    private List<String> needsThatNobodyFulfils() throws Exception {
        String needy = "Require-Capability";
        return List.of(
                refusal(vega().header(IMPORT, "dev.pergola.api.hook.web;version=\"[2.0,3)\"")),
                refusal(vega().header(IMPORT, "dev.pergola.api.hook.web;version=\"[0.8,1)\"")),
                refusal(vega().header(IMPORT, "dev.pergola.api.hook.colour;version=\"[1.0,2)\"")),
                refusal(vega().header(IMPORT, API + ",dev.pergola.core.db")),
                refusal(vega().header(IMPORT, API + ",org.apache.commons.lang3;version=\"[3.0,4)\"")),
                refusal(vega().header(IMPORT, API + ",org.osgi.framework;version=\"[7.0,8)\"")),
                refusal(vega().header(IMPORT, "org.openhab.core.thing;version=\"[4.0,5)\"")),
                refusal(vega().header(needy, "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"")),
                refusal(vega().header(needy, "osgi.extender;filter:=\"(osgi.extender=osgi.serviceloader.processor)\"")),
                refusal(vega().header(needy, "org.example.water;filter:=\"(litres>=5)\"")),
                refusal(vega().header("Require-Bundle", "org.eclipse.ui;bundle-version=\"[3.0,4)\"")),
                samePackageTwice(),
                singleton());
    }

    /** Its own text, and another that brings a framework of its own, both of which meet in one plugin. */
    private String samePackageTwice() throws Exception {
        started(BundleJar.of("colours", "1.0.0")
                .header(IMPORT, "org.example.paint")
                .header("Export-Package", "org.example.paint,org.example.colours;uses:=\"org.example.paint\""));
        started(BundleJar.of("paint", "2.0.0")
                .header(IMPORT, API)
                .header("Export-Package", "org.example.paint;version=2.0"));
        return refusal(vega().header(IMPORT, API + ",org.example.colours,org.example.paint;version=2.0"));
    }

    private String singleton() throws Exception {
        String name = "vega;singleton:=true";
        Owner first = started(vega().header(Constants.BUNDLE_SYMBOLICNAME, name));
        String reason =
                refusal(BundleJar.of("vega", "1.1.0").header(IMPORT, API).header(Constants.BUNDLE_SYMBOLICNAME, name));
        platform.remove(first);
        return reason;
    }

    private List<String> needsThatACatalogueKnows() throws Exception {
        shelf.put("text", "1.2.0", "Export-Package", "org.example.text;version=1.2");
        shelf.put("vega", "1.9.0", IMPORT, Shelf.page("[1.0,2)"));
        platform = platform(Optional.of(shelf.catalogue()));
        String package1 =
                refusal(BundleJar.of("atlas", "1.0.0").header(IMPORT, API + ",org.example.text;version=\"[1.0,2)\""));
        String tooNew =
                refusal(BundleJar.of("vega", "2.0.0").header(IMPORT, "dev.pergola.api.http;version=\"[2.0,3)\""));
        platform = platform(Optional.empty());
        return List.of(package1, tooNew);
    }

    private List<String> catalogueThatRefuses() {
        Path atlas = shelf.put("atlas", "1.0.0", IMPORT, "org.example.text;version=\"[1.0,2)\"");
        Path text = shelf.folder().resolve("text-1.2.0.jar");
        shelf.put("text", "2.0.0", "Export-Package", "org.example.text;version=2.0");
        shelf.put("vega", "2.0.0", IMPORT, Shelf.page("[2.0,3)"));
        shelf.put("globe", "1.0.0", IMPORT, "org.example.text;version=\"[2.0,3)\"");
        shelf.put("hen", "1.0.0", IMPORT, "org.example.egg", "Export-Package", "org.example.hen");
        shelf.put("egg", "1.0.0", IMPORT, "org.example.hen", "Export-Package", "org.example.egg");
        List<String> told = new ArrayList<>();
        told.addAll(refused("vgea", List.of()));
        told.addAll(refused("vega@3", List.of()));
        told.addAll(refused("vega@2", List.of()));
        told.addAll(refused("hen", List.of()));
        told.addAll(refused("globe", List.of(atlas, text)).subList(0, 1));
        return told;
    }

    private List<String> refused(String wish, List<Path> installed) {
        Resolution resolution = shelf.catalogue().resolve(List.of(Wish.parse(wish)), installed);
        return assertInstanceOf(Resolution.Refused.class, resolution).reasons();
    }

    private List<String> jarsThatAreNotWhatTheyShouldBe() throws IOException {
        CatalogueIndex.write(shelf.folder());
        Path jar = shelf.folder().resolve("vega-1.9.0.jar");
        byte[] whole = Files.readAllBytes(jar);
        List<String> told = new ArrayList<>();
        Files.write(jar, Arrays.copyOf(whole, 100));
        told.add(fetchingVega());
        whole[50]++;
        Files.write(jar, whole);
        told.add(fetchingVega());
        Files.delete(jar);
        told.add(fetchingVega());
        return told;
    }

    private String fetchingVega() {
        Catalogues catalogue = shelf.catalogue();
        ServerException problem = assertThrows(
                ServerException.class,
                () -> catalogue.fetch(
                        catalogue.find("vega", Wish.parse("vega@1.9").range()).get(0)));
        return String.join(" ", problem.messages()) + " " + problem.hint().orElseThrow();
    }

    private List<String> startsThatFail() throws Exception {
        String thrown = refusal(BundleJar.of("vega", "1.0.0").activator(ThrowingActivator.class));
        platform = new FrameworkPlatform(framework.context(), settings, output, Duration.ofMillis(100));
        String hanging = refusal(BundleJar.of("vega", "1.0.0").activator(HangingActivator.class));
        platform = platform(Optional.empty());
        var weaving = framework.context().registerService(WeavingHook.class, Activator::refuseProcessEnd, null);
        String exiting = refusal(BundleJar.of("vega", "1.0.0").activator(ExitingActivator.class));
        weaving.unregister();
        return List.of(thrown, hanging, exiting);
    }

    private List<String> componentsThatWait() throws Exception {
        String ignore = "configuration-policy=\"ignore\"";
        return List.of(
                trouble(ThrowingComponent.class, ignore, ""),
                trouble(
                        Greeting.class,
                        ignore,
                        "<reference name=\"Water\" interface=\"org.example.Water\" cardinality=\"1..1\"/>"),
                trouble(Greeting.class, "configuration-policy=\"require\" configuration-pid=\"vega\"", ""));
    }

    private String trouble(Class<?> component, String attributes, String elements) throws Exception {
        Owner plugin = started(BundleJar.of("vega", "1.0.0").route(component, attributes, elements));
        String reason = platform.troubles(plugin).get(0).reason();
        platform.remove(plugin);
        return reason;
    }

    private List<String> hooksThatAreNotUsed() {
        Owner atlas = new Owner("atlas", "1.0.0", 1000);
        Owner vega = new Owner("vega", "1.0.0", 1001);
        HookEntry<RouteHook> first = route(atlas, Map.of(RouteHook.PATTERN, "/-/charts"));
        HookEntry<RouteHook> shadowed = route(vega, Map.of(RouteHook.PATTERN, "/-/charts"));
        HookEntry<RouteHook> without = route(vega, Map.of());
        HookEntry<RouteHook> wrong = route(vega, Map.of(RouteHook.PATTERN, "charts"));
        assertThrows(
                HookFailure.class, () -> new HookCalls(Duration.ofSeconds(1), Clock.systemUTC()).call(first, hook -> {
                    throw new IllegalStateException("no rows");
                }));
        return List.of(reason(shadowed), reason(without), reason(wrong), reason(first));
    }

    private List<String> aLogThatIsFilled() throws Exception {
        Owner plugin = started(vega());
        Bundle bundle = framework.context().getBundle(plugin.id());
        for (int line = 0; line < LogBudget.BURST + 1000; line++) {
            output.allows(bundle);
        }
        return platform.remarks(plugin);
    }

    private HookEntry<RouteHook> route(Owner owner, Map<String, Object> properties) {
        return registry.register(RouteTable.POINT, new Greeting(), owner, new HookProperties(properties));
    }

    private String reason(HookEntry<?> entry) {
        return registry.current().statuses().stream()
                .filter(status -> status.entry().equals(entry))
                .map(status -> String.join(" ", status.reasons()))
                .findFirst()
                .orElseThrow();
    }

    private static BundleJar vega() {
        return BundleJar.of("vega", "1.0.0").header(IMPORT, API);
    }

    private static BundleJar greeting(String version) {
        return BundleJar.of("vega", version).activator(GreetingActivator.class, Greeting.class);
    }

    private Owner started(BundleJar jar) throws IOException, PluginRefusal {
        Owner plugin = platform.install(jar.in(folder));
        platform.start(plugin);
        return plugin;
    }

    private String refusal(BundleJar jar) throws IOException, PluginRefusal {
        Owner plugin = platform.install(jar.in(folder));
        String reason = assertThrows(PluginRefusal.class, () -> platform.start(plugin))
                .trouble()
                .reason();
        platform.remove(plugin);
        return reason;
    }
}
