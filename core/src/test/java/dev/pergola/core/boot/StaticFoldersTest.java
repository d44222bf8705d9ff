package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the user that are served as they are. */
class StaticFoldersTest {

    @TempDir
    private Path directory;

    private final CommandLineFixture pergola = new CommandLineFixture();
    private Path files;

    @BeforeEach
    void makeFiles() throws IOException {
        files = Files.createDirectories(directory.resolve("files/deep")).getParent();
        Files.writeString(files.resolve("site.css"), "b { color: green }");
        Files.writeString(files.resolve("deep/über.txt"), "deep");
        Files.writeString(directory.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(files.resolve("link.txt"), directory.resolve("secret.txt"));
        Files.createSymbolicLink(files.resolve("out"), directory);
    }

    @AfterEach
    void close() {
        pergola.close();
    }

    private Server open() {
        return pergola.open("--static", "assets:" + files);
    }

    @Test
    void aFileIsServedWithItsTypeAndKnownAgainByItsTag() {
        try (Server site = open()) {
            TestClient client = new TestClient(site.client());
            Response first = client.answer(Request.get("/assets/site.css").build());
            assertEquals("b { color: green }", TestClient.text(first));
            assertEquals(
                    "text/css; charset=utf-8",
                    first.headers().first("Content-Type").orElse(""));
            String tag = first.headers().first("ETag").orElseThrow();
            Response again = client.answer(
                    Request.get("/assets/site.css").header("If-None-Match", tag).build());
            assertEquals(304, again.status());
            assertEquals("deep", client.get("/assets/deep/%C3%BCber.txt"));
        }
    }

    @Test
    void aChangedFileIsSeenAtOnceAndSoAreThoseThatComeAndGo() throws IOException {
        try (Server site = open()) {
            TestClient client = new TestClient(site.client());
            client.get("/assets/site.css");
            Files.writeString(files.resolve("site.css"), "b { color: red; background: none }");
            assertEquals("b { color: red; background: none }", client.get("/assets/site.css"));
            Files.writeString(files.resolve("new.js"), "1");
            assertEquals("1", client.get("/assets/new.js"));
            Files.delete(files.resolve("new.js"));
            client.get(404, "/assets/new.js");
        }
    }

    @Test
    void nothingOutsideOfTheFolderIsReached() {
        try (Server site = open()) {
            TestClient client = new TestClient(site.client());
            for (String path : new String[] {
                "..%2Fsecret.txt",
                "%2e%2e/secret.txt",
                "deep/%2e%2e/%2e%2e/secret.txt",
                "deep%2F..%2Fsite.css",
                "link.txt",
                "out/secret.txt",
                "",
                "deep",
                "deep/",
                "%00",
                "%2Fetc%2Fpasswd"
            }) {
                Response answer = client.answer(Request.get("/assets/" + path).build());
                // What has a percent sign is sent on to where it has a tilde, as everywhere on the site.
                assertTrue(answer.status() == 404 || answer.status() == 302, path);
                assertNotEquals("secret", TestClient.text(answer), path);
            }
        }
    }

    @Test
    void aDirectoryBringsItsOwnFiles() throws Exception {
        CommandLineFixture.database(directory.resolve("a.db"), "create table t(x)");
        Files.createDirectories(directory.resolve("static"));
        Files.writeString(directory.resolve("static/logo.svg"), "<svg/>");
        assertTrue(pergola.get("/static/logo.svg", directory.toString()).contains("image/svg+xml"));
        assertTrue(pergola.get("/static/logo.svg", directory.toString(), "--static", "other:" + files)
                .contains("HTTP/1.1 404"));
    }

    @Test
    void aMountPointWithoutItsDirectoryIsWrongUsage() {
        assertEquals(2, pergola.run("--static", "files", "--get", "/"));
        assertTrue(pergola.err().contains("mountpoint:directory"), pergola.err());
        assertEquals(2, pergola.run("--static", "files:" + directory.resolve("nowhere"), "--get", "/"));
        assertTrue(pergola.err().contains("names no directory"), pergola.err());
        assertEquals(2, pergola.run("--static", "{a}:" + files, "--get", "/"));
    }
}
