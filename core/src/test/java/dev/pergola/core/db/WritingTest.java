package dev.pergola.core.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WritingTest {

    @TempDir
    Path directory;

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private Databases databases;
    private Database database;

    @BeforeEach
    void open() {
        databases =
                new Databases(Limits.standard().withQueuedWrites(2).withClosingTime(Duration.ofSeconds(30)), List.of());
        Path file = DatabaseFixture.file(
                directory.resolve("data.db"), "create table t(id integer primary key, v text not null);");
        database = databases.attachFile(file, false);
    }

    @AfterEach
    void close() {
        databases.close();
        clients.shutdownNow();
    }

    private List<String> values() {
        return DatabaseFixture.texts(database, "select v from t order by id");
    }

    private long insert(String value) {
        return database.write(transaction -> transaction.execute(Sql.of("insert into t(v) values (?)", value)));
    }

    @Test
    void whatWasWrittenIsThereForTheNextReader() {
        assertEquals(1, insert("one"));
        assertEquals(List.of("one"), values());
    }

    @Test
    void aWriteThatFailsInTheMiddleLeavesNothingBehind() {
        insert("kept");
        ServerException problem = assertThrows(
                ServerException.class,
                () -> database.write(transaction -> {
                    transaction.execute(Sql.of("insert into t(v) values ('lost')"));
                    transaction.execute(Sql.of("create table also_lost(x)"));
                    return transaction.execute(Sql.of("insert into t(v) values (?)", (Object) null));
                }));
        assertEquals(ErrorCode.BAD_REQUEST, problem.code());
        assertEquals("NOT NULL constraint failed: t.v", problem.getMessage());
        assertEquals(List.of("kept"), values());
        assertTrue(database.schema().table("also_lost").isEmpty());
    }

    @Test
    void anExceptionOfTheWorkRollsBackAndReachesTheCaller() {
        IllegalStateException own = assertThrows(
                IllegalStateException.class,
                () -> database.write(transaction -> {
                    transaction.execute(Sql.of("insert into t(v) values ('lost')"));
                    throw new IllegalStateException("changed my mind");
                }));
        assertEquals("changed my mind", own.getMessage());
        assertEquals(List.of(), values());
        insert("next");
        assertEquals(List.of("next"), values());
    }

    @Test
    void theWorkSeesWhatItWroteAndOthersDoNotYet() {
        database.write(transaction -> {
            transaction.execute(Sql.of("insert into t(v) values ('new')"));
            try (Rows rows = transaction.query(Sql.of("select count(*), max(v) as last from t"))) {
                assertTrue(rows.next());
                assertEquals(List.of("count(*)", "last"), rows.columns());
                assertEquals(1, rows.integer(0));
                assertEquals("new", rows.text(1));
                assertFalse(rows.next());
            }
            assertEquals(List.of(), values());
            return true;
        });
        assertEquals(List.of("new"), values());
    }

    @Test
    void manyRowsGoThroughOneStatement() {
        List<List<Object>> rows = IntStream.range(0, 1000)
                .mapToObj(i -> List.<Object>of(i, "v" + i))
                .toList();
        long changed = database.write(transaction -> transaction.executeMany("insert into t values (?, ?)", rows));
        assertEquals(1000, changed);
        assertEquals("v999", values().get(999));
    }

    @Test
    void theWorkCannotEndItsTransaction() {
        for (String sql : List.of("commit", " /* now */ ROLLBACK", "-- now\nend", "begin")) {
            ServerException problem = assertThrows(
                    ServerException.class,
                    () -> database.write(transaction -> {
                        transaction.execute(Sql.of("insert into t(v) values ('lost')"));
                        return transaction.execute(Sql.of(sql));
                    }));
            assertEquals(ErrorCode.BAD_REQUEST, problem.code(), sql);
        }
        assertEquals(List.of(), values());
    }

    @Test
    void aTransactionIsOfNoUseWhenItsWorkIsDone() {
        var kept = database.write(transaction -> transaction);
        assertThrows(IllegalStateException.class, () -> kept.execute(Sql.of("delete from t")));
    }

    @Test
    void writesHappenOneAfterTheOtherInTheOrderInWhichTheyCame() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Future<Long> first = clients.submit(() -> database.write(transaction -> {
            begun.countDown();
            await(mayGoOn);
            return transaction.execute(Sql.of("insert into t(v) values ('first')"));
        }));
        begun.await();
        List<Future<Long>> waiting = new ArrayList<>();
        for (String value : List.of("second", "third")) {
            waiting.add(clients.submit(() -> insert(value)));
            awaitQueued(waiting.size());
        }
        mayGoOn.countDown();
        first.get();
        for (Future<Long> write : waiting) {
            write.get();
        }
        assertEquals(List.of("first", "second", "third"), values());
    }

    @Test
    void aFullQueueRefusesAndLosesNothingThatWaits() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Future<Boolean> first = clients.submit(() -> database.write(transaction -> {
            begun.countDown();
            return await(mayGoOn);
        }));
        begun.await();
        List<Future<Long>> waiting = new ArrayList<>();
        for (String value : List.of("a", "b")) {
            waiting.add(clients.submit(() -> insert(value)));
            awaitQueued(waiting.size());
        }
        ServerException problem = assertThrows(ServerException.class, () -> insert("refused"));
        assertEquals(ErrorCode.OVERLOADED, problem.code());
        assertTrue(problem.retryAfter().isPresent());
        mayGoOn.countDown();
        first.get();
        for (Future<Long> write : waiting) {
            write.get();
        }
        assertEquals(List.of("a", "b"), values());
    }

    @Test
    void aWriterThatIsInterruptedBeforeItsTurnHasChangedNothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Future<Boolean> first = clients.submit(() -> database.write(transaction -> {
            begun.countDown();
            return await(mayGoOn);
        }));
        begun.await();
        Thread.currentThread().interrupt();
        ServerException problem = assertThrows(ServerException.class, () -> insert("withdrawn"));
        assertTrue(Thread.interrupted());
        assertEquals(ErrorCode.OVERLOADED, problem.code());
        mayGoOn.countDown();
        first.get();
        assertEquals(List.of(), values());
    }

    @Test
    void closingFinishesTheWritesThatWait() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Future<Long> first = clients.submit(() -> database.write(transaction -> {
            begun.countDown();
            await(mayGoOn);
            return transaction.execute(Sql.of("insert into t(v) values ('running')"));
        }));
        begun.await();
        Future<Long> second = clients.submit(() -> insert("waiting"));
        awaitQueued(1);
        Future<?> closing = clients.submit(() -> databases.remove(database));
        mayGoOn.countDown();
        closing.get();
        assertEquals(1, first.get());
        assertEquals(1, second.get());
        assertEquals(
                ErrorCode.NOT_FOUND,
                assertThrows(ServerException.class, () -> insert("late")).code());
        Database again = databases.attachFile(directory.resolve("data.db"), false);
        assertEquals(List.of("running", "waiting"), DatabaseFixture.texts(again, "select v from t order by id"));
    }

    @Test
    void theVersionChangesWithEveryCommitAndOnlyThen() {
        long before = database.version();
        assertEquals(before, database.version());
        values();
        assertEquals(before, database.version());
        insert("x");
        long after = database.version();
        assertTrue(after != before);
        assertThrows(
                ServerException.class,
                () -> database.write(transaction -> {
                    transaction.execute(Sql.of("insert into t(v) values ('lost')"));
                    return transaction.execute(Sql.of("insert into nowhere values (1)"));
                }));
        assertEquals(after, database.version());
    }

    @Test
    void theVersionChangesWhenSomebodyElseWritesTheFile() {
        long before = database.version();
        try (Databases others = new Databases(Limits.standard(), List.of())) {
            Database same = others.attachFile(directory.resolve("data.db"), false);
            same.write(transaction -> transaction.execute(Sql.of("insert into t(v) values ('theirs')")));
        }
        assertTrue(database.version() != before);
        assertEquals(List.of("theirs"), values());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private void awaitQueued(int writes) {
        while (database.queuedWrites() < writes) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aProgramIsShownToAWriterOfTheTableAsItIsNow() {
        int before = lengthOfProgram();
        database.write(transaction -> transaction.execute(Sql.of("alter table t add column more")));

        assertEquals(before + 1, lengthOfProgram());
    }

    private int lengthOfProgram() {
        return database.write(transaction -> {
            int length = 0;
            try (Rows rows = transaction.query(Sql.of("explain select * from t"))) {
                while (rows.next()) {
                    length++;
                }
            }
            return length;
        });
    }
}
