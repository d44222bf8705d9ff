package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.plugins.TestJars;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that change what is installed. */
class ChangeCommandTest {

    @TempDir
    private Path directory;

    private final StringWriter printed = new StringWriter();
    private Platform platform;
    private String jar;

    @BeforeEach
    void makeJar() {
        platform = new Platform(new Product("1.2.3", directory.resolve("home")));
        Path file = directory.resolve("vega.jar");
        TestJars.plugin(file, "vega", "1.0.0");
        jar = file.toString();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private int run(String... line) {
        printed.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(printed);
        return platform.run(List.of(line), writer, writer);
    }

    @Test
    void aPlanIsPrintedAndNothingIsChanged() {
        assertEquals(0, run("install", jar, "--dry-run"));
        assertEquals("vega 1.0.0 starts, from the installed set.\nNothing was changed.\n", printed.toString());
        assertFalse(Files.exists(directory.resolve("home")));
    }

    @Test
    void whatWasDoneIsSaidAndHowToUndoIt() {
        assertEquals(0, run("install", jar));
        assertEquals("""
                vega 1.0.0 starts, from the installed set.
                Set 1 is in force; `pergola rollback` goes back to set 0.
                """, printed.toString());
        assertEquals(0, run("install", jar));
        assertEquals("Everything is installed as it is wanted.\n", printed.toString());
        assertEquals(0, run("update"));
        assertEquals(0, run("uninstall", "vega"));
        assertEquals(0, run("rollback", "--to", "1"));
        assertEquals(0, run("plugins", "--sets"));
        assertEquals(
                List.of("3", "2", "1"),
                printed.toString().lines().map(line -> line.substring(0, 1)).toList());
        assertTrue(printed.toString().contains("  rollback to 1: vega 1.0.0"), printed::toString);
    }

    @Test
    void aPlanThatIsRefusedEndsWithOne() throws IOException {
        run("install", jar);
        TestJars.plugin(Path.of(jar), "vega", "0.9.0");
        assertEquals(1, run("install", jar, "--dry-run"));
        assertTrue(printed.toString().contains("Error: vega 0.9.0 is older than 1.0.0"), printed::toString);
        assertEquals(1, run("install", jar));
        assertEquals(0, run("install", jar, "--allow-downgrade"));
        assertEquals(1, run("install", "nobody-knows-this"));
        assertEquals(1, run("uninstall", "vegas"));
        assertEquals(1, run("rollback", "--to", "77"));
    }

    @Test
    void whoNamesNothingIsToldWhatToWrite() {
        assertEquals(2, run("install"));
        assertEquals(2, run("uninstall"));
        assertEquals(2, run("rollback", "--to", "yesterday"));
        assertTrue(printed.toString().contains("yesterday is no number of a set."), printed::toString);
    }
}
