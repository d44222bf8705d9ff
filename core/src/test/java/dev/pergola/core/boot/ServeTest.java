package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

/** The command line of {@code serve} in the process, as `--get` runs it. */
class ServeTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Platform platform = new Platform(new Product("1.2.3", Path.of("unused")));
    private Path birds;

    @BeforeEach
    void makeDatabase() throws SQLException {
        birds = directory.resolve("birds.db");
        try (Connection connection = JDBC.createConnection("jdbc:sqlite:" + birds, new Properties());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("create table families(id integer primary key, name text)");
            statement.executeUpdate("create table birds(id integer primary key, name text,"
                    + " family_id integer references families(id))");
            statement.executeUpdate("insert into families values(1, 'Troglodytidae')");
            statement.executeUpdate("insert into birds values(1, 'Wren', 1), (2, 'Unknown', null)");
        }
    }

    @AfterEach
    void closePlatform() {
        platform.close();
    }

    private int run(String... line) {
        return platform.run(List.of(line), new PrintWriter(out), new PrintWriter(err));
    }

    @Test
    void oneRequestIsAnsweredOnStandardOutput() {
        assertEquals(0, run(birds.toString(), "--get", "/birds/birds.json"));
        assertEquals("""
                {"ok":true,"rows":[{"id":1,"name":"Wren","family_id":1},{"id":2,"name":"Unknown","family_id":null}],\
                "next":null,"next_url":null,"truncated":false}
                """, out.toString());
    }

    @Test
    void aMissingPageEndsWithExitCodeOne() {
        assertEquals(1, run(birds.toString(), "--get", "/birds/brids.json", "--headers"));
        assertTrue(out.toString().startsWith("HTTP/1.1 404"), out.toString());
    }

    @Test
    void everyWrongPathIsReportedAtOnce() {
        assertEquals(1, run("nope.db", "neither.db", directory.resolve("x").toString()));
        assertEquals(
                3,
                err.toString()
                        .lines()
                        .filter(line -> line.startsWith("Error: "))
                        .count(),
                err.toString());
    }

    @Test
    void everyProblemOfTheConfigurationIsReportedAtOnceWithItsLine() throws IOException {
        Path configuration = directory.resolve("pergola.yaml");
        Files.writeString(configuration, "settings:\n  default_page_sise: 10\n  sql_time_limit_ms: soon\n");
        assertEquals(1, run(birds.toString(), "-c", configuration.toString()));
        assertTrue(err.toString().contains(":2:"), err.toString());
        assertTrue(err.toString().contains(":3:"), err.toString());
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        assertEquals(2, run(birds.toString(), "--prot", "80"));
        assertTrue(err.toString().contains("--prot"), err.toString());
        assertTrue(err.toString().contains("--help"), err.toString());
    }

    @Test
    void settingsFromTheCommandLineGoOverTheFile() {
        assertEquals(0, run(birds.toString(), "-s", "default_page_size", "1", "--get", "/birds/birds.json"));
        assertTrue(out.toString().contains("\"next\":\"1\""), out.toString());
    }

    @Test
    void whoReloadsIsNotShownWhatABrowserKept() {
        assertEquals(0, run(birds.toString(), "--reload", "--headers", "--get", "/birds/birds.json"));
        assertTrue(out.toString().contains("cache-control: no-cache"), out.toString());
    }

    @Test
    void theCountsOfAFileAreInspected() {
        assertEquals(0, run("inspect", birds.toString()));
        assertTrue(out.toString().contains("\"count\" : 2"), out.toString());
    }

    @Test
    void theHelpListsTheCommands() {
        assertEquals(0, run("--help"));
        for (String command : List.of("serve", "inspect", "plugins")) {
            assertTrue(out.toString().contains("  " + command + " "), out.toString());
        }
    }
}
