package dev.pergola.itest.plugins;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.PluginProject;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DevIT {

    private static final Pattern SWAPPED =
            Pattern.compile("^written 1\\.0\\.0\\.[0-9a-f]{8} runs, \\d+ ms after it was saved\\.$", Pattern.MULTILINE);

    private final Pergola pergola = Pergola.unpacked();
    private final PluginProject project = PluginProject.write();
    private PergolaProcess server;

    @BeforeAll
    void develop() {
        server = pergola.start("dev", project.folder().toString(), "-p", "0", "--memory");
        assertEquals("Hello you", answer());
    }

    @AfterAll
    void end() {
        server.close();
    }

    @Test
    void everySavedFileIsInForceAndSaysSo() {
        project.say("Good morning ");
        eventually(() -> assertEquals("Good morning you", answer()));
        project.save("src/main/resources/com/example/words.txt", "all");
        eventually(() -> assertEquals("Good morning all", answer()));
        project.save("src/main/resources/com/example/words.txt", "you");
        project.say("Hello ");
        eventually(() -> assertEquals("Hello you", answer()));
        eventually(() -> assertTrue(SWAPPED.matcher(server.output()).results().count() >= 3, server::output));
    }

    @Test
    void faultIsExplainedInTheTerminalAndOnPagesUntilItIsMended() {
        project.saveGreeting("return 1;");
        String fault = """
                com/example/Greeting.java:5: incompatible types: int cannot be converted to java.lang.String
                            return 1;
                                   ^""";
        eventually(() -> assertEquals(fault, change().get("message").asText()));
        assertFalse(change().get("ok").asBoolean());
        assertTrue(server.output().contains(fault), server::output);
        assertEquals("Hello you", answer());
        String page = server.http().get("/").body();
        assertTrue(page.contains("development.js"), page);
        assertTrue(
                page.contains("window.pergolaChange = " + change().get("change").asText()), page);

        project.say("Mended, ");
        eventually(() -> assertEquals("Mended, you", answer()));
        eventually(() -> assertTrue(change().get("ok").asBoolean()));
        project.say("Hello ");
        eventually(() -> assertEquals("Hello you", answer()));
    }

    @Test
    void whatIsNoPluginIsWrongUsage() {
        CommandResult result = pergola.run("dev", pergola.home().toString());
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("is no plugin that is being written."), result::err);
        assertEquals(2, pergola.run("dev").exitCode());
    }

    @Test
    void endsAsItIsAsked() {
        try (PergolaProcess other = pergola.start("dev", project.folder().toString(), "-p", "0", "--memory")) {
            other.address();
            assertTrue(PergolaProcess.isOrderlyEnd(other.terminate().exitCode()));
        }
    }

    private JsonNode change() {
        return server.http().json("/-/dev.json");
    }

    private String answer() {
        HttpResponse<String> response = server.http().get(PluginProject.ROUTE);
        return response.statusCode() == 200 ? response.body() : "status " + response.statusCode();
    }
}
