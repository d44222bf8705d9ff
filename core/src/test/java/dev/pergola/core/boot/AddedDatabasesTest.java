package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Database;
import dev.pergola.api.data.DatabaseFile;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.StatementAnalysis;
import dev.pergola.api.data.StatementAnalysis.Kind;
import dev.pergola.api.data.StatementAnalysis.Step;
import dev.pergola.api.http.Request;
import dev.pergola.core.db.DatabaseFiles;
import dev.pergola.core.write.ApiDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Databases that plugins add to a site, and what plugins can do with a database. */
class AddedDatabasesTest {

    private static final Sql COUNT = Sql.of("select count(*) from note");

    @RegisterExtension
    final AskedSite site = new AskedSite("", "create table open(v)");

    @TempDir
    private Path folder;

    private AddedDatabases added() {
        return site.server().added();
    }

    private static long number(Database database, Sql sql) {
        try (Rows rows = database.query(sql)) {
            rows.next();
            return rows.integer(0);
        }
    }

    private int status(String path) {
        return site.ask(Request.get(path)).status();
    }

    private List<String> names() {
        return site.server().databases().all().stream()
                .map(database -> database.name())
                .toList();
    }

    @Test
    void whatIsInMemoryOutlivesAnUpdateAndLeavesWithThePlugin() {
        AddedDatabases.Holding old = added().memory("notes", "scratch");
        Database database = new ApiDatabase(old.database());
        database.script("create table note(v); insert into note values ('a'), ('b')");
        assertEquals(200, status("/scratch/note.json"));

        AddedDatabases.Holding arriving = added().memory("notes", "scratch");
        old.release();
        old.release();
        assertEquals(2, number(new ApiDatabase(arriving.database()), COUNT), "the tables are still there");

        arriving.release();
        assertEquals(404, status("/scratch/note.json"));
        assertEquals(List.of("data"), names());

        AddedDatabases.Holding again = added().memory("notes", "scratch");
        assertEquals(404, status("/scratch/note.json"), "nothing is left of the old tables");
        again.release();
    }

    @Test
    void aNameThatIsTakenIsVaried() {
        assertEquals("data_2", added().memory("notes", "data").database().name());
        assertEquals("data_3", added().memory("others", "data").database().name());
        assertEquals("data_2", added().memory("notes", "data").database().name(), "its own is found again");
        assertThrows(IllegalArgumentException.class, () -> added().memory("notes", " "));
    }

    @Test
    void aFileIsServedUnderItsNameOrAnother() {
        Path file = folder.resolve("herbs.db");
        DatabaseFiles.create(file, transaction -> transaction.execute(Sql.of("create table note(v)")));
        AddedDatabases.Holding mutable = added().file("notes", DatabaseFile.of(file));
        AddedDatabases.Holding fixed =
                added().file("notes", DatabaseFile.of(file).named("old herbs").unchanging());
        assertEquals(List.of("data", "herbs", "old herbs"), names());
        assertEquals(Optional.of(file), new ApiDatabase(mutable.database()).file());
        assertEquals(200, status("/old+herbs/note.json"));
        Database readable = new ApiDatabase(fixed.database());
        assertEquals(
                ErrorCode.FORBIDDEN,
                assertThrows(ServerException.class, () -> readable.execute(Sql.of("delete from note")))
                        .code());
        mutable.release();
        fixed.release();
        assertEquals(404, status("/herbs.json"));
        assertTrue(file.toFile().exists());
        assertThrows(ServerException.class, () -> added().file("notes", DatabaseFile.of(folder.resolve("none.db"))));
    }

    @Test
    void readersAndWritersOfMemoryWaitForEachOther() {
        Database database = new ApiDatabase(added().memory("notes", "busy").database());
        database.script("create table note(v)");
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Long> reader = CompletableFuture.supplyAsync(() -> {
            long read = 0;
            while (!ended.get()) {
                read += 1 + 0 * number(database, COUNT);
            }
            return read;
        });
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(List.of(i));
        }
        for (int i = 0; i < 100; i++) {
            assertEquals(100, database.executeMany("insert into note values (?)", rows));
        }
        ended.set(true);
        assertTrue(reader.join() > 0, "and no read has failed");
        assertEquals(10_000, number(database, COUNT));
    }

    @Test
    void aScriptIsOneTransaction() {
        Database database = new ApiDatabase(added().memory("notes", "script").database());
        database.script("create table note(v);");
        assertThrows(
                ServerException.class,
                () -> database.script("insert into note values (1); insert into nowhere values (2)"));
        assertEquals(0, number(database, COUNT));
        assertThrows(
                ServerException.class,
                () -> database.script("insert into note values (1); commit; insert into note values (2)"));
        assertEquals(0, number(database, COUNT));
        assertEquals(3, database.script("insert into note values (';'), (2); update note set v = 1 where v = 2"));
    }

    @Test
    void someThingsNeedAConnectionOfTheirOwn() {
        Path file = folder.resolve("herbs.db");
        DatabaseFiles.create(file, transaction -> transaction.execute(Sql.of("create table note(v)")));
        Database database =
                new ApiDatabase(added().file("notes", DatabaseFile.of(file)).database());
        assertThrows(ServerException.class, () -> database.execute(Sql.of("vacuum")));
        String mode = database.isolated(connection -> {
            connection.execute(Sql.of("vacuum"));
            connection.script("begin; insert into note values (1)");
            try (Rows rows = connection.query(Sql.of("pragma journal_mode"))) {
                rows.next();
                return rows.text(0);
            }
        });
        assertEquals("delete", mode);
        assertEquals(0, number(database, COUNT), "a transaction that was left open is rolled back");
        assertEquals(1, database.execute(Sql.of("insert into note values (?)", 1)), "and nobody is kept from writing");
    }

    @Test
    void aStatementIsLookedAtWithoutBeingRun() {
        Database database = new ApiDatabase(added().memory("notes", "looked").database());
        database.script("""
                create table note(v); create table log(v); create view short as select v from note;
                create trigger watch after insert on note begin insert into log values (new.v); end;
                """);
        StatementAnalysis analysis = database.analyse("insert into note select v from short where v > :least");
        assertTrue(analysis.writes());
        assertEquals(Set.of("note", "log"), analysis.tablesWritten());
        assertEquals(Set.of("note", "short"), analysis.tablesRead());
        assertTrue(
                analysis.steps().contains(new Step(Kind.INSERT, "log", Optional.of("watch"))),
                analysis.steps().toString());
        assertEquals(0, number(database, COUNT));
        assertEquals(
                403,
                assertThrows(ServerException.class, () -> database.analyse("pragma page_count"))
                        .code()
                        .status());
        assertEquals(
                400,
                assertThrows(ServerException.class, () -> database.analyse("select v from nowhere"))
                        .code()
                        .status());
    }
}
