package dev.pergola.plugins.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finished database, built once and asked as a visitor would. */
class DemoDatabaseTest {

    @TempDir
    private static Path directory;

    private static Path file;
    private static List<String> progress;
    private static long rows;
    private static Connection connection;

    @BeforeAll
    static void build() throws SQLException {
        file = directory.resolve("demo.db");
        progress = new ArrayList<>();
        rows = new DemoDatabase(SqliteDatabases.complete()).write(file, progress::add);
        connection = SqliteDatabases.open(file);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @Test
    void everyForeignKeyPointsAtARow() throws SQLException {
        assertEquals(List.of(), ask("PRAGMA foreign_key_check"));
    }

    @Test
    void theFileAndTheFullTextIndexAreSound() throws SQLException {
        assertEquals(List.of("ok"), ask("PRAGMA integrity_check"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO characters_fts (characters_fts, rank) VALUES ('integrity-check', 1)");
        }
    }

    @Test
    void thereAreAsManyCharactersAsTheJdkKnows() throws SQLException {
        assertEquals(List.of(String.valueOf(CodePoints.assigned().count())), ask("SELECT count(*) FROM characters"));
    }

    @Test
    void allRowsTogetherAreARealDatabaseOfModestSize() throws Exception {
        assertTrue(rows > 150_000, rows + " rows");
        assertTrue(Files.size(file) < 40_000_000, Files.size(file) + " bytes");
    }

    @Test
    void theRowsThatWereCountedAreTheRowsThatAreThere() throws SQLException {
        long found = 0;
        for (DemoTable table : new DemoContent().tables()) {
            found += Long.parseLong(ask("SELECT count(*) FROM " + table.name()).get(0));
        }
        assertEquals(rows, found);
    }

    @Test
    void searchFindsTheSnowman() throws SQLException {
        assertEquals(List.of("☃|SNOWMAN", "⛄|SNOWMAN WITHOUT SNOW", "⛇|BLACK SNOWMAN"), ask("""
                        SELECT characters.character, characters.name FROM characters_fts
                        JOIN characters ON characters.code_point = characters_fts.rowid
                        WHERE characters_fts MATCH 'snowman' ORDER BY characters_fts.rowid
                        """));
    }

    @Test
    void aLetterLeadsToItsScriptBlockCategoryAndCapital() throws SQLException {
        assertEquals(List.of("ä|Latin|Latin 1 Supplement|Lowercase letter|Left to right|Ä"), ask("""
                        SELECT c.character, s.name, b.name, k.name, d.name, capital.character FROM characters c
                        JOIN scripts s ON s.id = c.script_id JOIN blocks b ON b.id = c.block_id
                        JOIN categories k ON k.id = c.category_id JOIN directions d ON d.id = c.direction_id
                        JOIN characters capital ON capital.code_point = c.uppercase_id
                        WHERE c.hex = 'U+00E4'
                        """));
    }

    @Test
    void charactersTellWhatTheyAreMadeOf() throws SQLException {
        String parts = """
                SELECT part.character, exact FROM character_parts
                JOIN characters part ON part.code_point = part_id
                JOIN characters whole ON whole.code_point = character_id
                WHERE whole.character = '%s' ORDER BY position
                """;
        assertEquals(List.of("e|1", "\u0301|1"), ask(parts.formatted("é")));
        assertEquals(List.of("1|0", "⁄|0", "2|0"), ask(parts.formatted("½")));
        assertEquals(List.of(), ask(parts.formatted("e")));
    }

    @Test
    void samoaLeftOutADay() throws SQLException {
        assertEquals(
                List.of("2011-12-30T10:00:00Z|2011-12-30T00:00:00|2011-12-31T00:00:00|UTC-10:00|UTC+14:00|86400|1"),
                ask("""
                        SELECT instant, local_before, local_after, b.name, a.name, seconds, is_gap FROM transitions
                        JOIN offsets b ON b.id = offset_before_id JOIN offsets a ON a.id = offset_after_id
                        WHERE time_zone_id = 'Pacific/Apia' AND abs(seconds) > 36000 AND instant > '2000'
                        """));
    }

    @Test
    void rulesAreFollowedToTheirLastYearAndNotBeyond() throws SQLException {
        assertEquals(
                List.of("2037-10-25T01:00:00Z"),
                ask("SELECT max(instant) FROM transitions WHERE time_zone_id = 'Europe/Paris' AND by_rule"));
    }

    @Test
    void everyTableAndViewAnswers() throws SQLException {
        DemoContent content = new DemoContent();
        for (String name : content.tables().stream().map(DemoTable::name).toList()) {
            assertTrue(!ask("SELECT * FROM " + name + " LIMIT 1").isEmpty(), name + " is empty");
        }
        for (String name : content.views().stream().map(DemoView::name).toList()) {
            assertTrue(!ask("SELECT * FROM " + name + " LIMIT 1").isEmpty(), name + " is empty");
        }
    }

    @Test
    void everyForeignKeyHasAnIndex() throws SQLException {
        for (DemoTable table : new DemoContent().tables()) {
            for (DemoColumn column : table.columns()) {
                String plan = String.join(
                        " ",
                        ask("EXPLAIN QUERY PLAN SELECT 1 FROM %s WHERE %s = 1".formatted(table.name(), column.name())));
                assertTrue(column.link().isEmpty() || plan.contains("SEARCH"), table.name() + ": " + plan);
            }
        }
    }

    @Test
    void progressNamesEveryTable() {
        assertTrue(progress.containsAll(
                new DemoContent().tables().stream().map(DemoTable::name).toList()));
    }

    @Test
    void theFileIsRecognisedAsCurrent() throws Exception {
        assertEquals(DemoFile.State.CURRENT, new DemoFile(file).state());
    }

    private static List<String> ask(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    cells.add(result.getString(column));
                }
                rows.add(String.join("|", cells));
            }
            return rows;
        }
    }
}
