package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens and actors as the command line makes and takes them. */
class SigningInTest {

    private static final String SECRET = "told to nobody";

    @TempDir
    private Path directory;

    private final StringWriter err = new StringWriter();
    private final Platform platform = new Platform(new Product("1.2.3", Path.of("unused")));

    @AfterEach
    void closePlatform() {
        platform.close();
    }

    private int status;

    private String run(String... line) {
        StringWriter out = new StringWriter();
        status = platform.run(List.of(line), new PrintWriter(out), new PrintWriter(err));
        return out.toString();
    }

    private String token(String... options) {
        List<String> line = new ArrayList<>(List.of("create-token", "ada", "--secret", SECRET));
        line.addAll(List.of(options));
        return run(line.toArray(String[]::new)).strip();
    }

    private String actorOf(String token) {
        return run("--memory", "--secret", SECRET, "--get", "/-/actor.json", "--headers", "--token", token);
    }

    @Test
    void aTokenMadeWithTheSameSecretIsUnderstood() {
        String answer = actorOf(token());
        assertTrue(answer.contains("{\"ok\":true,\"actor\":{\"id\":\"ada\",\"token\":\"dstok\"}}"), answer);
    }

    @Test
    void theLimitsOfATokenAreAbbreviated() {
        String answer = actorOf(token(
                "-a", "view-instance", "--all", "nonsense", "-d", "birds", "vt", "-r", "birds", "wrens", "insert-row"));
        assertTrue(
                answer.contains("\"_r\":{\"a\":[\"vi\",\"nonsense\"],\"d\":{\"birds\":[\"vt\"]},"
                        + "\"r\":{\"birds\":{\"wrens\":[\"ir\"]}}}"),
                answer);
        assertTrue(err.toString().contains("nonsense"), err.toString());
    }

    @Test
    void aTokenOfAnotherServerIsRefusedAsJson() {
        String other = run("create-token", "ada", "--secret", "another").strip();
        String answer = actorOf(other);
        assertEquals(1, status);
        assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
        assertTrue(answer.contains("www-authenticate: Bearer error=\"invalid_token\""), answer);
        assertTrue(answer.contains("\"error\":\"Invalid token signature"), answer);
    }

    @Test
    void whatATokenSaysCanBeShown() {
        String shown = token("-e", "60", "--debug");
        assertTrue(shown.contains("Decoded:"), shown);
        assertTrue(shown.contains("\"d\" : 60"), shown);
    }

    @Test
    void aTokenNeedsASecretAndOneActor() {
        run("create-token", "ada");
        assertEquals(2, status);
        run("create-token", "--secret", SECRET);
        assertEquals(2, status);
        run("create-token", "ada", "--secret", SECRET, "-e", "soon");
        assertEquals(2, status);
    }

    @Test
    void oneRequestCanBeAskedAsAnybody() {
        String answer = run("--memory", "--get", "/-/actor.json", "--actor", "{\"id\": \"ada\", \"age\": 36}");
        assertTrue(answer.contains("\"actor\":{\"id\":\"ada\",\"age\":36}"), answer);
        run("--memory", "--get", "/", "--actor", "ada");
        assertEquals(2, status);
        run("--memory", "--token", "x");
        assertEquals(2, status);
    }

    @Test
    void rulesOfTheConfigurationApplyToTheActor() throws IOException {
        Path configuration = directory.resolve("pergola.yaml");
        Files.writeString(configuration, "allow:\n  id: ada\n");
        run("--memory", "-c", configuration.toString(), "--get", "/");
        assertEquals(1, status);
        run("--memory", "-c", configuration.toString(), "--get", "/", "--actor", "{\"id\": \"ada\"}");
        assertEquals(0, status);
    }

    @Test
    void aTokenOpensNoMoreThanItIsLimitedTo() {
        String look = token("-a", "view-instance");
        String line = run("--memory", "--secret", SECRET, "--get", "/_memory.json", "--headers", "--token", look);
        assertTrue(line.startsWith("HTTP/1.1 403"), line);
        String start = run("--memory", "--secret", SECRET, "--get", "/.json", "--token", look);
        assertFalse(start.contains("_memory"), start);
    }
}
