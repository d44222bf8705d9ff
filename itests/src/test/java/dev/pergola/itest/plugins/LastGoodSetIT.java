package dev.pergola.itest.plugins;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pergola.api.hook.run.HealthCheck;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.itest.fixture.Greeter;
import dev.pergola.itest.fixture.Unwell;
import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.Load;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.PluginJar;
import dev.pergola.itest.harness.TemporaryFolders;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A set of plugins that does not come up, whether a server runs or starts, and the ways out. */
class LastGoodSetIT {

    private static final String ROSE = "/-/rose";
    private static final String LILY = "/-/lily";

    private static final String IMPORTS = Stream.of("http", "hook.web", "hook.run")
            .map(name -> "dev.pergola.api." + name + ";version=\"[1,2)\"")
            .collect(Collectors.joining(","));

    private final Pergola pergola = Pergola.unpacked();
    private final Path shelf = TemporaryFolders.create("beds");

    @BeforeEach
    void install() {
        succeeded(pergola.run("install", healthy("rose", "1.0.0"), healthy("lily", "1.0.0")));
    }

    @Test
    void ofASetThatIsNotHealthyNoRequestEverSeesAPart() {
        try (PergolaProcess server = pergola.serve("--memory");
                Load load = Load.on(URI.create(server.address() + LILY), 4)) {
            succeeded(pergola.run("install", healthy("lily", "2.0.0"), unwell("rose", "2.0.0")));
            eventually(() -> assertTrue(reasons(server).contains("There is no water."), () -> reasons(server)));

            assertEquals("lily 1.0.0", answer(server, LILY));
            assertEquals("rose 1.0.0", answer(server, ROSE));
            Load.Result result = load.stop();
            assertEquals(List.of(), result.failures());
            assertEquals(Set.of(200), result.statuses().keySet());

            succeeded(pergola.run("rollback"));
            eventually(() -> assertEquals("", reasons(server)));
        }
    }

    @Test
    void aServerThatStartsWithASetThatIsNotHealthyRunsTheLastOneThatWas() {
        try (PergolaProcess server = pergola.serve("--memory")) {
            assertEquals("rose 1.0.0", answer(server, ROSE));
            Path good = pergola.home().resolve("plugins/.sets/good");
            eventually("it is written down", () -> Files.exists(good));
        }
        succeeded(pergola.run("install", healthy("lily", "2.0.0"), unwell("rose", "2.0.0")));
        for (int start = 0; start < 2; start++) {
            try (PergolaProcess server = pergola.serve("--memory")) {
                eventually(() -> assertEquals("lily 1.0.0", answer(server, LILY)));
                assertEquals("rose 1.0.0", answer(server, ROSE));
                assertTrue(
                        reasons(server).contains("rose 2.0.0 does not run: It is not healthy: There is no water."),
                        () -> reasons(server));
            }
        }
        succeeded(pergola.run("install", healthy("rose", "2.1.0")));
        try (PergolaProcess server = pergola.serve("--memory")) {
            assertEquals("lily 2.0.0", answer(server, LILY));
            assertEquals("rose 2.1.0", answer(server, ROSE));
        }
    }

    @Test
    void aSafeServerRunsWithoutWhatWasAddedAndSaysSo() {
        try (PergolaProcess server = pergola.serve("--memory", "--safe")) {
            assertEquals("status 404", answer(server, ROSE));
            assertEquals(200, server.http().get("/_memory").statusCode());
            assertTrue(reasons(server).contains("The server was started with --safe"), () -> reasons(server));
        }
        try (PergolaProcess server = pergola.serve("--memory")) {
            assertEquals("rose 1.0.0", answer(server, ROSE));
        }
    }

    private String healthy(String name, String version) {
        return jar(name + "-" + version, greeter(name, version));
    }

    private String unwell(String name, String version) {
        return jar(
                name + "-" + version,
                greeter(name, version)
                        .withHeader("Import-Package", IMPORTS)
                        .withComponent(Unwell.class, HealthCheck.class, Map.of()));
    }

    private static PluginJar greeter(String name, String version) {
        return PluginJar.bundle(name, version)
                .withFile(Greeter.TEXT, name + " " + version)
                .withComponent(Greeter.class, RouteHook.class, Map.of(RouteHook.PATTERN, "/-/" + name));
    }

    private String jar(String name, PluginJar plugin) {
        Path file = shelf.resolve(name + ".jar");
        plugin.copyTo(file);
        return file.toString();
    }

    private static String answer(PergolaProcess server, String path) {
        var response = server.http().get(path);
        return response.statusCode() == 200 ? response.body() : "status " + response.statusCode();
    }

    /** Why something that is installed does not run. */
    private static String reasons(PergolaProcess server) {
        StringBuilder reasons = new StringBuilder();
        for (JsonNode plugin : server.http().json("/-/plugins.json?all=1")) {
            plugin.path("reasons")
                    .forEach(reason -> reasons.append(reason.asText()).append('\n'));
        }
        return reasons.toString();
    }

    private static void succeeded(CommandResult result) {
        assertEquals(0, result.exitCode(), result::everything);
    }
}
