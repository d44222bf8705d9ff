package dev.pergola.itest.plugins;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pergola.api.hook.data.ConnectionHook;
import dev.pergola.api.hook.data.MagicParameter;
import dev.pergola.api.hook.data.WriteInterceptor;
import dev.pergola.api.hook.page.CellRenderer;
import dev.pergola.api.hook.page.JumpSource;
import dev.pergola.api.hook.page.MenuLinks;
import dev.pergola.api.hook.page.PageActions;
import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.page.PageScripts;
import dev.pergola.api.hook.page.PageSlot;
import dev.pergola.api.hook.page.PageTemplates;
import dev.pergola.api.hook.page.TemplateData;
import dev.pergola.api.hook.page.TemplateFunctions;
import dev.pergola.api.hook.permission.PermissionActions;
import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.EventListener;
import dev.pergola.api.hook.run.EventTypes;
import dev.pergola.api.hook.run.ScheduledTask;
import dev.pergola.api.hook.run.StartupHook;
import dev.pergola.api.hook.table.ColumnTypeHook;
import dev.pergola.api.hook.table.FacetHook;
import dev.pergola.api.hook.table.OutputFormat;
import dev.pergola.api.hook.web.ActorDirectory;
import dev.pergola.api.hook.web.ActorResolver;
import dev.pergola.api.hook.web.ForbiddenAnswer;
import dev.pergola.api.hook.web.ProblemAnswer;
import dev.pergola.api.hook.web.RequestFilter;
import dev.pergola.api.hook.web.ResponseFilter;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.hook.web.StaticFiles;
import dev.pergola.api.hook.web.TokenHandler;
import dev.pergola.itest.fixture.Greeter;
import dev.pergola.itest.fixture.Misbehaving;
import dev.pergola.itest.fixture.ThrowingActivator;
import dev.pergola.itest.fixture.ThrowingComponent;
import dev.pergola.itest.fixture.ThrowsEverywhere;
import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.PluginJar;
import dev.pergola.itest.harness.TemporaryFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every way in which a plugin can be bad. Whatever it does, the server goes on answering, the list of plugins says what is
 * wrong, and the plugin can be removed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadPluginsIT {

    private static final String OPTIONS = "-Dpergola.plugin.limit=2000 -Dpergola.call.limit=1000";
    private static final String API = "dev.pergola.api.http;version=\"[1,2)\"";

    private final Pergola pergola = Pergola.unpacked().with("PERGOLA_JAVA_OPTIONS", OPTIONS);
    private final Path folder = pergola.home().resolve("plugins");
    private PergolaProcess server;

    @BeforeAll
    void serve() {
        server = pergola.serve("--memory");
    }

    @AfterAll
    void end() {
        server.close();
    }

    static Stream<Arguments> gallery() {
        byte[] sound = greeter("1.0.0").bytes();
        byte[] damaged = sound.clone();
        Arrays.fill(damaged, damaged.length - 40, damaged.length, (byte) 0);
        return Stream.of(
                bad(
                        "an API of the future",
                        importing("dev.pergola.api.hook.web;version=\"[9,10)\""),
                        "this server has 1."),
                bad("a missing library", importing(API + ",org.example.nowhere"), "has to be packed into the plugin"),
                bad("the inside of the server", importing(API + ",dev.pergola.core.db"), "internal to the server"),
                bad("another product", importing("org.openhab.core.thing"), "made for another product"),
                bad(
                        "a newer Java",
                        vega().withHeader("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""),
                        "built for Java 99"),
                bad("a missing bundle", vega().withHeader("Require-Bundle", "org.eclipse.ui"), "requires the bundle"),
                bad("a throwing activator", activator(ThrowingActivator.class, ""), "no seeds"),
                bad("a throwing component", component(ThrowingComponent.class), "could not be activated"),
                bad("a start that hangs", activator(Misbehaving.class, "hang at start"), "does not finish starting"),
                bad("a flood of lines for the log", activator(Misbehaving.class, "flood"), "It fills the log: "),
                bad("an end of the process", activator(Misbehaving.class, "exit"), "which would end the server"),
                bad("a hard end of the process", activator(Misbehaving.class, "halt"), "which would end the server"),
                Arguments.of("a truncated jar", Arrays.copyOf(sound, sound.length / 2), "Get it again"),
                Arguments.of("a damaged jar", damaged, "Get it again"),
                Arguments.of("a text", "Dear server".getBytes(StandardCharsets.UTF_8), "Get it again"),
                bad("no bundle", PluginJar.bundle("", "1.0.0"), "plain library"));
    }

    private static Arguments bad(String what, PluginJar jar, String explanation) {
        return Arguments.of(what, jar.bytes(), explanation);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("gallery")
    void isExplainedHarmsNobodyAndCanBeRemoved(String what, byte[] jar, String explanation) throws IOException {
        Path file = folder.resolve("vega.jar");
        Files.createDirectories(folder);
        Files.write(file, jar);

        eventually(() -> assertTrue(reasons("vega").contains(explanation), () -> what + ": " + plugins()));
        assertTrue(List.of("/", "/_memory", "/-/plugins", "/-/versions.json").stream()
                .allMatch(path -> status(path) == 200));
        assertTrue(server.http().get("/-/plugins").body().contains("vega"));

        Files.delete(file);
        eventually(() -> assertEquals("", reasons("vega"), () -> plugins().toString()));
        assertEquals(200, status("/"));
    }

    @Test
    void fillingTheLogLeavesRoomForOthers() throws IOException {
        Path file = folder.resolve("flood.jar");
        activator("flood", Misbehaving.class, "flood").moveTo(file);
        eventually(() -> assertTrue(reasons("flood").contains(" lines that it wrote were held back"), () -> plugins()
                .toString()));
        assertTrue(server.http().get("/-/plugins").body().contains("It fills the log"));
        eventually(() -> assertTrue(server.output().contains("flood 1.0.0 fills the log"), server::output));
        long lines = server.output()
                .lines()
                .filter(line -> line.startsWith("Nobody wants"))
                .count();
        assertTrue(lines < 2000, () -> lines + " lines of 200000 are in the log");

        Files.delete(file);
        eventually(() -> assertEquals("", state("flood")));
    }

    @ParameterizedTest
    @MethodSource("departures")
    void cannotStayByMisbehavingWhenItLeaves(String how) throws IOException {
        Path file = folder.resolve("stayer.jar");
        activator("stayer", Misbehaving.class, how).moveTo(file);
        eventually(() -> assertEquals("active", state("stayer")));

        Files.delete(file);
        eventually(() -> assertEquals("", state("stayer")));
        assertEquals(200, status("/"));
    }

    static Stream<String> departures() {
        return Stream.of("hang at stop", "throw at stop", "leak");
    }

    @Test
    void throwingInEveryHookTakesNothingFromThePages() throws IOException {
        Path file = folder.resolve("thrower.jar");
        thrower(
                        RouteHook.class,
                        ResponseFilter.class,
                        TokenHandler.class,
                        ActorDirectory.class,
                        ProblemAnswer.class,
                        ForbiddenAnswer.class,
                        PermissionActions.class,
                        StaticFiles.class,
                        PageAssets.class,
                        PageScripts.class,
                        PageSlot.class,
                        PageActions.class,
                        MenuLinks.class,
                        TemplateData.class,
                        PageTemplates.class,
                        TemplateFunctions.class,
                        CellRenderer.class,
                        JumpSource.class,
                        ColumnTypeHook.class,
                        FacetHook.class,
                        OutputFormat.class,
                        ConnectionHook.class,
                        MagicParameter.class,
                        WriteInterceptor.class,
                        EventListener.class,
                        EventTypes.class,
                        ScheduledTask.class,
                        CommandHook.class,
                        StartupHook.class)
                .moveTo(file);
        eventually(() -> assertEquals(500, status("/-/throws"), () -> plugins().toString()));
        eventually(() -> {
            assertEquals(200, status("/"));
            assertEquals(200, status("/_memory"));
            assertEquals(200, status("/_memory/-/query?sql=select+1"));
            assertEquals(404, status("/nowhere"));
            assertEquals("failing", state("thrower"));
        });
        assertTrue(plugin("thrower").toString().contains(ThrowsEverywhere.MESSAGE), () -> plugins()
                .toString());

        Files.delete(file);
        eventually(() -> assertEquals("", state("thrower")));
        assertEquals(404, status("/-/throws"));
        assertEquals(200, status("/"));
    }

    /** Whoever has a say in what may be seen is not passed over when he fails. */
    @ParameterizedTest
    @ValueSource(classes = {RequestFilter.class, ActorResolver.class})
    void throwingWhereARequestIsLetInRefusesItAndNamesThePlugin(Class<?> hook) throws IOException {
        Path file = folder.resolve("keeper.jar");
        thrower(hook).moveTo(file);
        eventually(() -> assertEquals(500, status("/")));
        String answer = server.http().get("/.json").body();
        assertTrue(answer.contains("The plugin thrower 1.0.0 failed while it answered this request."), answer);
        assertTrue(server.output().contains(ThrowsEverywhere.MESSAGE), server::output);

        Files.delete(file);
        eventually(() -> assertEquals(200, status("/")));
    }

    @Test
    void anOlderVersionTakesThePlaceOfANewerOneOnlyWhenThatIsWanted() {
        Path shelf = TemporaryFolders.create("versions");
        Path older = shelf.resolve("vega-1.0.0.jar");
        Path newer = shelf.resolve("vega-2.0.0.jar");
        vega().copyTo(older);
        PluginJar.bundle("vega", "2.0.0").copyTo(newer);
        assertEquals(0, pergola.run("install", newer.toString()).exitCode());
        eventually(() -> assertEquals("2.0.0", plugin("vega").path("version").asText()));

        CommandResult refused = pergola.run("install", older.toString());

        assertEquals(1, refused.exitCode(), refused::everything);
        assertTrue(
                refused.err()
                        .contains(
                                "vega 1.0.0 is older than 2.0.0, which is here already. With --allow-downgrade it takes its place."),
                refused::everything);
        assertEquals("2.0.0", plugin("vega").path("version").asText());
        assertEquals(
                0, pergola.run("install", "--allow-downgrade", older.toString()).exitCode());
        eventually(() -> assertEquals("1.0.0", plugin("vega").path("version").asText()));
        assertEquals(0, pergola.run("uninstall", "vega").exitCode());
        eventually(() -> assertEquals("", state("vega")));
    }

    @Test
    void aRouteThatAnotherHoldsIsShadowedUntilTheOtherLeaves() throws IOException {
        greeter("1.0.0").moveTo(folder.resolve("greeter.jar"));
        eventually(() -> assertEquals(200, status("/-/greeting")));
        Path file = folder.resolve("twin.jar");
        component("twin", Greeter.class, "/-/greeting")
                .withFile(Greeter.TEXT, "twin")
                .moveTo(file);
        eventually(() -> assertTrue(plugin("twin").toString().contains("Give this one another name"), () -> plugins()
                .toString()));
        assertEquals("greeter", server.http().get("/-/greeting").body());

        Files.delete(folder.resolve("greeter.jar"));
        eventually(() -> assertEquals("twin", server.http().get("/-/greeting").body()));
        Files.delete(file);
        eventually(() -> assertEquals(404, status("/-/greeting")));
    }

    @Test
    void pluginsThatNeedEachOtherAreExplainedAndRefusedByTheCatalogue() throws IOException {
        Path shelf = TemporaryFolders.create("circle");
        needing("hen", "org.example.egg").moveTo(shelf.resolve("jars/hen.jar"));
        needing("egg", "org.example.hen").moveTo(shelf.resolve("jars/egg.jar"));
        Files.writeString(pergola.home().resolve("catalogues.txt"), shelf.resolve("jars") + "\n");

        CommandResult refused = pergola.run("install", "hen");

        assertEquals(1, refused.exitCode(), refused::everything);
        assertTrue(refused.err().contains("need each other in a circle"), refused::everything);
        Files.delete(pergola.home().resolve("catalogues.txt"));
    }

    @Test
    void aJarThatIsNotWhatItsCatalogueDescribesIsNotInstalled() throws IOException {
        Path jars = TemporaryFolders.create("shelf").resolve("jars");
        greeter("1.0.0").moveTo(jars.resolve("greeter.jar"));
        assertEquals(0, pergola.run("catalogue", "index", jars.toString()).exitCode());
        Files.writeString(pergola.home().resolve("catalogues.txt"), jars + "\n");
        byte[] jar = Files.readAllBytes(jars.resolve("greeter.jar"));

        Files.write(jars.resolve("greeter.jar"), Arrays.copyOf(jar, jar.length / 2));
        CommandResult truncated = pergola.run("install", "greeter");
        jar[60]++;
        Files.write(jars.resolve("greeter.jar"), jar);
        CommandResult changed = pergola.run("install", "greeter");

        assertEquals(1, truncated.exitCode(), truncated::everything);
        assertTrue(truncated.err().contains("came only in part"), truncated::everything);
        assertEquals(1, changed.exitCode(), changed::everything);
        assertTrue(changed.err().contains("the SHA-256 is"), changed::everything);
        Files.delete(pergola.home().resolve("catalogues.txt"));
        assertEquals("", state("greeter"));
    }

    private static PluginJar vega() {
        return PluginJar.bundle("vega", "1.0.0");
    }

    private static PluginJar importing(String packages) {
        return vega().withHeader("Import-Package", packages);
    }

    private static PluginJar needing(String name, String need) {
        return PluginJar.bundle(name, "1.0.0")
                .withHeader("Import-Package", need)
                .withHeader("Export-Package", "org.example." + name);
    }

    private static PluginJar thrower(Class<?>... hooks) {
        String packages = Stream.concat(
                        Stream.of("dev.pergola.api", "dev.pergola.api.data", "dev.pergola.api.http"),
                        Arrays.stream(hooks).map(Class::getPackageName))
                .distinct()
                .map(name -> name + ";version=\"[1,2)\"")
                .collect(Collectors.joining(","));
        return activator("thrower", ThrowsEverywhere.class, "")
                .withHeader("Import-Package", "org.osgi.framework," + packages)
                .withHeader(
                        ThrowsEverywhere.HOOKS,
                        Arrays.stream(hooks).map(Class::getName).collect(Collectors.joining(" ")));
    }

    private static PluginJar activator(Class<?> activator, String how) {
        return activator("vega", activator, how);
    }

    private static PluginJar activator(String name, Class<?> activator, String how) {
        return PluginJar.bundle(name, "1.0.0")
                .withHeader("Import-Package", "org.osgi.framework," + API)
                .withHeader("Bundle-Activator", activator.getName())
                .withHeader(Misbehaving.HOW, how)
                .withClass(activator);
    }

    private static PluginJar component(Class<?> implementation) {
        return component("vega", implementation, "/-/vega");
    }

    private static PluginJar component(String name, Class<?> implementation, String route) {
        return PluginJar.bundle(name, "1.0.0")
                .withComponent(implementation, RouteHook.class, Map.of(RouteHook.PATTERN, route));
    }

    private static PluginJar greeter(String version) {
        return PluginJar.bundle("greeter", version)
                .withFile(Greeter.TEXT, "greeter")
                .withComponent(Greeter.class, RouteHook.class, Map.of(RouteHook.PATTERN, "/-/greeting"));
    }

    private int status(String path) {
        return server.http().get(path).statusCode();
    }

    private JsonNode plugins() {
        return server.http().json("/-/plugins.json?all=1");
    }

    private JsonNode plugin(String name) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        plugins().forEach(plugin -> found.put(plugin.get("name").asText(), plugin));
        return found.entrySet().stream()
                .filter(entry -> entry.getKey().equals(name) || entry.getKey().equals(name + ".jar"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private String state(String name) {
        return plugin(name).path("state").asText("");
    }

    private String reasons(String name) {
        JsonNode reasons = plugin(name).path("reasons");
        return reasons.isMissingNode() ? "" : reasons.toString();
    }
}
