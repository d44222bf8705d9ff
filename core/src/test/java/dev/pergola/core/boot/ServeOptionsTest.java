package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.text.SiteUrls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What single options of `serve` do. */
class ServeOptionsTest {

    @TempDir
    private Path directory;

    private final CommandLineFixture pergola = new CommandLineFixture();

    @AfterEach
    void close() {
        pergola.close();
    }

    private String database(String name, String... statements) throws Exception {
        return CommandLineFixture.database(directory.resolve(name), statements).toString();
    }

    private String firstPage(String... files) {
        try (Server site = pergola.open(files)) {
            return Browser.firstPage(site.databases().all(), new SiteUrls("/"));
        }
    }

    @Test
    void theBrowserOpensWhereAPersonWouldGoFirst() throws Exception {
        String one = database("one.db", "create table \"the only\"(x)");
        String two = database("two.db", "create table a(x)", "create table b(x)");
        assertEquals("/one/the+only", firstPage(one));
        assertEquals("/two", firstPage(two));
        assertEquals("/", firstPage(one, two));
    }

    @Test
    void aNoteIsToldWithTheVersion() {
        String versions = pergola.json("/-/versions.json", "--version-note", "made on Monday");
        assertTrue(versions.contains("\"pergola\":{\"version\":\"1.2.3\",\"note\":\"made on Monday\"}"), versions);
    }

    @Test
    void theEmptyDatabaseReachesTheFirstTenFiles() throws Exception {
        List<String> line = new ArrayList<>(List.of("--crossdb"));
        for (int i = 1; i <= 11; i++) {
            line.add(database(
                    "f" + i + ".db", "create table t" + i + "(x)", "insert into t" + i + " values(" + i + ")"));
        }
        String[] options = line.toArray(String[]::new);
        assertEquals(
                "[10]\n", pergola.json("/_memory/-/query.json?sql=select+x+from+f10.t10&_shape=arrayfirst", options));
        assertTrue(pergola.get("/_memory/-/query.json?sql=select+x+from+f11.t11", options)
                .contains("HTTP/1.1 400"));
    }

    @Test
    void aCertificateWithoutItsKeyIsWrongUsage() {
        assertEquals(2, pergola.run("--ssl-certfile", "cert.pem"));
        assertTrue(pergola.err().contains("--ssl-keyfile"), pergola.err());
    }

    @Test
    void everyOptionOfTheOriginalIsUnderstood() {
        List<String> original = List.of(
                "--immutable",
                "--host",
                "--port",
                "--uds",
                "--reload",
                "--cors",
                "--load-extension",
                "--inspect-file",
                "--metadata",
                "--config",
                "--setting",
                "--template-dir",
                "--static",
                "--memory",
                "--secret",
                "--root",
                "--default-deny",
                "--get",
                "--headers",
                "--token",
                "--actor",
                "--version-note",
                "--help-settings",
                "--open",
                "--create",
                "--crossdb",
                "--nolock",
                "--ssl-keyfile",
                "--ssl-certfile");
        List<String> known = ServeSyntax.specification().options().stream()
                .flatMap(option -> option.names().stream())
                .toList();
        assertEquals(
                List.of(),
                original.stream().filter(name -> !known.contains(name)).toList());
    }
}
