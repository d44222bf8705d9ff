package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.api.data.Sql;
import dev.pergola.core.db.Database;
import dev.pergola.core.db.DatabaseFiles;
import dev.pergola.core.db.Databases;
import dev.pergola.core.db.Limits;
import dev.pergola.core.hooks.HookRegistry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedDatabasesTest {

    @TempDir
    private Path folder;

    @Test
    void looksThatComeBeforeTheStartAttachNothing() {
        Path file = folder.resolve("garden.db");
        DatabaseFiles.create(file, transaction -> transaction.execute(Sql.of("create table plants (name text)")));
        try (Databases databases = new Databases(Limits.standard(), List.of())) {
            WatchedDatabases watched = new WatchedDatabases(
                    ServedFiles.of(ServeOptions.immutable(List.of(file))),
                    databases,
                    new Departures(new HookRegistry()));
            watched.look();
            watched.look();
            watched.attachAll();
            watched.look();
            watched.look();
            assertEquals(
                    List.of("garden"),
                    databases.all().stream().map(Database::name).toList());
        }
    }
}
