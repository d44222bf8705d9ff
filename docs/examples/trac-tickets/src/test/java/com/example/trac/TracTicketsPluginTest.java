package com.example.trac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.testing.Answer;
import dev.pergola.testing.InstalledPlugin;
import dev.pergola.testing.PluginJar;
import dev.pergola.testing.PluginSite;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The jar in a server: settings, the page, and whether anything is left when it goes. Nobody answers at the address. */
class TracTicketsPluginTest {

    @TempDir
    static Path folder;

    @RegisterExtension
    final PluginSite site = PluginSite.empty().configuration("");

    private static String settings(String more) {
        return "plugins: {trac-tickets: {address: 'http://127.0.0.1:9', file: '" + folder.resolve("tickets.db") + "'"
                + more + "}}";
    }

    @Test
    void comesTellsItsStateAndGoesWithoutATrace() {
        PluginJar plugin = PluginJar.ofThisProject();
        site.configure(settings(""));
        InstalledPlugin installed = site.install(plugin);
        assertEquals("active", installed.state(), () -> installed.reasons().toString());

        Answer page = answered(200, "/-/trac-tickets");
        assertTrue(page.text().contains("<a href=\"http://127.0.0.1:9\">"), page.text());
        assertTrue(page.text().contains("none has ended yet"), page.text());
        assertTrue(site.get("/trac").text().contains("/-/trac-tickets"), "the menu of the database leads there");

        site.configure(settings(", batch: 10, database: tickets"));
        answered(200, "/tickets/tickets");
        assertEquals(404, site.get("/trac").status());

        site.remove(plugin.name());
        assertEquals(404, site.get("/-/trac-tickets").status());
        assertEquals(404, site.get("/tickets").status());
        site.assertNothingIsLeft();
    }

    /** Start-up hooks of a plugin that arrives later are called a moment after it has arrived. */
    private Answer answered(int status, String path) {
        return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Answer answer = site.get(path);
            while (answer.status() != status) {
                Thread.onSpinWait();
                answer = site.get(path);
            }
            return answer;
        });
    }

    @Test
    void runsNotUntilItIsToldWhereTracIs() {
        assertEquals("settings refused", site.install(PluginJar.ofThisProject()).state());
    }
}
