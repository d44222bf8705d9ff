package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.web.StaticFiles;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.text.TildeCoding;
import dev.pergola.core.view.assets.PageHooks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside everything that is served lies a secret; every way of writing a path that leads out is tried to get at it. */
class PathTraversalTest {

    private static final String SECRET = "kanarysecret";

    /** What a decoder might take for two dots: one that decodes twice, or what is not UTF-8, or half of it. */
    private static final List<String> UP = List.of(
            "..",
            "%2e%2e",
            ".%2E",
            "%252e%252e",
            "~2E~2E",
            "~2e.",
            "~7E2E~7E2E",
            "%c0%ae%c0%ae",
            "%e0%80%ae%e0%80%ae",
            "%ef%bc%8e%ef%bc%8e",
            "%u002e%u002e",
            "..;",
            "..%00",
            "..%20",
            ".../..",
            "...");

    private static final List<String> SLASHES =
            List.of("/", "//", "\\", "%2f", "%5c", "~2F", "~5C", "%252f", "%c0%af", "%ef%bc%8f", ";/", "%2f%2f");

    /** Where files, templates and databases are named by an address. */
    private static final List<String> PLACES = List.of(
            "/assets/",
            "/assets/deep/",
            "/-/static/",
            "/-/static-plugins/naive/",
            "/-/static-plugins/",
            "/",
            "/data/",
            "/data/t/",
            "/-/");

    private static final Set<String> TARGETS = Set.of("secret.txt", "secret", "secret.db", "secret.html");

    @TempDir
    private Path directory;

    private final CommandLineFixture pergola = new CommandLineFixture();
    private Optional<Server> opened = Optional.empty();
    private final Set<String> faults = new TreeSet<>();

    @BeforeEach
    void open() throws Exception {
        Path files = Files.createDirectories(directory.resolve("files/deep")).getParent();
        Path templates =
                Files.createDirectories(directory.resolve("templates/pages")).getParent();
        Files.writeString(templates.resolve("pages/about.html"), "about");
        Files.writeString(templates.resolve("pages/leads-out.html"), "{{>../../secret}}");
        Files.writeString(files.resolve("site.css"), "b { color: green }");
        for (String target : TARGETS) {
            Files.writeString(directory.resolve(target), SECRET);
        }
        Files.delete(directory.resolve("secret.db"));
        CommandLineFixture.database(directory.resolve("secret.db"), "create table " + SECRET + "(x)");
        Files.createDirectories(directory.resolve("plugin/deep"));
        Files.writeString(directory.resolve("plugin/site.css"), "b { color: green }");
        Files.createSymbolicLink(files.resolve("link.css"), directory.resolve("secret.txt"));
        Files.createSymbolicLink(files.resolve("out"), directory);
        Path data = CommandLineFixture.database(
                directory.resolve("data.db"), "create table t(id integer primary key)", "insert into t values (1)");
        opened = Optional.of(pergola.open(
                "--immutable", data.toString(), "--static", "assets:" + files, "--template-dir", templates.toString()));
        pergola.platform()
                .registry()
                .register(
                        PageHooks.STATIC_FILES,
                        new Naive(directory.resolve("plugin")),
                        new Owner("plugin", "1.0.0", 5),
                        new HookProperties(Map.of(StaticFiles.NAME, "naive")));
    }

    /** A plugin that takes every path for one of its files. */
    private record Naive(Path folder) implements StaticFiles {

        @Override
        public Optional<InputStream> open(String path) throws IOException {
            Path file = folder.resolve(path);
            return Files.isRegularFile(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
        }
    }

    @AfterEach
    void close() {
        opened.ifPresent(Server::close);
        pergola.close();
    }

    private TestClient client() {
        return new TestClient(opened.orElseThrow().client());
    }

    private Response look(String path) {
        Response answer = client().answer(Request.get(path).build());
        String text = TestClient.text(answer);
        if (text.replace(path, "").contains(SECRET)) {
            faults.add(path + " -> " + answer.status() + " shows what it should not");
        }
        if (answer.status() >= 500) {
            faults.add(path + " -> " + answer.status());
        }
        return answer;
    }

    /** Follows what an address that is nearly right leads to. */
    private void lookAndFollow(String path) {
        Response answer = look(path);
        for (int i = 0; i < 3 && answer.status() == 302; i++) {
            answer = look(answer.headers().first("Location").orElseThrow());
        }
    }

    private Stream<String> waysOut() {
        List<String> ways = new ArrayList<>();
        for (String up : UP) {
            for (String slash : SLASHES) {
                for (String target : List.of("secret.txt", "secret")) {
                    ways.add((up + slash) + target);
                    ways.add((up + slash).repeat(2) + target);
                    ways.add("deep" + slash + (up + slash).repeat(2) + target);
                }
            }
        }
        for (String slash : SLASHES) {
            ways.add(slash
                    + directory.resolve("secret.txt").toString().substring(1).replace("/", slash));
            ways.add("C:" + slash + "secret.txt");
            ways.add("file:" + slash + slash + directory.resolve("secret.txt"));
        }
        ways.addAll(List.of(
                "secret.txt%00.css",
                "site.css%00/../../secret.txt",
                "link.css",
                "out/secret.txt",
                "out",
                "out/",
                "out%2fsecret.txt",
                ".",
                "..",
                "%00",
                "CON",
                "NUL.txt",
                "site.css/../../secret.txt",
                "site.css::$DATA"));
        return ways.stream();
    }

    @Test
    void noWayOfWritingAPathLeadsOutOfAFolder() {
        List<String> ways = waysOut().toList();
        for (String place : PLACES) {
            ways.forEach(way -> lookAndFollow(place + way));
        }
        assertEquals("", String.join("\n", faults));
    }

    @Test
    void databasesThatAreNotServedAreNotDownloaded() {
        for (String up : UP) {
            for (String slash : SLASHES) {
                for (String name : List.of("secret", directory.resolve("secret").toString())) {
                    look("/" + up + slash + name + ".db");
                    look("/data" + slash + up + slash + name + ".db");
                    look("/" + TildeCoding.encode("../" + name) + ".db");
                    look("/" + TildeCoding.encode(name) + ".db");
                }
            }
        }
        assertEquals(200, client().answer(Request.get("/data.db").build()).status());
        assertEquals("", String.join("\n", faults));
    }

    @Test
    void aTemplateTakesNothingFromOutsideOfItsFolder() {
        assertEquals("about", client().get("/about").strip());
        Response answer = look("/leads-out");
        assertTrue(answer.status() >= 500, () -> "the template cannot be used: " + answer.status());
        assertTrue(faults.stream().noneMatch(fault -> fault.contains("shows")), faults::toString);
    }

    @Test
    void whatIsThereIsServedAllTheSame() {
        for (String path : List.of("/assets/site.css", "/-/static-plugins/naive/site.css", "/assets/site%2Ecss")) {
            Response answer = client().answer(Request.get(path).build());
            assertTrue(answer.status() == 200 || answer.status() == 302, () -> path + answer.status());
        }
        assertEquals("b { color: green }", client().get("/assets/site.css"));
        assertEquals("b { color: green }", client().get("/-/static-plugins/naive/site.css"));
    }
}
