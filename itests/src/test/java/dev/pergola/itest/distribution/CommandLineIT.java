package dev.pergola.itest.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.Json;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.SqliteShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandLineIT {

    private final Pergola pergola = Pergola.unpacked();
    private Path library;

    @BeforeAll
    void buildDatabase(@TempDir Path folder) {
        library = SqliteShell.build(folder.resolve("library.db"), "/dev/pergola/itest/library.sql");
    }

    @Test
    void tellsItsVersion() {
        CommandResult result = pergola.run("--version");

        assertEquals(0, result.exitCode(), result::everything);
        assertTrue(result.out().matches("pergola, version \\S+\\R"), result::out);
        assertEquals("", result.err());
    }

    @Test
    void listsItsCommands() {
        CommandResult result = pergola.run("--help");

        assertEquals(0, result.exitCode(), result::everything);
        for (String command : new String[] {"serve", "inspect", "plugins", "demo"}) {
            assertTrue(result.out().lines().anyMatch(line -> line.strip().startsWith(command + " ")), result::out);
        }
        assertEquals("", result.err());
    }

    @Test
    void explainsACommand() {
        CommandResult result = pergola.run("serve", "--help");

        assertEquals(0, result.exitCode(), result::everything);
        for (String option :
                new String[] {"--port", "--host", "--config", "--setting", "--immutable", "--memory", "--get"}) {
            assertTrue(result.out().contains(option), () -> option + " is missing in " + result.out());
        }
    }

    @Test
    void refusesAnUnknownOption() {
        CommandResult result = pergola.run("serve", "--prot", "8001", library.toString());

        assertEquals(2, result.exitCode(), result::everything);
        assertEquals("", result.out());
        assertTrue(result.err().contains("--prot"), result::err);
        assertTrue(result.err().contains("--port"), () -> "the nearest option is suggested: " + result.err());
    }

    @Test
    void answersOneRequestWithoutAServer() {
        CommandResult result = pergola.run("serve", library.toString(), "--get", "/library/authors.json?_shape=array");

        assertEquals(0, result.exitCode(), result::everything);
        assertEquals(SqliteShell.query(library, "select * from authors order by id"), Json.read(result.out()));
    }

    @Test
    void servesWithoutSayingServe() {
        CommandResult result = pergola.run(library.toString(), "--get", "/library/books/3.json?_shape=objects");

        assertEquals(0, result.exitCode(), result::everything);
        assertEquals("Ficciones", Json.read(result.out()).at("/rows/0/title").asText());
    }

    @Test
    void answersAPageWithoutAServer() {
        CommandResult result = pergola.run("serve", library.toString(), "--get", "/library/books");

        assertEquals(0, result.exitCode(), result::everything);
        assertTrue(result.out().contains("<!DOCTYPE html>") || result.out().contains("<!doctype html>"), result::out);
        assertTrue(result.out().contains("Nobody&#39;s &lt;b&gt;book&lt;/b&gt; &amp; more"), result::out);
    }

    @Test
    void failsWhereTheOneRequestFails() {
        CommandResult result = pergola.run("serve", library.toString(), "--get", "/library/no-such-table.json");

        assertEquals(1, result.exitCode(), result::everything);
        assertEquals(404, Json.read(result.out()).get("status").asInt());
    }

    @Test
    void servesMemoryWithoutFiles() {
        CommandResult result = pergola.run("serve", "--memory", "--get", "/_memory/-/query.json?sql=select+6*7+as+n");

        assertEquals(0, result.exitCode(), result::everything);
        assertEquals(42, Json.read(result.out()).at("/rows/0/n").asInt());
    }

    @Test
    void takesSettingsFromTheCommandLine() {
        CommandResult result = pergola.run(
                "serve", library.toString(), "-s", "default_page_size", "2", "--get", "/library/books.json");

        assertEquals(0, result.exitCode(), result::everything);
        assertEquals(2, Json.read(result.out()).get("rows").size());
        assertFalse(Json.read(result.out()).get("next").isNull());
    }

    @Test
    void inspectsFiles() throws IOException, NoSuchAlgorithmException {
        CommandResult result = pergola.run("inspect", library.toString());

        assertEquals(0, result.exitCode(), result::everything);
        JsonNode description = Json.read(result.out()).get("library");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(library));
        assertEquals(HexFormat.of().formatHex(hash), description.get("hash").asText());
        assertEquals(Files.size(library), description.get("size").asLong());
        assertEquals(5, description.at("/tables/books/count").asInt());
        assertEquals(3, description.at("/tables/a~1b & c~0d/count").asInt());
    }

    @Test
    void listsPlugins() {
        CommandResult result = pergola.run("plugins", "--all");

        assertEquals(0, result.exitCode(), result::everything);
        assertTrue(result.out().contains("cors"), result::out);
    }
}
