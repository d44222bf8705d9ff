package dev.pergola.core.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ServerException;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import dev.pergola.api.data.TransactionWork;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteCommitListener;

/** Several writes share one transaction, and yet each succeeds or fails for itself. */
class WriteGroupTest {

    private static final String TABLES = """
            create table t(id integer primary key, v text not null unique);
            create table child(parent integer references t(id) deferrable initially deferred);
            create table strict_child(parent integer references t(id));
            create table picky(v text unique on conflict rollback);
            """;

    @TempDir
    Path folder;

    private final Deque<SharedWrite<?>> queue = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicLong clock = new AtomicLong();
    private Path file;
    private SqliteConnection connection;

    @BeforeEach
    void open() throws SQLException {
        file = DatabaseFixture.file(folder.resolve("data.db"), TABLES);
        connection = DatabaseFiles.writing(file);
        connection.jdbc().addCommitListener(new SQLiteCommitListener() {
            @Override
            public void onCommit() {
                commits.incrementAndGet();
            }

            @Override
            public void onRollback() {
                // what was taken back shows in the tables
            }
        });
    }

    @AfterEach
    void close() {
        connection.close();
    }

    private <T> SharedWrite<T> waiting(TransactionWork<T> work) {
        WriteSurroundings.Surrounding around = new WriteSurroundings.Surrounding() {
            @Override
            public <R> R run(Transaction transaction, TransactionWork<R> inner) {
                return inner.run(transaction);
            }

            @Override
            public void committed() {
                told.add("after " + commits.get());
            }
        };
        SharedWrite<T> write = new SharedWrite<>(around, work, group -> {});
        queue.add(write);
        return write;
    }

    private SharedWrite<Long> insert(String value) {
        return waiting(transaction -> transaction.execute(Sql.of("insert into t(v) values (?)", value)));
    }

    private void run() {
        run(new WriteGroup.Bounds(100, Duration.ofSeconds(1), clock::get));
    }

    private void run(WriteGroup.Bounds bounds) {
        while (!queue.isEmpty()) {
            new WriteGroup(connection, bounds, () -> Optional.ofNullable(queue.poll())).run(queue.remove());
        }
    }

    private static <T> T outcome(SharedWrite<T> write) throws Exception {
        return write.outcome(0);
    }

    private static Throwable failure(SharedWrite<?> write) {
        return assertThrows(ExecutionException.class, () -> outcome(write)).getCause();
    }

    private List<String> values() throws SQLException {
        return column("select v from t order by id");
    }

    /** As somebody else sees it. */
    private List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (SqliteConnection other = DatabaseFiles.writing(file);
                var statement = other.jdbc().createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Test
    void thoseThatWaitShareOneCommitAndAreToldAfterIt() throws Exception {
        SharedWrite<Long> a = insert("a");
        SharedWrite<Long> b = insert("b");
        SharedWrite<Long> c = insert("c");

        run();

        assertEquals(List.of("a", "b", "c"), values());
        assertEquals(List.of(1L, 1L, 1L), List.of(outcome(a), outcome(b), outcome(c)));
        assertEquals(1, commits.get());
        assertEquals(List.of("after 1", "after 1", "after 1"), told);
    }

    @Test
    void oneThatFailsTakesBackOnlyItself() throws Exception {
        SharedWrite<Long> a = insert("a");
        SharedWrite<Long> twice = waiting(transaction -> {
            transaction.execute(Sql.of("insert into t(v) values ('half')"));
            return transaction.execute(Sql.of("insert into t(v) values ('a')"));
        });
        SharedWrite<Long> own = waiting(transaction -> {
            transaction.execute(Sql.of("insert into t(v) values ('lost')"));
            throw new IllegalStateException("changed my mind");
        });
        SharedWrite<Long> b = insert("b");

        run();

        assertEquals(List.of("a", "b"), values());
        assertEquals("UNIQUE constraint failed: t.v", failure(twice).getMessage());
        assertEquals("changed my mind", failure(own).getMessage());
        assertEquals(2, outcome(a) + outcome(b));
        assertEquals(1, commits.get());
        assertEquals(2, told.size());
    }

    @Test
    void nothingIsCommittedWhereAllFail() throws Exception {
        waiting(transaction -> transaction.execute(Sql.of("insert into t(v) values (null)")));
        waiting(transaction -> transaction.execute(Sql.of("insert into nowhere values (1)")));

        run();

        assertEquals(0, commits.get());
        assertEquals(List.of(), told);
    }

    @Test
    void tablesThatAFailedWriteHasMadeAreGoneForTheNext() throws Exception {
        SharedWrite<Long> widened = waiting(transaction -> {
            transaction.execute(Sql.of("alter table t add column more"));
            return transaction.execute(Sql.of("insert into t(v, more) values ('a', 1)"));
        });
        SharedWrite<Long> failed = waiting(transaction -> {
            transaction.execute(Sql.of("create table made(x)"));
            transaction.execute(Sql.of("alter table t drop column more"));
            return transaction.execute(Sql.of("insert into t(v) values ('a')"));
        });
        SharedWrite<Long> next = waiting(transaction -> {
            transaction.execute(Sql.of("create table made(y)"));
            return transaction.execute(Sql.of("insert into t(v, more) values ('b', 2)"));
        });

        run();

        assertEquals(2, outcome(widened) + outcome(next));
        assertInstanceOf(ServerException.class, failure(failed));
        assertEquals(List.of("1", "2"), column("select more from t order by id"));
        assertEquals(List.of("y"), column("select name from pragma_table_info('made')"));
    }

    @Test
    void theOthersWriteAgainWhereOneHasEndedTheTransactionForAll() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        SharedWrite<Integer> a = waiting(transaction -> {
            transaction.execute(Sql.of("insert into t(v) values ('a')"));
            return runs.incrementAndGet();
        });
        waiting(transaction -> transaction.execute(Sql.of("insert into picky values ('x')")));
        SharedWrite<Long> guilty =
                waiting(transaction -> transaction.execute(Sql.of("insert into picky values ('x')")));
        SharedWrite<Long> b = insert("b");

        run();

        assertEquals(List.of("a", "b"), values());
        assertEquals(List.of("x"), column("select v from picky"));
        assertEquals(2, outcome(a));
        assertEquals(1, outcome(b));
        assertEquals("UNIQUE constraint failed: picky.v", failure(guilty).getMessage());
        assertEquals(List.of("after 1", "after 2", "after 3"), told);
    }

    @Test
    void whoGoesOnAfterTheEndOfTheTransactionWritesNothing() throws Exception {
        insert("a");
        SharedWrite<Long> stubborn = waiting(transaction -> {
            transaction.execute(Sql.of("insert into picky values ('x')"));
            assertThrows(ServerException.class, () -> transaction.execute(Sql.of("insert into picky values ('x')")));
            return transaction.execute(Sql.of("insert into t(v) values ('without transaction')"));
        });

        run();

        assertInstanceOf(IllegalStateException.class, failure(stubborn));
        assertEquals(List.of("a"), values());
        assertEquals(List.of(), column("select v from picky"));
    }

    @Test
    void onlyTheGuiltyFailsWhereTheCommitFindsABrokenReference() throws Exception {
        connection.execute("pragma foreign_keys = on");
        SharedWrite<Long> a = insert("a");
        SharedWrite<Long> guilty = waiting(transaction -> transaction.execute(Sql.of("insert into child values (9)")));
        SharedWrite<Long> b = insert("b");

        run();

        assertEquals(2, outcome(a) + outcome(b));
        assertEquals("FOREIGN KEY constraint failed", SqlFailure.message((SQLException) failure(guilty)));
        assertEquals(List.of("a", "b"), values());
        assertEquals(List.of(), column("select parent from child"));
        assertEquals(2, told.size());
    }

    @Test
    void aPragmaOfOneDoesNotLetAnotherBreakAReference() throws Exception {
        connection.execute("pragma foreign_keys = on");
        SharedWrite<Long> deferring = waiting(transaction -> {
            transaction.execute(Sql.of("pragma defer_foreign_keys = on"));
            transaction.execute(Sql.of("insert into strict_child values (7)"));
            return transaction.execute(Sql.of("insert into t(id, v) values (7, 'seven')"));
        });
        SharedWrite<Long> guilty =
                waiting(transaction -> transaction.execute(Sql.of("insert into strict_child values (9)")));

        run();

        assertEquals(1, outcome(deferring));
        assertTrue(failure(guilty).getMessage().contains("FOREIGN KEY constraint failed"));
        assertEquals(List.of("7"), column("select parent from strict_child"));
    }

    @Test
    void aCommitThatFailsIsTheFailureOfAll() throws Exception {
        connection.jdbc().setBusyTimeout(0);
        SharedWrite<Long> a = insert("a");
        SharedWrite<Long> b = insert("b");
        try (SqliteConnection reader = DatabaseFiles.writing(file)) {
            reader.execute("begin");
            reader.number("select count(*) from t");
            run();
            reader.execute("commit");
        }

        assertTrue(SqlFailure.locked((SQLException) failure(a)));
        assertTrue(SqlFailure.locked((SQLException) failure(b)));
        assertEquals(List.of(), values());
        assertEquals(List.of(), told);
        insert("c");
        run();
        assertEquals(List.of("c"), values());
    }

    @Test
    void thoseThatWaitWaitTogetherForWhoHoldsTheFile() throws Exception {
        connection.jdbc().setBusyTimeout(0);
        AtomicInteger runs = new AtomicInteger();
        List<SharedWrite<Integer>> writes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            writes.add(waiting(transaction -> runs.incrementAndGet()));
        }
        try (SqliteConnection other = DatabaseFiles.writing(file)) {
            other.execute("begin immediate");
            run();
            other.execute("rollback");
        }

        for (SharedWrite<Integer> write : writes) {
            assertTrue(SqlFailure.locked((SQLException) failure(write)));
        }
        assertEquals(0, runs.get());
    }

    @Test
    void aGroupHasAnEnd() throws Exception {
        for (int i = 0; i < 5; i++) {
            insert("v" + i);
        }
        run(new WriteGroup.Bounds(2, Duration.ofSeconds(1), clock::get));

        assertEquals(3, commits.get());
        assertEquals(5, values().size());
    }

    @Test
    void nothingIsBegunInAGroupThatHasTakenLong() throws Exception {
        insert("a");
        waiting(transaction -> clock.addAndGet(Duration.ofSeconds(2).toNanos()));
        insert("b");
        insert("c");

        run();

        assertEquals(List.of("after 1", "after 1", "after 2", "after 2"), told);
        assertEquals(List.of("a", "b", "c"), values());
    }

    @Test
    void whoeverComesMeanwhileJoins() throws Exception {
        List<SharedWrite<Long>> late = new ArrayList<>();
        waiting(transaction -> {
            late.add(insert("late"));
            return true;
        });

        run();

        assertEquals(1, outcome(late.get(0)));
        assertEquals(1, commits.get());
    }

    @Test
    void rowsThatSomebodyLeavesOpenHinderNobody() throws Exception {
        insert("a");
        SharedWrite<Rows> careless = waiting(transaction -> {
            Rows rows = transaction.query(Sql.of("insert into t(v) values ('b'), ('c') returning v"));
            rows.next();
            return rows;
        });
        insert("d");

        run();

        assertThrows(IllegalStateException.class, () -> outcome(careless).next());
        assertEquals(List.of("a", "b", "c", "d"), values());
        assertEquals(1, commits.get());
    }

    @Test
    void aStatementThatIsKeptSeesNewColumns() throws Exception {
        TransactionWork<List<String>> columns = transaction -> {
            try (Rows rows = transaction.query(Sql.of("select * from t"))) {
                rows.next();
                return rows.columns();
            }
        };
        insert("a");
        SharedWrite<List<String>> before = waiting(columns);
        waiting(transaction -> transaction.execute(Sql.of("alter table t add column more default 'new'")));
        SharedWrite<List<String>> after = waiting(columns);
        SharedWrite<String> cell = waiting(transaction -> {
            try (Rows rows = transaction.query(Sql.of("select * from t"))) {
                rows.next();
                return rows.text(2);
            }
        });

        run();

        assertEquals(List.of("id", "v"), outcome(before));
        assertEquals(List.of("id", "v", "more"), outcome(after));
        assertEquals("new", outcome(cell));
    }

    @Test
    void aWriteCannotReachThePointsOfOthers() throws Exception {
        insert("a");
        for (String sql : List.of("release one_write", " savepoint one_write", "rollback to one_write")) {
            SharedWrite<Long> meddler = waiting(transaction -> transaction.execute(Sql.of(sql)));
            run();
            assertInstanceOf(ServerException.class, failure(meddler), sql);
        }
        assertEquals(List.of("a"), values());
    }
}
