package dev.pergola.itest.plugins;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.itest.fixture.Greeter;
import dev.pergola.itest.harness.Load;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.PluginJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PluginFolderIT {

    private static final String ROUTE = "/-/greeting";
    private static final int CONNECTIONS = 16;
    private static final int REPLACEMENTS = 12;

    private final Pergola pergola = Pergola.unpacked();
    private final Path folder = pergola.home().resolve("plugins");
    private PergolaProcess server;

    @BeforeAll
    void serve() {
        server = pergola.serve("--memory");
    }

    @AfterEach
    void emptyTheFolder() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        eventually(() -> assertEquals(404, status()));
        assertEquals(200, server.http().get("/").statusCode());
    }

    @AfterAll
    void end() {
        server.close();
    }

    @Test
    void jarThatIsDroppedWorksAndLeavesWhenItIsDeleted() {
        assertEquals(404, status());

        greeter("1.0.0").moveTo(folder.resolve("greeter.jar"));
        eventually(() -> assertEquals("greeting of 1.0.0", greeting()));
        assertEquals("1.0.0", plugin("greeter").get("version").asText());
        assertTrue(plugin("greeter").get("hooks").toString().contains("route"), () -> plugins()
                .toString());

        delete(folder.resolve("greeter.jar"));
        eventually(() -> assertEquals(404, status()));
        eventually(() -> assertEquals(0, found("greeter"), () -> plugins().toString())); // it was leaving
    }

    @Test
    void jarThatIsReplacedUnderLoadFailsNoRequest() {
        greeter("1.0.0").moveTo(folder.resolve("greeter.jar"));
        eventually(() -> assertEquals("greeting of 1.0.0", greeting()));

        try (Load load = Load.on(URI.create(server.address() + ROUTE), CONNECTIONS)) {
            for (int i = 1; i <= REPLACEMENTS; i++) {
                String version = "1." + i + ".0";
                greeter(version).moveTo(folder.resolve("greeter.jar"));
                eventually(() -> assertEquals("greeting of " + version, greeting()));
            }
            Load.Result result = load.stop();
            assertEquals(List.of(), result.failures());
            assertEquals(Set.of(200), result.statuses().keySet(), () -> result.statuses()
                    .toString());
            assertTrue(result.answers() > CONNECTIONS * REPLACEMENTS, () -> result.statuses()
                    .toString());
        }
    }

    @Test
    void newerVersionBesideTheOlderTakesOverAndGivesBack() {
        greeter("1.0.0").copyTo(folder.resolve("greeter-1.0.0.jar"));
        eventually(() -> assertEquals("greeting of 1.0.0", greeting()));

        greeter("1.1.0").copyTo(folder.resolve("greeter-1.1.0.jar"));
        eventually(() -> assertEquals("greeting of 1.1.0", greeting()));

        delete(folder.resolve("greeter-1.1.0.jar"));
        eventually(() -> assertEquals("greeting of 1.0.0", greeting()));
    }

    @Test
    void jarThatIsDeletedUnderLoadIsNotFoundAndNeverAFailure() {
        greeter("1.0.0").moveTo(folder.resolve("greeter.jar"));
        eventually(() -> assertEquals(200, status()));

        try (Load load = Load.on(URI.create(server.address() + ROUTE), CONNECTIONS)) {
            for (int i = 0; i < 5; i++) {
                delete(folder.resolve("greeter.jar"));
                eventually(() -> assertEquals(404, status()));
                greeter("1.0.0").moveTo(folder.resolve("greeter.jar"));
                eventually(() -> assertEquals(200, status()));
            }
            Load.Result result = load.stop();
            assertEquals(List.of(), result.failures());
            assertEquals(Set.of(200, 404), result.statuses().keySet(), () -> result.statuses()
                    .toString());
        }
    }

    @Test
    void fileThatIsNoBundleIsShownWithTheReason() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("letter.jar"), "Dear server, this is no jar.");

        eventually(() -> assertEquals(1, found("letter"), () -> plugins().toString()));
        assertTrue(reason("letter").contains("letter.jar"), () -> plugins().toString());
    }

    @Test
    void jarWithoutANameOfItsOwnIsShownWithTheReason() {
        PluginJar.bundle("", "1.0.0").moveTo(folder.resolve("nameless.jar"));

        eventually(() -> assertEquals(1, found("nameless"), () -> plugins().toString()));
        assertTrue(reason("nameless").contains("Bundle-SymbolicName"), () -> plugins()
                .toString());
    }

    @Test
    void bundleThatNeedsWhatNobodyOffersIsShownWithTheReason() {
        PluginJar.bundle("needy", "1.0.0")
                .withHeader("Import-Package", "org.example.nowhere;version=\"[3,4)\"")
                .moveTo(folder.resolve("needy.jar"));

        eventually(
                () -> assertTrue(found("needy") == 1 && reason("needy").contains("org.example.nowhere"), () -> plugins()
                        .toString()));
        assertEquals(200, server.http().get("/").statusCode());
    }

    @Test
    void brokenVersionNeverReplacesAWorkingOne() {
        greeter("1.0.0").moveTo(folder.resolve("greeter.jar"));
        eventually(() -> assertEquals("greeting of 1.0.0", greeting()));

        try (Load load = Load.on(URI.create(server.address() + ROUTE), CONNECTIONS)) {
            greeter("2.0.0")
                    .withHeader("Import-Package", "org.example.nowhere;version=\"[3,4)\"")
                    .moveTo(folder.resolve("greeter.jar"));
            eventually(() -> assertTrue(plugins().toString().contains("org.example.nowhere"), () -> plugins()
                    .toString()));

            Load.Result result = load.stop();
            assertEquals(Set.of(200), result.statuses().keySet(), () -> result.statuses()
                    .toString());
        }
        assertEquals("greeting of 1.0.0", greeting());
    }

    private static PluginJar greeter(String version) {
        return PluginJar.bundle("greeter", version)
                .withFile(Greeter.TEXT, "greeting of " + version)
                .withComponent(Greeter.class, RouteHook.class, Map.of(RouteHook.PATTERN, ROUTE));
    }

    private int status() {
        return server.http().get(ROUTE).statusCode();
    }

    private String greeting() {
        HttpResponse<String> response = server.http().get(ROUTE);
        return response.statusCode() == 200 ? response.body() : "status " + response.statusCode();
    }

    private JsonNode plugins() {
        return server.http().json("/-/plugins.json?all=1");
    }

    private int found(String name) {
        int count = 0;
        for (JsonNode plugin : plugins()) {
            count += plugin.get("name").asText().contains(name) ? 1 : 0;
        }
        return count;
    }

    private JsonNode plugin(String name) {
        for (JsonNode plugin : plugins()) {
            if (plugin.get("name").asText().contains(name)) {
                return plugin;
            }
        }
        throw new AssertionError("no plugin " + name + " in " + plugins());
    }

    private String reason(String name) {
        return plugin(name).path("reasons").toString() + plugin(name).path("reason");
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
