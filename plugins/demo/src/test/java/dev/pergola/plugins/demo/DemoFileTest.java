package dev.pergola.plugins.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFileTest {

    @TempDir
    private Path directory;

    @Test
    void aPlaceWithoutAFileIsMissing() throws IOException {
        assertEquals(DemoFile.State.MISSING, new DemoFile(directory.resolve("none.db")).state());
    }

    @Test
    void aFileStampedByThisJdkIsCurrent() throws Exception {
        Path file = database("now.db", DemoStamp.current().statements());
        assertEquals(DemoFile.State.CURRENT, new DemoFile(file).state());
    }

    @Test
    void aFileStampedByAnotherJdkIsOutdated() throws Exception {
        DemoStamp other = new DemoStamp(DemoStamp.current().contents() + 1);
        assertEquals(DemoFile.State.OUTDATED, new DemoFile(database("old.db", other.statements())).state());
    }

    @Test
    void everythingElseIsForeign() throws Exception {
        Path text = Files.writeString(directory.resolve("notes.txt"), "Dear diary, ".repeat(20));
        Path empty = Files.createFile(directory.resolve("empty.db"));
        Path database = database("people.db", List.of("CREATE TABLE people (name TEXT)"));
        for (Path foreign : List.of(text, empty, database, directory)) {
            assertEquals(DemoFile.State.FOREIGN, new DemoFile(foreign).state(), foreign.toString());
        }
    }

    @Test
    void theUsualPlaceIsTheCacheOfTheUser() throws IOException {
        Path cache = directory.resolve("cache");
        assertEquals(
                cache.resolve("pergola/demo.db"),
                DemoFile.ofUser(Map.of("XDG_CACHE_HOME", cache.toString()), directory)
                        .path());
        assertEquals(
                directory.resolve(".cache/pergola/demo.db"),
                DemoFile.ofUser(Map.of(), directory).path());
    }

    @Test
    void whereNoCacheCanBeMadeATemporaryDirectoryServes() throws IOException {
        Path blocked = Files.writeString(directory.resolve("file"), "a file cannot hold directories");
        Path chosen = DemoFile.ofUser(Map.of("XDG_CACHE_HOME", blocked.toString()), directory)
                .path();
        assertNotEquals(blocked, chosen.getParent().getParent());
        assertTrue(Files.isDirectory(chosen.getParent()));
        Files.delete(chosen.getParent());
    }

    private Path database(String name, List<String> statements) throws SQLException {
        Path file = directory.resolve(name);
        try (Connection connection = SqliteDatabases.open(file);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return file;
    }
}
