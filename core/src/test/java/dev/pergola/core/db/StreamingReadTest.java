package dev.pergola.core.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading for downloads: few at once, beside the pages, and as long as rows come. */
class StreamingReadTest {

    private static final Duration LIMIT = Duration.ofMillis(200);
    private static final int MANY = 5_000_000;

    private static final String ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) ";

    @TempDir
    private Path directory;

    private Databases databases;
    private Database database;

    @BeforeEach
    void open() {
        databases = new Databases(
                Limits.standard()
                        .withReadConnections(1)
                        .withStreams(1)
                        .withSqlTimeLimit(LIMIT)
                        .withConnectionWait(Duration.ofMillis(50)),
                List.of());
        database = databases.attachFile(
                DatabaseFixture.file(directory.resolve("data.db"), "create table t(v);\ninsert into t values (1);"),
                false);
    }

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void downloadsTakeNoConnectionFromPages() {
        ReadSession stream = database.readForStream();
        try (stream) {
            assertEquals(List.of("1"), DatabaseFixture.texts(database, "select v from t"));
            ServerException refused = assertThrows(ServerException.class, database::readForStream);
            assertEquals(ErrorCode.OVERLOADED, refused.code());
            assertTrue(refused.retryAfter().isPresent());
        }
        database.readForStream().close();
    }

    @Test
    void rowsMayTakeLongerAllTogetherThanOneOfThemMay() {
        try (ReadSession stream = database.readForStream()) {
            long count = 0;
            RowCursor rows = stream.stream(Sql.of(ENDLESS + "select i from n limit " + MANY), LIMIT, false);
            while (rows.next()) {
                count++;
            }
            assertEquals(MANY, count);
        }
    }

    @Test
    void theFirstRowHasToComeInTime() {
        try (ReadSession stream = database.readForStream()) {
            ServerException late = assertThrows(
                    ServerException.class,
                    () -> stream.stream(Sql.of(ENDLESS + "select i from n where i < 0"), LIMIT, false));
            assertEquals(ErrorCode.SQL_INTERRUPTED, late.code());
        }
    }

    @Test
    void aRowThatNeverComesEndsTheStream() {
        try (ReadSession stream = database.readForStream()) {
            RowCursor rows = stream.stream(Sql.of(ENDLESS + "select i from n where i < 2"), LIMIT, false);
            assertTrue(rows.next());
            ServerException late = assertThrows(ServerException.class, rows::next);
            assertEquals(ErrorCode.SQL_INTERRUPTED, late.code());
        }
    }

    @Test
    void whatAThreadReadsIsStoppedWhenNobodyWaitsForIt() {
        try (ReadSession stream = database.readForStream()) {
            RowCursor rows = stream.stream(Sql.of(ENDLESS + "select i from n where i < 2"), LIMIT, false);
            assertTrue(rows.next());
            databases.abandon(Thread.currentThread());
            assertThrows(ServerException.class, rows::next);
        }
        assertEquals(List.of("1"), DatabaseFixture.texts(database, "select v from t"));
    }
}
