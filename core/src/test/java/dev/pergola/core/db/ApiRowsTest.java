package dev.pergola.core.db;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiRowsTest {

    @TempDir
    private Path directory;

    private Databases databases;
    private Database database;

    @BeforeEach
    void open() {
        databases = new Databases(
                Limits.standard().withReadConnections(1).withConnectionWait(Duration.ofMillis(50)), List.of());
        Path file = DatabaseFixture.file(directory.resolve("garden.db"), """
                create table plant(name, height);
                insert into plant values ('fern', 2);
                """);
        database = databases.attachFile(file, false);
    }

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void parametersAreBoundByPosition() {
        try (Rows rows = ApiRows.of(database, Sql.of("select ? || :p1 as both, typeof(?3)", "a", "b", 1.5))) {
            assertTrue(rows.next());
            assertEquals(List.of("both", "typeof(?3)"), rows.columns());
            assertEquals("ab", rows.text(0));
            assertEquals("real", rows.text(1));
            assertFalse(rows.next());
        }
    }

    @Test
    void cellsAreConvertedAsSqliteDoes() {
        try (Rows rows = ApiRows.of(database, Sql.of("select '12 apples', 2.75, null, 42, x'6869'"))) {
            rows.next();
            assertEquals(12, rows.integer(0));
            assertEquals(12.0, rows.real(0));
            assertEquals(2, rows.integer(1));
            assertEquals("2.75", rows.text(1));
            assertTrue(rows.isNull(2));
            assertEquals(0, rows.integer(2));
            assertEquals("", rows.text(2));
            assertEquals(0, rows.blob(2).length);
            assertEquals("42", rows.text(3));
            assertArrayEquals("42".getBytes(StandardCharsets.UTF_8), rows.blob(3));
            assertEquals("hi", rows.text(4));
        }
    }

    @Test
    void aStatementThatIsRefusedGivesItsConnectionBack() {
        for (int i = 0; i < 3; i++) {
            assertThrows(ServerException.class, () -> ApiRows.of(database, Sql.of("select nothing from nowhere")));
            assertEquals(
                    ErrorCode.BAD_REQUEST,
                    assertThrows(ServerException.class, () -> ApiRows.of(database, Sql.of("select ?")))
                            .code());
        }
        try (Rows rows = ApiRows.of(database, Sql.of("select count(*) from plant"))) {
            assertTrue(rows.next());
        }
    }

    @Test
    void whatIsWrittenIsReadAfterwards() {
        database.write(transaction -> transaction.execute(Sql.of("update plant set height = ?", 3)));
        try (Rows rows = ApiRows.of(database, Sql.of("select height from plant"))) {
            assertTrue(rows.next());
            assertEquals(3, rows.integer(0));
        }
    }
}
