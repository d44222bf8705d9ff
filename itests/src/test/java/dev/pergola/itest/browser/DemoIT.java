package dev.pergola.itest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.SqliteShell;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees first. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoIT {

    private Path file;
    private PergolaProcess demo;

    @BeforeAll
    void startDemo(@TempDir Path folder) {
        file = folder.resolve("demo.db");
        demo = Pergola.unpacked().start("demo", "--output", file.toString(), "-p", "0");
        demo.address();
    }

    @AfterAll
    void end() {
        demo.close();
    }

    @Test
    void isLargeAndWhole() {
        assertTrue(Files.exists(file));
        assertEquals(
                "[{\"integrity_check\":\"ok\"}]",
                SqliteShell.query(file, "pragma integrity_check").toString());
        assertEquals("[]", SqliteShell.query(file, "pragma foreign_key_check").toString());
        long rows = SqliteShell.query(file, "select count(*) as n from characters")
                .at("/0/n")
                .asLong();
        assertTrue(rows > 100_000, "characters: " + rows);
    }

    @Test
    void isWorthClickingThrough() {
        try (Browser browser = new Browser(demo.address())) {
            for (Screen screen : Screen.values()) {
                browser.look(screen);
                browser.open("/");
                browser.picture("demo-index-" + screen.label());
                browser.click("h2 a");
                browser.picture("demo-database-" + screen.label());
                browser.follow("characters");
                assertEquals("characters", browser.heading());
                browser.picture("demo-table-" + screen.label());
                browser.click("table.rows-and-columns tbody tr:nth-child(66) a");
                browser.picture("demo-row-" + screen.label());
                browser.assertQuiet();
            }
        }
    }
}
