package dev.pergola.itest.distribution;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.itest.fixture.TwoPartAnswer;
import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.PluginJar;
import dev.pergola.itest.harness.SqliteShell;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShutdownIT {

    @TempDir
    Path folder;

    @Test
    void runningRequestIsAnsweredBeforeTheEnd() throws IOException, InterruptedException {
        Pergola pergola = Pergola.unpacked();
        PluginJar.bundle("two-parts", "1.0.0")
                .withComponent(TwoPartAnswer.class, RouteHook.class, Map.of(RouteHook.PATTERN, "/-/two-parts"))
                .moveTo(pergola.home().resolve("plugins/two-parts.jar"));
        try (PergolaProcess server = pergola.serve("--memory")) {
            eventually(() ->
                    assertEquals(200, server.http().send("HEAD", "/-/two-parts").statusCode()));
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/-/two-parts"))
                    .build();
            InputStream answer = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofInputStream())
                    .body();
            assertEquals(TwoPartAnswer.FIRST.length(), answer.readNBytes(TwoPartAnswer.FIRST.length()).length);

            server.requestEnd();
            eventually("a server that takes no more connections", () -> refusesConnections(server));

            assertEquals(TwoPartAnswer.SECOND, new String(answer.readAllBytes(), StandardCharsets.UTF_8));
            CommandResult end = server.awaitEnd();
            assertTrue(PergolaProcess.isOrderlyEnd(end.exitCode()), "exit code " + end.exitCode());
        }
    }

    @Test
    void databaseIsClosedAtTheEnd() throws IOException {
        Path library = SqliteShell.build(folder.resolve("library.db"), "/dev/pergola/itest/library.sql");
        SqliteShell.query(library, "pragma journal_mode = wal");
        try (PergolaProcess server = Pergola.unpacked().serve(library.toString())) {
            SqliteShell.buildFrom(library, "insert into authors values (4, 'Woolf, Virginia', 1882);");
            assertEquals(
                    4, server.http().json("/library/authors.json").get("rows").size());

            CommandResult end = server.terminate();

            assertTrue(PergolaProcess.isOrderlyEnd(end.exitCode()), end::everything);
            assertEquals(
                    0,
                    SqliteShell.query(library, "pragma wal_checkpoint(truncate)")
                            .get(0)
                            .get("busy")
                            .asInt(),
                    "nobody holds the database any more");
            assertEquals(
                    "[{\"n\":4}]",
                    SqliteShell.query(library, "select count(*) as n from authors")
                            .toString());
        }
    }

    @Test
    void scratchFilesAreGoneAtTheEnd() throws IOException {
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        Pergola pergola = Pergola.unpacked().with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + scratch);
        try (PergolaProcess server = pergola.serve("--memory")) {
            assertEquals(200, server.http().get("/-/plugins.json").statusCode());
            server.terminate();
        }
        try (var files = Files.list(scratch)) {
            assertEquals("", String.join("\n", files.map(Path::toString).toList()));
        }
    }

    private static boolean refusesConnections(PergolaProcess server) {
        try {
            new Socket(server.address().getHost(), server.address().getPort()).close();
            return false;
        } catch (IOException refused) {
            return true;
        }
    }
}
