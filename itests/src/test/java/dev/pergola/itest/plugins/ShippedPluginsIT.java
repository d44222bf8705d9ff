package dev.pergola.itest.plugins;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.RawHttp;
import dev.pergola.itest.harness.SqliteShell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugins that come with the product are in its catalogue, and are installed and removed while a server runs. */
class ShippedPluginsIT {

    private final Pergola pergola = Pergola.unpacked();

    @TempDir
    Path folder;

    private String install(String plugin) {
        CommandResult result = pergola.run("install", plugin);
        assertEquals(0, result.exitCode(), result::everything);
        return result.out();
    }

    private void uninstall(String plugin) {
        CommandResult result = pergola.run("uninstall", plugin);
        assertEquals(0, result.exitCode(), result::everything);
    }

    private Path database(String... statements) {
        return SqliteShell.buildFrom(folder.resolve("atlas.db"), String.join(";\n", statements) + ";");
    }

    @Test
    void geoShowsMapsFindsWhatIsNearAndLeaves() {
        Path atlas = database(
                "create table towns (id integer primary key, name text, latitude real, longitude real)",
                "insert into towns values (1, 'Bern', 46.948, 7.4474), (2, 'Accra', 5.6, -0.2)");
        try (PergolaProcess server = pergola.serve(atlas.toString())) {
            assertFalse(server.http().get("/atlas/towns").body().contains("geo-map"), "installed although nobody did");
            assertTrue(install("geo").contains("dev.pergola.plugins.geo 1.0.0"), "what was done is told");

            eventually(() -> assertTrue(
                    server.http().get("/atlas/towns").body().contains("data=\"/atlas/towns.svg?_size=max\"")));
            assertTrue(server.http().get("/atlas/towns.svg").body().contains("<title>Bern</title>"));
            assertEquals(
                    "Bern",
                    server.http()
                            .json("/atlas/towns.json?_near=47,7,100&_shape=array")
                            .at("/0/name")
                            .asText());
            assertEquals(
                    "[-0.2,5.6]",
                    server.http()
                            .json("/atlas/towns.geojson?_stream=1&_bbox=-5,0,5,10")
                            .at("/features/0/geometry/coordinates")
                            .toString());
            assertEquals(
                    "[4655]",
                    server.http()
                            .json("/atlas/-/query.json?_shape=arrayfirst"
                                    + "&sql=select+cast(distance_km(46.948,7.4474,5.6,-0.2)+as+int)")
                            .toString());

            uninstall("geo");
            eventually(() ->
                    assertEquals(404, server.http().get("/atlas/towns.geojson").statusCode()));
            assertFalse(server.http().get("/atlas/towns").body().contains("geo-map"));
        }
    }

    @Test
    void brandingShowsWhoseSiteItIsAndFollowsItsSettings() throws IOException {
        Path settings = Files.writeString(
                folder.resolve("pergola.yaml"), "plugins: {branding: {name: The Courier, accent: '#8a1538'}}");
        try (PergolaProcess server = pergola.serve("--memory", "-c", settings.toString())) {
            String before = server.http().get("/").body();
            install("branding");
            eventually(() -> assertTrue(server.http().get("/").body().contains("<span>The Courier</span>")));
            assertTrue(server.http().get("/-/branding.css").body().contains("--leaf: #8a1538"));

            Files.writeString(settings, "plugins: {branding: {name: The Post, notice: Under repair}}");
            eventually(() -> assertTrue(server.http().get("/").body().contains("<span>The Post</span>")));
            assertTrue(server.http().get("/").body().contains("Under repair"));

            uninstall("branding");
            eventually(() -> assertEquals(before, server.http().get("/").body()));
        }
    }

    @Test
    void markdownIsShownAsItIsMeant() {
        Path atlas = database(
                "create table notes (id integer primary key, body_markdown text)",
                "insert into notes values (1, '**bold** <script>')");
        try (PergolaProcess server = pergola.serve(atlas.toString())) {
            assertTrue(server.http().get("/atlas/notes").body().contains("**bold**"));
            install("markdown");
            eventually(() -> assertTrue(
                    server.http().get("/atlas/notes").body().contains("<p><strong>bold</strong> &lt;script&gt;</p>")));

            uninstall("markdown");
            eventually(() -> assertTrue(server.http().get("/atlas/notes").body().contains("**bold**")));
        }
    }

    @Test
    void journalWritesDownWhatIsAskedAndWhatHappens() throws IOException {
        Path requests = folder.resolve("requests.jsonl");
        Path events = folder.resolve("events.jsonl");
        Path settings = Files.writeString(
                folder.resolve("pergola.yaml"),
                "permissions: {create-table: true}\nplugins: {journal: {requests: %s, events: %s}}"
                        .formatted(requests, events));
        Path atlas = database("create table towns (id integer primary key)");
        try (PergolaProcess server = pergola.serve(atlas.toString(), "-c", settings.toString())) {
            install("journal");
            eventually(() -> {
                server.http().get("/atlas/towns?_token=secret");
                assertTrue(lines(requests).contains("\"method\":\"GET\",\"path\":\"/atlas/towns\",\"status\":200"));
            });
            assertFalse(lines(requests).contains("secret"), "arguments may hold secrets");
            new RawHttp(server.address())
                    .send(
                            "POST",
                            "/atlas/-/create",
                            Map.of("Content-Type", "application/json"),
                            "{\"table\": \"rivers\", \"columns\": [{\"name\": \"a\"}]}"
                                    .getBytes(StandardCharsets.UTF_8));
            eventually(() -> assertTrue(lines(events)
                    .contains(
                            "\"event\":\"create-table\",\"properties\":{\"database\":\"atlas\",\"table\":\"rivers\"")));

            uninstall("journal");
            eventually(() ->
                    assertFalse(server.http().get("/-/plugins.json").body().contains("journal")));
            server.http().get("/atlas/towns/1");
        }
        assertFalse(lines(requests).contains("/atlas/towns/1"), "asked when it had left");
    }

    private static String lines(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void signpostLeadsToWhatHasMovedAndToWhereOneSignsIn() throws IOException {
        Path settings = Files.writeString(folder.resolve("pergola.yaml"), """
                databases: {atlas: {tables: {secrets: {allow: {id: ada}}}}}
                plugins:
                  signpost:
                    moved: ["/atlas/cities/* /atlas/towns/*"]
                    sign_in: /-/sign-in
                """);
        Path atlas = database(
                "create table towns (id integer primary key)",
                "insert into towns values (1)",
                "create table secrets (id integer primary key)");
        try (PergolaProcess server = pergola.serve(atlas.toString(), "-c", settings.toString())) {
            assertEquals(404, server.http().get("/atlas/cities/1").statusCode());
            install("signpost");
            eventually(() -> assertEquals(
                    "308 /atlas/towns/1?_size=1", redirect(server.http().get("/atlas/cities/1?_size=1"))));
            assertEquals(
                    "302 /-/sign-in?next=%2Fatlas%2Fsecrets",
                    redirect(server.http().send("GET", "/atlas/secrets", "Accept", "text/html")));
            assertEquals(403, server.http().get("/atlas/secrets.json").statusCode(), "programs are told");

            uninstall("signpost");
            eventually(
                    () -> assertEquals(404, server.http().get("/atlas/cities/1").statusCode()));
        }
    }

    private static String redirect(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void corsHeadersComeAndGoWithThePluginThatTheSwitchConfigures() throws IOException {
        Path off = pergola.home().resolve("plugins/dev.pergola.plugins.cors.disabled");
        Files.createDirectories(off.getParent());
        try (PergolaProcess server = pergola.serve("--memory", "--cors")) {
            assertEquals(Optional.of("*"), allowedOrigin(server, "/-/versions.json"));
            assertEquals(Optional.of("*"), allowedOrigin(server, "/nowhere.json"), "errors too");
            assertEquals(Optional.empty(), allowedOrigin(server, "/_memory"), "but no pages");
            assertEquals(2, preflight(server, "/-/nowhere") / 100, "a preflight succeeds everywhere");

            Files.createFile(off);
            eventually(() -> assertEquals(Optional.empty(), allowedOrigin(server, "/-/versions.json")));
            Files.delete(off);
            eventually(() -> assertEquals(Optional.of("*"), allowedOrigin(server, "/-/versions.json")));
        }
    }

    private static int preflight(PergolaProcess server, String path) {
        String[] question = {"Origin", "https://a.com", "Access-Control-Request-Method", "GET"};
        return server.http().send("OPTIONS", path, question).statusCode();
    }

    private static Optional<String> allowedOrigin(PergolaProcess server, String path) {
        return server.http()
                .send("GET", path, "Origin", "https://a.com")
                .headers()
                .firstValue("Access-Control-Allow-Origin");
    }
}
