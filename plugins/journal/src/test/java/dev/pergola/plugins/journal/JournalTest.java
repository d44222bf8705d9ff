package dev.pergola.plugins.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.testing.PluginJar;
import dev.pergola.testing.PluginSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The plugin as it is installed. */
class JournalTest {

    private static final PluginJar PLUGIN = PluginJar.ofThisProject();

    @RegisterExtension
    final PluginSite site = PluginSite.empty()
            .database("news.db", "create table articles (name text)")
            .configuration("");

    @TempDir
    private Path folder;

    private Path requests() {
        return folder.resolve("requests.jsonl");
    }

    private void install() {
        site.configure("plugins: {journal: {requests: \"%s\"}}".formatted(requests()));
        assertEquals("active", site.install(PLUGIN).state());
    }

    @Test
    void eachRequestIsALineWithoutItsArguments() throws IOException {
        install();
        site.send(Request.get("/news/articles.json?token=secret").header("User-Agent", "a \"browser\""));
        site.get("/nothing");
        site.remove(PLUGIN.name());

        String lines = Files.readString(requests());
        assertTrue(lines.contains("\"method\":\"GET\",\"path\":\"/news/articles.json\",\"status\":200,\"ms\":"), lines);
        assertTrue(lines.contains("\"agent\":\"a \\\"browser\\\"\"}"), lines);
        assertTrue(lines.contains("\"path\":\"/nothing\",\"status\":404"), lines);
        assertFalse(lines.contains("secret"), lines);
        site.assertNothingIsLeft();
    }

    @Test
    void aFileThatWasMovedAwayIsBegunAnew() throws IOException {
        install();
        site.get("/news");
        site.remove(PLUGIN.name());
        Files.move(requests(), folder.resolve("requests.1"));
        assertEquals("active", site.install(PLUGIN).state());
        site.get("/news/articles");
        site.remove(PLUGIN.name());
        assertFalse(Files.readString(requests()).contains("\"path\":\"/news\""));
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedWithTheReason() {
        site.configure("plugins: {journal: {requests: /nowhere/at/all}}");
        site.install(PLUGIN);
        String reasons = site.plugins().get(0).toString();
        assertTrue(reasons.contains("'/nowhere/at/all' cannot be written"), reasons);
        assertEquals(200, site.get("/news").status());
    }
}
