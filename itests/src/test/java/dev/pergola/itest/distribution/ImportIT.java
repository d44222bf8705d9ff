package dev.pergola.itest.distribution;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.Distribution;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.Shell;
import dev.pergola.itest.harness.SqliteShell;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files become tables, from the command line. */
class ImportIT {

    private final Pergola pergola = Pergola.unpacked();

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aRunningServerShowsTheRowsAtTheNextRequest() throws IOException {
        Path database = SqliteShell.buildFrom(
                folder.resolve("garden.db"), "create table plants (id integer primary key, name text)");
        try (PergolaProcess server = pergola.serve(database.toString())) {
            assertEquals(
                    0, server.http().json("/garden/plants.json?_shape=array").size());

            CommandResult result = pergola.run(
                    "insert",
                    database.toString(),
                    "plants",
                    file("plants.csv", "id,name\n1,Hop\n2,Ivy\n").toString());

            assertEquals(0, result.exitCode(), result::everything);
            assertEquals("plants: 2 rows written.\n", result.out());
            assertEquals(
                    "Ivy",
                    server.http()
                            .json("/garden/plants.json?_shape=array")
                            .at("/1/name")
                            .asText());
        }
    }

    @Test
    void standardInputIsRead() {
        try (Shell shell =
                new Shell(folder, Map.of("PERGOLA_HOME", pergola.home().toString()))) {
            CommandResult result = shell.run("printf '[{\"id\": 1, \"name\": \"Hop\"}]' | gzip | "
                    + Distribution.script() + " import garden.db --table plants --pk id");
            assertEquals(0, result.exitCode(), result::everything);
        }
        assertEquals(
                "Hop",
                SqliteShell.query(folder.resolve("garden.db"), "select name from plants where id = 1")
                        .at("/0/name")
                        .asText());
    }

    @Test
    void anotherProcessThatWritesIsWaitedForAndThatIsSaid() throws Exception {
        Path database = SqliteShell.buildFrom(folder.resolve("garden.db"), "create table plants (id integer)");
        Path rows = file("plants.csv", "id\n1\n");
        Process other = new ProcessBuilder("sqlite3", database.toString())
                .redirectErrorStream(true)
                .start();
        try (Writer input = new BufferedWriter(other.outputWriter())) {
            input.write("begin immediate;\n.print ready\n");
            input.flush();
            assertEquals("ready", other.inputReader().readLine());

            CommandResult impatient =
                    pergola.run("insert", database.toString(), "plants", rows.toString(), "--wait", "1");
            assertEquals(1, impatient.exitCode(), impatient::everything);
            assertEquals("""
                    Another process is writing the database; waiting up to 1 s.
                    Error: The database could not be used because another process or statement holds it: database is locked.
                    Try again in a moment.
                    """, impatient.err());

            try (PergolaProcess patient = pergola.start("insert", database.toString(), "plants", rows.toString())) {
                eventually("it says that it waits", () -> patient.output().contains("waiting up to 60 s."));
                input.write("insert into plants values (7); commit;\n");
                input.flush();
                CommandResult result = patient.awaitEnd();
                assertEquals(0, result.exitCode(), result::everything);
            }
        } finally {
            other.destroy();
        }
        assertEquals(2, SqliteShell.query(database, "select * from plants").size());
    }

    @Test
    void whoInterruptsAnImportFindsEverythingAsItWas() throws Exception {
        Path database = SqliteShell.buildFrom(folder.resolve("garden.db"), "create table plants (id integer)");
        Path pipe = folder.resolve("pipe.csv");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        for (String name : List.of("garden.db", "new.db")) {
            Thread rows = new Thread(() -> writeWithoutEnd(pipe), "rows without end");
            rows.start();
            try (PergolaProcess running = pergola.with("PERGOLA_JAVA_OPTIONS", "-Dpergola.terminal=true")
                    .start("insert", folder.resolve(name).toString(), "plants", pipe.toString())) {
                eventually("rows were written", () -> running.output().contains("rows/s"));
                running.requestEnd();
                CommandResult result = running.awaitEnd();
                assertEquals(1, result.exitCode(), result::everything);
                assertTrue(result.err().endsWith("Error: Interrupted. Nothing was changed.\n"), result::everything);
            }
            rows.join();
        }
        assertEquals(0, SqliteShell.query(database, "select * from plants").size());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("garden.db", "pipe.csv"),
                    files.map(Path::getFileName).map(Path::toString).sorted().toList());
        }
    }

    /** Until nobody reads any more. */
    private static void writeWithoutEnd(Path pipe) {
        try (Writer rows = Files.newBufferedWriter(pipe)) {
            rows.write("id\n");
            for (long i = 0; ; i++) {
                rows.write(i + "\n");
            }
        } catch (IOException brokenPipe) {
            // The reader has ended, as it was told to.
        }
    }

    @Test
    void aBrokenFileFailsAndMakesNothing() throws IOException {
        CommandResult result = pergola.run(
                "import",
                folder.resolve("new.db").toString(),
                file("plants.csv", "id,name\n1,Hop\n2\n").toString());

        assertEquals(1, result.exitCode(), result::everything);
        assertEquals("", result.out());
        assertTrue(result.err().contains("plants.csv, line 3: 1 value where there are 2 columns."), result::err);
        assertFalse(Files.exists(folder.resolve("new.db")));
    }

    @Test
    void linesEndAsTheyDoAndBigFilesFitIntoASmallHeap() throws IOException {
        Path big = folder.resolve("big.csv");
        try (Writer rows = Files.newBufferedWriter(big)) {
            rows.write("id,text\r\n");
            String text = "lorem ipsum ".repeat(1000);
            for (int i = 0; i < 10_000; i++) {
                rows.write(i + "," + text + "\r\n");
            }
        }
        CommandResult result = pergola.with("PERGOLA_JAVA_OPTIONS", "-Xmx96m")
                .run("import", folder.resolve("new.db").toString(), big.toString());

        assertEquals(0, result.exitCode(), result::everything);
        assertEquals("big: 10,000 rows in a new table.\n", result.out());
    }
}
