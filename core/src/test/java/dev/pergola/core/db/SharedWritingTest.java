package dev.pergola.core.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many write one database at the same time. */
@Timeout(60)
class SharedWritingTest {

    private static final int WRITERS = 16;
    private static final int WRITES = 100;

    @TempDir
    Path folder;

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private Databases databases;
    private Database database;

    @BeforeEach
    void open() {
        serve(Limits.standard());
    }

    private void serve(Limits limits) {
        databases = new Databases(limits, List.of());
        Path file = DatabaseFixture.file(folder.resolve("data.db"), "create table t(v text not null unique)");
        database = databases.attachFile(file, false);
    }

    @AfterEach
    void close() {
        databases.close();
        clients.shutdownNow();
    }

    private long insert(String value) {
        return database.writeTogether(transaction -> transaction.execute(Sql.of("insert into t(v) values (?)", value)));
    }

    private List<String> values() {
        return DatabaseFixture.texts(database, "select v from t order by rowid");
    }

    /** Keeps the writing thread busy until the latch is opened. */
    private Future<Boolean> occupy(CountDownLatch until) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Future<Boolean> occupied = clients.submit(() -> database.write(transaction -> {
            begun.countDown();
            return await(until);
        }));
        begun.await();
        return occupied;
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
    void whatWasAcknowledgedIsThereAndWhatFailedIsNot() throws Exception {
        Set<String> acknowledged = new ConcurrentSkipListSet<>();
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int number = writer;
            writers.add(clients.submit(() -> {
                for (int write = 0; write < WRITES; write++) {
                    String value = number + "-" + write;
                    insert(value);
                    acknowledged.add(value);
                    assertThrows(ServerException.class, () -> insert(value)); // it is there already
                }
            }));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        assertEquals(WRITERS * WRITES, acknowledged.size());
        assertEquals(acknowledged, new ConcurrentSkipListSet<>(values()));
        assertEquals(WRITERS * WRITES, values().size());
    }

    @Test
    void thoseThatGoAloneKeepTheirPlace() throws Exception {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Future<Boolean> first = occupy(mayGoOn);
        List<Callable<Long>> turns = List.of(
                () -> insert("1"),
                () -> insert("2"),
                () -> database.isolated(connection -> connection.execute(Sql.of("insert into t(v) values ('3')"))),
                () -> insert("4"),
                () -> database.write(transaction -> transaction.execute(Sql.of("insert into t(v) values ('5')"))),
                () -> insert("6"));
        List<Future<Long>> waiting = new ArrayList<>();
        for (Callable<Long> turn : turns) {
            waiting.add(clients.submit(turn));
            awaitQueued(waiting.size());
        }
        mayGoOn.countDown();
        first.get();
        for (Future<Long> turn : waiting) {
            assertEquals(1, turn.get());
        }
        assertEquals(List.of("1", "2", "3", "4", "5", "6"), values());
    }

    @Test
    void whoWaitsForTooLongIsToldToComeBackAndHasChangedNothing() throws Exception {
        databases.close();
        serve(Limits.standard().withWriteWait(Duration.ofMillis(1)));
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Future<Boolean> first = occupy(mayGoOn);
        ServerException problem = assertThrows(ServerException.class, () -> insert("late"));
        assertEquals(ErrorCode.OVERLOADED, problem.code());
        assertTrue(problem.retryAfter().isPresent());
        mayGoOn.countDown();
        assertTrue(first.get(), "what has begun is waited for");
        assertEquals(List.of(), values());
    }

    @Test
    void nothingIsWrittenForAClientThatHasGone() throws Exception {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Future<Boolean> first = occupy(mayGoOn);
        AtomicReference<Thread> gone = new AtomicReference<>();
        Future<Long> abandoned = clients.submit(() -> {
            gone.set(Thread.currentThread());
            return insert("nobody waits");
        });
        awaitQueued(1);
        Future<Long> other = clients.submit(() -> insert("somebody waits"));
        awaitQueued(2);
        databases.abandon(gone.get());
        assertEquals(1, database.queuedWrites());
        mayGoOn.countDown();
        first.get();
        other.get();
        assertThrows(java.util.concurrent.ExecutionException.class, abandoned::get);
        assertEquals(List.of("somebody waits"), values());
    }

    @Test
    void readersSeeAllOfAWriteOrNothingOfIt() throws Exception {
        database.write(transaction -> transaction.execute(Sql.of("create table pairs(a, b)")));
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            writers.add(clients.submit(() -> {
                for (int i = 0; i < WRITES; i++) {
                    database.writeTogether(transaction -> {
                        transaction.execute(Sql.of("insert into pairs(a) values (1)"));
                        return transaction.execute(Sql.of("update pairs set b = a where b is null"));
                    });
                }
            }));
        }
        while (writers.stream().anyMatch(writer -> !writer.isDone())) {
            assertEquals(List.of("0"), DatabaseFixture.texts(database, "select count(*) from pairs where b is null"));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        assertEquals(List.of("400"), DatabaseFixture.texts(database, "select count(*) from pairs"));
    }
}
