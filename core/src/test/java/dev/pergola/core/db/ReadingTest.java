package dev.pergola.core.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.model.CellType;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {

    private static final String ENDLESS =
            "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";

    @TempDir
    Path directory;

    private Databases databases;
    private Database database;

    @BeforeEach
    void open() {
        databases = new Databases(
                Limits.standard()
                        .withReadConnections(2)
                        .withSqlTimeLimit(Duration.ofMillis(200))
                        .withConnectionWait(Duration.ofMillis(50)),
                List.of());
        Path file = DatabaseFixture.file(directory.resolve("data.db"), """
                create table t(id integer primary key, v);
                insert into t values (1, null), (2, 9007199254740993), (3, 1.5), (4, 'héllo'), (5, x'00ff'), (6, '');
                """);
        database = databases.attachFile(file, false);
    }

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void everyTypeOfCellComesOutAsItWasStored() {
        List<Value> values = DatabaseFixture.rows(database.query(Sql.of("select v from t order by id"))).stream()
                .map(row -> row.get(0))
                .toList();
        assertEquals(
                List.of(
                        Value.nothing(),
                        Value.of(9007199254740993L),
                        Value.of(1.5),
                        Value.of("héllo"),
                        Value.of(new byte[] {0, -1}),
                        Value.of("")),
                values);
    }

    @Test
    void parametersAreBoundByNameHoweverOftenTheyAreUsed() {
        Sql sql = new Sql(
                "select :b, :a, :b, ':a'", Map.of("a", Value.of(1), "b", Value.of("two"), "unused", Value.nothing()));
        assertEquals(
                List.of(List.of(Value.of("two"), Value.of(1), Value.of("two"), Value.of(":a"))),
                DatabaseFixture.rows(database.query(sql)));
    }

    @Test
    void textWithNulCharactersSurvivesAndBytesThatAreNoTextAreReplaced() {
        try (RowCursor row = database.query(Sql.of("select 'a' || char(0) || 'b', cast(x'41c3' as text)"))) {
            assertTrue(row.next());
            assertEquals("a\0b", row.text(0));
            assertEquals("A\ufffd", row.text(1));
            assertArrayEquals("a\0b".getBytes(UTF_8), row.utf8(0));
            assertArrayEquals("A\ufffd".getBytes(UTF_8), row.utf8(1));
        }
    }

    @Test
    void aStatementThatSqliteRefusesIsTheFaultOfWhoWroteIt() {
        ServerException problem =
                assertThrows(ServerException.class, () -> database.query(Sql.of("select * from nope")));
        assertEquals(ErrorCode.BAD_REQUEST, problem.code());
        assertEquals(List.of("no such table: nope"), problem.messages());
    }

    @Test
    void nothingCanBeWrittenAttachedOrLoadedOnAReadConnection() {
        for (String sql : List.of(
                "insert into t values (7, 7) returning id",
                "delete from t returning id",
                "select load_extension('x')",
                "with a as (select 1) insert into t select 9, 9 returning id",
                "attach database ':memory:' as other")) {
            assertThrows(ServerException.class, () -> DatabaseFixture.rows(database.query(Sql.of(sql))), sql);
        }
        assertEquals(List.of("6"), DatabaseFixture.texts(database, "select count(*) from t"));
    }

    @Test
    void aValueThatWouldFillTheMemoryIsRefused() {
        ServerException problem = assertThrows(
                ServerException.class,
                () -> DatabaseFixture.rows(database.query(Sql.of("select zeroblob(1000000000)"))));
        assertEquals(ErrorCode.BAD_REQUEST, problem.code());
        assertEquals("string or blob too big", problem.getMessage());
    }

    @Test
    void parametersWrittenInAnotherWayAreRefused() {
        assertThrows(ServerException.class, () -> database.query(Sql.of("select ?")));
        assertThrows(ServerException.class, () -> database.query(Sql.of("select :missing")));
        assertEquals(List.of("1"), DatabaseFixture.texts(database, "select 1"));
    }

    @Test
    void aStatementThatNeverEndsIsStoppedAndTheMessageNamesLimitAndSetting() {
        ServerException problem = assertThrows(ServerException.class, () -> database.query(Sql.of(ENDLESS)));
        assertEquals(ErrorCode.SQL_INTERRUPTED, problem.code());
        assertTrue(problem.getMessage().contains("200 ms"), problem.getMessage());
        assertTrue(problem.hint().orElseThrow().contains("sql_time_limit_ms"));
    }

    @Test
    void theConnectionOfAStoppedStatementWorksAsBefore() {
        try (ReadSession session = database.read()) {
            for (int i = 0; i < 3; i++) {
                assertThrows(ServerException.class, () -> session.query(Sql.of(ENDLESS), Duration.ofMillis(5)));
                assertEquals(
                        6,
                        DatabaseFixture.rows(session.query(Sql.of("select * from t")))
                                .size());
            }
        }
    }

    @Test
    void aLimitOfOneStatementCannotBeLongerThanTheStandingLimit() {
        try (ReadSession session = database.read()) {
            ServerException problem =
                    assertThrows(ServerException.class, () -> session.query(Sql.of(ENDLESS), Duration.ofHours(1)));
            assertTrue(problem.getMessage().contains("200 ms"), problem.getMessage());
        }
    }

    @Test
    void aRowThatTakesTooLongEndsAReadingThatBeganWell() {
        String sql = """
                with recursive n(i) as (select 1 union all select i + 1 from n)
                select i from n where i < 3 or i < 0""";
        try (RowCursor rows = database.query(Sql.of(sql))) {
            assertTrue(rows.next());
            assertTrue(rows.next());
            ServerException problem = assertThrows(ServerException.class, rows::next);
            assertEquals(ErrorCode.SQL_INTERRUPTED, problem.code());
        }
    }

    @Test
    void aReadingThatNobodyWaitsForIsStopped() {
        try (ReadSession session = database.read()) {
            session.cancel();
            ServerException problem = assertThrows(ServerException.class, () -> session.query(Sql.of(ENDLESS)));
            assertEquals(ErrorCode.SQL_INTERRUPTED, problem.code());
            assertTrue(problem.getMessage().contains("nobody"), problem.getMessage());
        }
    }

    @Test
    void whoFindsAllConnectionsInUseIsToldToComeBack() {
        try (ReadSession one = database.read();
                RowCursor two = database.query(Sql.of("select 1"))) {
            ServerException problem = assertThrows(ServerException.class, database::read);
            assertEquals(ErrorCode.OVERLOADED, problem.code());
            assertTrue(problem.retryAfter().isPresent());
            assertEquals(List.of("1"), two.columns());
            one.cancel();
        }
        database.read().close();
    }

    @Test
    void twoStatementsOfOneSessionCannotRunAtOnce() {
        try (ReadSession session = database.read();
                RowCursor rows = session.query(Sql.of("select 1"))) {
            assertTrue(rows.next());
            assertThrows(IllegalStateException.class, () -> session.query(Sql.of("select 2")));
        }
    }

    @Test
    void rowsThatSqliteEncodedComeAsBytesAndOthersAsCells() {
        String sql = """
                select case when typeof(v) <> 'blob' then cast(json_object('id', id, 'v', v) as blob) end, id, v from t
                where id >= 4 order by id""";
        try (ReadSession session = database.read();
                RowCursor rows = session.queryEncoded(Sql.of(sql), Duration.ofSeconds(1))) {
            assertEquals(List.of("id", "v"), rows.columns());
            assertTrue(rows.next());
            assertTrue(rows.encoded());
            assertEquals("{\"id\":4,\"v\":\"héllo\"}", new String(rows.encodedRow(), StandardCharsets.UTF_8));
            assertEquals("héllo", rows.text(1));
            assertTrue(rows.next());
            assertFalse(rows.encoded());
            assertThrows(IllegalStateException.class, rows::encodedRow);
            assertEquals(CellType.BLOB, rows.type(1));
            assertArrayEquals(new byte[] {0, -1}, rows.blob(1));
        }
    }

    @Test
    void anEncodedRowThatIsNoTextIsReadCellByCell() {
        // Bytes that are no UTF-8 cannot be sent to a client as JSON.
        String sql = "select x'7b2276223a2241c3227d', cast(x'41c3' as text) as v";
        try (ReadSession session = database.read();
                RowCursor rows = session.queryEncoded(Sql.of(sql), Duration.ofSeconds(1))) {
            assertTrue(rows.next());
            assertFalse(rows.encoded());
            assertEquals("A\ufffd", rows.text(0));
        }
    }

    @Test
    void aFileInUtf16IsReadLikeAnyOther() {
        Path file = directory.resolve("wide.db");
        DatabaseFixture.wideFile(file);
        Database wide = databases.attachFile(file, false);
        assertFalse(wide.encodesRows());
        assertEquals(List.of("grüße"), DatabaseFixture.texts(wide, "select v from t"));
        try (RowCursor row = wide.query(Sql.of("select v from t"))) {
            assertTrue(row.next());
            assertArrayEquals("grüße".getBytes(UTF_8), row.utf8(0));
        }
    }

    @Test
    void aProgramIsShownOfTheTableAsItIsNow() {
        String explain = "explain select * from t";
        int before = DatabaseFixture.texts(database, explain).size();
        database.write(
                transaction -> transaction.execute(dev.pergola.api.data.Sql.of("alter table t add column more")));
        DatabaseFixture.texts(database, "select count(*) from t");

        assertEquals(before + 1, DatabaseFixture.texts(database, explain).size());
    }

    @Test
    void wordsOfASearchBoxAreEscapedInSql() {
        assertEquals(
                List.of("\"dog\" \"cat fish\""),
                DatabaseFixture.texts(database, "select escape_fts('dog \"cat fish\"')"));
    }
}
