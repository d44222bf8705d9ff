package dev.pergola.itest.plugins;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.Load;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.TemporaryFolders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneFileIT {

    private static final String ROUTE = "/-/hello/you";
    private static final int CONNECTIONS = 16;
    private static final int SAVES = 20;

    private final Pergola pergola = Pergola.unpacked();
    private final Path file = pergola.home().resolve("plugins").resolve("Hello.java");
    private PergolaProcess server;

    @BeforeAll
    void serve() {
        server = pergola.serve("--memory");
    }

    @BeforeEach
    void saveTheExampleOfTheManual() throws IOException {
        save(example());
        eventually(() -> assertEquals("Hello you", answer()));
    }

    @AfterAll
    void end() {
        server.close();
    }

    @Test
    void isAPluginLikeAnyOther() throws IOException {
        JsonNode hello = plugin("hello");
        assertTrue(hello.get("version").asText().startsWith("1.0.0."), hello::toString);
        assertEquals("active", hello.get("state").asText());

        Path marker = Files.createFile(file.resolveSibling("hello.disabled"));
        eventually(() -> assertEquals("status 404", answer()));
        Files.delete(marker);
        eventually(() -> assertEquals("Hello you", answer()));

        Files.delete(file);
        eventually(() -> assertEquals("status 404", answer()));
    }

    @Test
    void savedUnderLoadFailsNoRequest() throws IOException {
        try (Load load = Load.on(URI.create(server.address() + ROUTE), CONNECTIONS)) {
            for (int i = 1; i <= SAVES; i++) {
                String greeting = "Hello %d ".formatted(i);
                save(example().replace("Hello \"", greeting + "\""));
                eventually(() -> assertEquals(greeting + "you", answer()));
            }
            Load.Result result = load.stop();
            assertEquals(List.of(), result.failures());
            assertEquals(Set.of(200), result.statuses().keySet(), () -> result.statuses()
                    .toString());
            assertTrue(result.answers() > CONNECTIONS * SAVES, () -> result.statuses()
                    .toString());
        }
    }

    @Test
    void faultIsExplainedAndTheLastGoodVersionStaysUntilItIsMended() throws IOException {
        save(example().replace("Response.text(", "Response.txt("));
        eventually(() -> assertTrue(plugins().toString().contains("Hello.java:17: cannot find symbol"), () -> plugins()
                .toString()));
        assertEquals("Hello you", answer());
        String page = server.http().get("/-/plugins").body();
        assertTrue(page.contains("<pre class=\"reason\">Hello.java:17: cannot find symbol\n"), page);
        assertTrue(page.contains("\n                           ^\n"), page);
        assertTrue(server.output().contains("Hello.java:17: cannot find symbol"), server::output);

        CommandResult list = pergola.run("plugins");
        assertTrue(list.out().contains("Hello.java:17: cannot find symbol"), list::out);

        save(example().replace("Hello \"", "Mended \""));
        eventually(() -> assertEquals("Mended you", answer()));
        eventually(() -> assertEquals(1, plugins().size(), () -> plugins().toString()));
    }

    @Test
    void forgottenComponentIsExplained() throws IOException {
        save(example().replace("@Component(", "// @Component("));
        eventually(() -> assertTrue(
                plugins().toString().contains("Hello implements RouteHook but nothing registers it"),
                () -> plugins().toString()));
        assertEquals("Hello you", answer());
    }

    @Test
    void everythingThatWasMadeMayBeDeletedAtAnyTime() throws IOException {
        TemporaryFolders.delete(pergola.home().resolve("cache"));
        Files.createFile(file.resolveSibling("hello.disabled"));
        eventually(() -> assertEquals("status 404", answer()));
        Files.delete(file.resolveSibling("hello.disabled"));
        eventually(() -> assertEquals("Hello you", answer()));
    }

    @Test
    void theNextStartCompilesNothing() throws IOException {
        Path cache = pergola.home().resolve("cache/plugins");
        try (var made = Files.list(cache)) {
            long before = made.count();
            CommandResult result = pergola.run("--get", ROUTE);
            assertEquals("Hello you", result.out().strip());
            try (var after = Files.list(cache)) {
                assertEquals(before, after.count());
            }
        }
    }

    /** The first listing of the page about plugins of one file. */
    private static String example() throws IOException {
        Path manual = Path.of("..", "docs", "plugins", "one-file.md");
        Matcher listing = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(manual));
        assertTrue(listing.find(), manual::toString);
        return listing.group(1);
    }

    private void save(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String answer() {
        HttpResponse<String> response = server.http().get(ROUTE);
        return response.statusCode() == 200 ? response.body() : "status " + response.statusCode();
    }

    private JsonNode plugins() {
        return server.http().json("/-/plugins.json");
    }

    private JsonNode plugin(String name) {
        for (JsonNode plugin : plugins()) {
            if (plugin.get("name").asText().equals(name)) {
                return plugin;
            }
        }
        throw new AssertionError("no plugin " + name + " in " + plugins());
    }
}
