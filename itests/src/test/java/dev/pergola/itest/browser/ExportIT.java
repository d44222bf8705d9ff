package dev.pergola.itest.browser;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.LinkChecker;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.SqliteShell;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The plugin that makes static copies: its page in a running server, its command, and what a reader of a copy sees. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("browser")
class ExportIT {

    private final Pergola pergola = Pergola.unpacked();

    @TempDir
    Path folder;

    private void install(String... plugins) {
        List<String> words = new ArrayList<>(List.of("install"));
        words.addAll(List.of(plugins));
        CommandResult result = pergola.run(words.toArray(String[]::new));
        assertEquals(0, result.exitCode(), result::everything);
    }

    private Path recordedDatabase() throws IOException {
        try (InputStream schema = ExportIT.class.getResourceAsStream("/dev/pergola/itest/conformance/second.sql")) {
            assertTrue(schema != null, "the recordings are not there");
            return SqliteShell.buildFrom(
                    folder.resolve("visitors.2024.db"), new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private String shop() {
        return SqliteShell.buildFrom(folder.resolve("shop.db"), """
                create table sales (id integer primary key, region text);
                with recursive n(i) as (select 0 union all select i + 1 from n where i < 11)
                insert into sales select i + 1, case when i % 6 = 0 then 'North' when i % 6 < 3 then 'South' else 'West' end from n;
                """).toString();
    }

    @Test
    @Order(2)
    void aCopyIsWholeAndCanBeReadFromTheDisk() throws IOException {
        install("export", "vega");
        Path output = folder.resolve("a copy");
        String[] command = {
            "export", recordedDatabase().toString(), shop(), "--all", "--search", "--output", output.toString()
        };
        CommandResult result = pergola.run(command);
        assertEquals(0, result.exitCode(), result::everything);
        LinkChecker links = LinkChecker.check(output);
        assertEquals(List.of(), links.broken());
        assertTrue(links.pages() > 20 && links.links() > 200, result::everything);

        CommandResult again = pergola.run(command);
        assertTrue(again.out().contains(" 0 written"), again::everything);

        try (Browser browser = new Browser(output.toUri())) {
            browser.look(Screen.DESKTOP);
            browser.open("index.html");
            browser.follow("visitors.2024");
            browser.follow("guestbook");
            assertEquals("guestbook", browser.heading());
            browser.picture("export-table");
            assertTrue(browser.text(".static-copy").contains("static copy"));
            browser.click("table.rows-and-columns tbody a[href]");
            browser.follow("Search this copy");
            browser.type("#words", "guestbook");
            eventually("pages that are found", () -> browser.texts("#pages a").stream()
                    .anyMatch(title -> title.contains("guestbook")));
            browser.click("#pages a");
            assertTrue(browser.text("main").contains("guestbook"), browser::path);

            browser.open("shop/sales.html");
            browser.press(".datasette-vega-inactive button");
            browser.element(".vega-picture[data-drawn]");
            assertTrue(browser.text(".vega-sentence").contains("from 2 (North) to 6 (West)"), browser::path);
            assertEquals(3, browser.elements(".vega-picture .mark-rect path").size());
            browser.picture("export-chart");
            browser.assertQuiet();
        }
    }

    @Test
    @Order(3)
    void singlePagesAreWrittenAsTheyAre() throws IOException {
        Path output = folder.resolve("pages");
        String database = recordedDatabase().toString();
        CommandResult result = pergola.run(
                "export",
                database,
                "--crossdb",
                "--path",
                "/",
                "--path",
                "/-/static/favicon.png",
                "--path",
                "/nope",
                "--path",
                "/../../evil",
                "--sql",
                "select '/visitors~2E2024.json'",
                "--output",
                output.toString());
        assertEquals(1, result.exitCode(), result::everything);
        assertEquals("select '/visitors~2E2024.json'\n\n", result.out());
        assertTrue(result.err().startsWith("index.html\n-/static/favicon.png\nvisitors~2E2024.json\n"), result::err);
        assertTrue(result.err().contains("/nope: status 404") && result.err().contains("/../../evil"), result::err);
        assertEquals((byte) 0x89, Files.readAllBytes(output.resolve("-/static/favicon.png"))[0]);
        assertFalse(Files.exists(output.resolve("nope.html")));
        assertEquals(2, pergola.run("export", database, "--root").exitCode());
        assertEquals(2, pergola.run("export", database, "--output", database).exitCode());

        CommandResult nothing = pergola.run(
                "export", database, "--output", folder.resolve("none").toString());
        assertEquals(new CommandResult(0, "", ""), nothing);
        assertFalse(Files.exists(folder.resolve("none")));
    }

    @Test
    @Order(1)
    void comesToARunningServerAndGoes() throws IOException {
        Path settings = Files.writeString(folder.resolve("pergola.yaml"), """
                permissions: {export-site: true}
                plugins: {export: {page: true}}
                """);
        try (PergolaProcess server = pergola.serve(recordedDatabase().toString(), "-c", settings.toString())) {
            assertFalse(pergola.run("--help").out().contains("  export "));
            install("export");
            assertTrue(pergola.run("--help").out().contains("  export "));
            eventually(() -> assertEquals(200, server.http().get("/-/export").statusCode()));
            HttpResponse<String> foreign = server.http()
                    .send("POST", "/-/export/start", "Origin", "https://example.org", "Sec-Fetch-Site", "cross-site");
            assertEquals(403, foreign.statusCode());
            assertEquals(404, server.http().get("/-/export/copy.zip").statusCode());

            assertEquals(303, server.http().send("POST", "/-/export/start").statusCode());
            eventually(() -> assertEquals(
                    "done", server.http().json("/-/export.json").at("/state").asText()));
            assertEquals(
                    "[]", server.http().json("/-/export.json").at("/failures").toString());
            assertTrue(server.http().get("/-/export/copy.zip").body().startsWith("PK"));

            assertEquals(0, pergola.run("uninstall", "export").exitCode());
            eventually(() -> assertEquals(404, server.http().get("/-/export").statusCode()));
            assertFalse(pergola.run("--help").out().contains("  export "));
        }
    }
}
