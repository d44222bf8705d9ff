package dev.pergola.itest.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.Distribution;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.SqliteShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesIT {

    private static final String LIBRARY = "/dev/pergola/itest/library.sql";

    @TempDir
    Path folder;

    @Test
    void unpackedArchiveServes() {
        assertTrue(Files.isExecutable(Distribution.script()), "bin/pergola is executable after unpacking");
        assertServes(Pergola.unpacked());
    }

    @Test
    void singleJarServes() {
        assertServes(Pergola.runnableJar());
    }

    @Test
    void bothArchivesAreOneVersion() {
        CommandResult unpacked = Pergola.unpacked().run("--version");
        CommandResult jar = Pergola.runnableJar().run("--version");

        assertEquals(0, unpacked.exitCode(), unpacked::everything);
        assertEquals(unpacked.out(), jar.out());
        assertTrue(
                Distribution.zip().getFileName().toString().contains(lastWord(unpacked.out())),
                "the name of the archive has the version " + unpacked.out());
    }

    @Test
    void runsFromAFolderWithSpacesAndThroughALink() throws IOException {
        Path script = Distribution.unpackInto(Files.createDirectory(folder.resolve("my own programs")));
        Path link = Files.createSymbolicLink(folder.resolve("link to pergola"), script);

        CommandResult result = Pergola.of(link).run("--version");

        assertEquals(0, result.exitCode(), result::everything);
    }

    @Test
    void runsFromAnArchiveThatCannotBeWrittenTo() throws IOException {
        Path script = Distribution.unpackInto(Files.createDirectory(folder.resolve("installed")));
        setWritable(script.getParent().getParent(), false);
        try {
            assertServes(Pergola.of(script));
        } finally {
            setWritable(script.getParent().getParent(), true);
        }
    }

    private void assertServes(Pergola pergola) {
        Path database = SqliteShell.build(folder.resolve("library.db"), LIBRARY);
        try (PergolaProcess server = pergola.serve(database.toString())) {
            assertEquals(200, server.http().get("/").statusCode());
            assertEquals(
                    3, server.http().json("/library/authors.json").get("rows").size());
            CommandResult end = server.terminate();
            assertTrue(PergolaProcess.isOrderlyEnd(end.exitCode()), "exit code " + end.exitCode());
        }
    }

    private static void setWritable(Path folder, boolean writable) throws IOException {
        try (var files = Files.walk(folder)) {
            files.filter(Files::isDirectory)
                    .forEach(directory -> directory.toFile().setWritable(writable));
        }
    }

    private static String lastWord(String line) {
        String stripped = line.strip();
        return stripped.substring(stripped.lastIndexOf(' ') + 1);
    }
}
