package dev.pergola.core.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Sql;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DatabasesTest {

    @TempDir
    Path directory;

    private final Databases databases = new Databases(
            Limits.standard().withClosingTime(Duration.ofMillis(100)).withSqlTimeLimit(Duration.ofSeconds(30)),
            List.of(connection -> connection.function(
                    "twice", 1, true, values -> Value.of(values.get(0).asText().repeat(2)))));

    @AfterEach
    void close() {
        databases.close();
    }

    private Path file(String name) {
        return DatabaseFixture.file(
                directory.resolve(name),
                "create table t(v);\ninsert into t values ('" + name.replace("'", "''") + "');");
    }

    private List<String> names() {
        return databases.all().stream().map(Database::name).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"what?.db", "a#b.db", "100%.db", "50%25.db", "mode=rwc&x.db", "größe 'x'.db", "a;b.db"})
    void filesOfEveryNameCanBeServed(String name) {
        Path file = file(name);
        assertEquals(List.of(name), DatabaseFixture.texts(databases.attachFile(file, false), "select v from t"));
        assertEquals(List.of(name), DatabaseFixture.texts(databases.attachFile(file, true), "select v from t"));
    }

    @Test
    void databasesKeepTheirOrderAndGetNamesOfTheirOwn() {
        databases.attachFile(file("b.db"), false);
        databases.attachFile(file("a.b.db"), false);
        databases.attachFile(file("b.sqlite"), false);
        databases.attachMemory(false);
        assertEquals(List.of("_memory", "b", "a.b", "b_2"), names());
        assertEquals("b_2", databases.findByRoute("b_2").orElseThrow().name());
        assertEquals(Optional.empty(), databases.find("B"));
    }

    @Test
    void aDatabaseThatLeavesIsClosedAndTheOthersStay() {
        Database a = databases.attachFile(file("a.db"), false);
        Database b = databases.attachFile(file("b.db"), false);
        List<Database> before = databases.all();
        databases.remove(a);
        assertEquals(List.of("b"), names());
        assertEquals(2, before.size());
        ServerException problem = assertThrows(ServerException.class, a::read);
        assertEquals(ErrorCode.NOT_FOUND, problem.code());
        assertSame(b, databases.find("b").orElseThrow());
        databases.remove(a);
        assertEquals(List.of("b.db"), DatabaseFixture.texts(b, "select v from t"));
    }

    @Test
    void removalInterruptsAReadingThatDoesNotEnd() {
        Database database = databases.attachFile(file("a.db"), false);
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<ErrorCode> endless = CompletableFuture.supplyAsync(() -> {
            try (ReadSession session = database.read();
                    RowCursor rows = session.query(dev.pergola.core.model.Sql.of(
                            "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n"))) {
                rows.next();
                begun.complete(null);
                while (rows.next()) {
                    // Reads on until somebody stops it.
                }
                return ErrorCode.INTERNAL;
            } catch (ServerException stopped) {
                return stopped.code();
            }
        });
        begun.join();
        databases.remove(database);
        assertEquals(ErrorCode.SQL_INTERRUPTED, endless.join());
    }

    @Test
    void anImmutableFileHasAHashAndCannotBeWritten() {
        Database database = databases.attachFile(file("fixed.db"), true);
        assertEquals(64, database.info().hash().orElseThrow().length());
        assertEquals(
                database.info().hash().orElseThrow().substring(0, 6),
                database.info().colour());
        assertFalse(database.mutable());
        assertEquals(0, database.version());
        ServerException problem = assertThrows(
                ServerException.class,
                () -> database.write(transaction -> transaction.execute(Sql.of("delete from t"))));
        assertEquals(ErrorCode.FORBIDDEN, problem.code());
    }

    @Test
    void theSizeIsThatOfTheFileNow() {
        Database database = databases.attachFile(file("grows.db"), false);
        long before = database.info().size();
        database.write(transaction -> transaction.execute(Sql.of("insert into t values (zeroblob(100000))")));
        assertTrue(database.info().size() > before);
        assertEquals(Optional.empty(), database.info().hash());
    }

    @Test
    void aSharedDatabaseInMemoryIsOneForAllAndLivesAsLongAsItIsAttached() {
        Database database = databases.attachSharedMemory("scratch");
        long before = database.version();
        database.write(transaction -> transaction.execute(Sql.of("create table t(v)")));
        assertTrue(database.version() != before);
        database.write(transaction -> transaction.execute(Sql.of("insert into t values ('kept')")));
        try (ReadSession one = database.read();
                ReadSession two = database.read()) {
            for (ReadSession session : List.of(one, two)) {
                assertEquals(
                        List.of(List.of(Value.of("kept"))),
                        DatabaseFixture.rows(session.query(dev.pergola.core.model.Sql.of("select v from t"))));
            }
        }
        assertThrows(
                ServerException.class, () -> DatabaseFixture.texts(database, "insert into t values (1) returning v"));
        assertTrue(database.schema().table("t").isPresent());
        assertTrue(database.info().memory());
    }

    @Test
    void theMemoryDatabaseReachesTheOthersAsTheyComeAndGo() {
        Database memory = databases.attachMemory(true);
        assertThrows(ServerException.class, () -> DatabaseFixture.texts(memory, "select v from \"o'd\"\"d\".t"));
        Database odd = databases.attachFile(file("o'd\"d.db"), false);
        assertEquals(List.of("o'd\"d.db"), DatabaseFixture.texts(memory, "select v from \"o'd\"\"d\".t"));
        databases.remove(odd);
        assertThrows(ServerException.class, () -> DatabaseFixture.texts(memory, "select v from \"o'd\"\"d\".t"));
    }

    @Test
    void theMemoryDatabaseReachesTenOthers() {
        Database memory = databases.attachMemory(true);
        for (int i = 0; i < 12; i++) {
            databases.attachFile(file("f" + i + ".db"), i % 2 == 0);
        }
        assertEquals(List.of("f9.db"), DatabaseFixture.texts(memory, "select v from f9.t"));
        assertThrows(ServerException.class, () -> DatabaseFixture.texts(memory, "select v from f10.t"));
    }

    @Test
    void customisersPrepareEveryConnection() {
        Database database = databases.attachFile(file("a.db"), false);
        assertEquals(List.of("a.dba.db"), DatabaseFixture.texts(database, "select twice(v) from t"));
        database.write(transaction -> transaction.execute(Sql.of("update t set v = twice('b')")));
        assertEquals(List.of("bb"), DatabaseFixture.texts(database, "select v from t"));
    }

    @Test
    void aFileThatIsMissingSaysSo() {
        assertRefused(directory.resolve("missing.db"), "there is no such file");
    }

    @Test
    void aDirectoryIsNoDatabase() {
        assertRefused(directory, "it is a directory");
    }

    @Test
    void anotherKindOfFileIsNoDatabase() throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), "Not a database, whatever its name may be.");
        assertRefused(file, "it is not a SQLite database");
    }

    @Test
    void aDamagedFileIsRefusedAtOnce() throws IOException {
        Path file = file("damaged.db");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 100; i < bytes.length; i++) {
            bytes[i] = (byte) 0xff;
        }
        Files.write(file, bytes);
        assertRefused(file, "damaged");
    }

    @Test
    void anEmptyFileIsAnEmptyDatabase() throws IOException {
        Path file = Files.createFile(directory.resolve("empty.db"));
        assertEquals(List.of(), databases.attachFile(file, false).schema().all());
    }

    @Test
    void aDatabaseThatAnotherHoldsLockedSaysSo() throws Exception {
        Path file = file("locked.db");
        Connections connections =
                new Connections(new DatabaseSource.MutableFile(file), () -> 0, ConnectionPreparation.none(), List::of);
        try (SqliteConnection other = connections.openForWriting(
                new DatabaseSource.MutableFile(file).writeAddress().orElseThrow())) {
            other.execute("begin exclusive");
            assertRefused(file, "locked");
            assertEquals(
                    List.of("locked.db"), DatabaseFixture.texts(databases.attachFile(file, true), "select v from t"));
        }
    }

    private void assertRefused(Path file, String reason) {
        ServerException problem = assertThrows(ServerException.class, () -> databases.attachFile(file, false));
        assertTrue(problem.getMessage().contains(file.toString()), problem.getMessage());
        assertTrue(problem.getMessage().contains(reason), problem.getMessage());
        assertTrue(problem.hint().isPresent());
        assertEquals(List.of(), names());
    }

    @Test
    void aNewFileTakesItsPlaceOnlyWhenItIsComplete() {
        Path file = file("made.db");
        assertThrows(
                ServerException.class,
                () -> DatabaseFiles.create(file, transaction -> transaction.execute(Sql.of("no such statement"))));
        assertEquals(List.of("made.db"), DatabaseFixture.texts(databases.attachFile(file, false), "select v from t"));
        String result = DatabaseFiles.create(file, transaction -> {
            transaction.execute(Sql.of("create table t as select 'new' as v"));
            return "done";
        });
        assertEquals("done", result);
        assertEquals(List.of("new"), DatabaseFixture.texts(databases.attachFile(file, false), "select v from t"));
        assertEquals(1, directory.toFile().list().length);
    }

    @Test
    void otherLimitsHoldForWhatBeginsFromThenOn() throws Exception {
        Database database = databases.attachFile(file("a.db"), false);
        databases.limit(Limits.standard().withCacheKilobytes(123));
        assertEquals(List.of("-123"), DatabaseFixture.texts(database, "pragma cache_size"));
    }

    @Test
    void whoeverReadsWhatWasReplacedReadsTheOldFileToItsEnd() throws Exception {
        Path first = file("first.db");
        Path second = file("second.db");
        Database old = databases.attachFile(first, false);
        Files.move(second, first, StandardCopyOption.REPLACE_EXISTING);
        Database replaced = databases.replace(old, first, false);
        assertEquals(List.of(replaced), databases.all());
        assertEquals(List.of("first.db"), DatabaseFixture.texts(old, "select v from t"));
        assertEquals(List.of("second.db"), DatabaseFixture.texts(replaced, "select v from t"));
        old.close();
    }
}
