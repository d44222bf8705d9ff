package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that do not change, and what is known about them before anybody looks. */
class ImmutableDatabasesTest {

    private static final String MANY = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)"
            + " insert into sightings select i from n";

    @TempDir
    private Path directory;

    private final CommandLineFixture pergola = new CommandLineFixture();
    private Path birds;

    @BeforeEach
    void makeDatabase() throws SQLException {
        birds = CommandLineFixture.database(
                directory.resolve("birds.db"),
                "create table birds(id integer primary key, name text)",
                "insert into birds values(1, 'Wren'), (2, 'Robin')",
                "create table sightings(id integer primary key)",
                MANY);
    }

    @AfterEach
    void close() {
        pergola.close();
    }

    private Path inspection(String json) throws IOException {
        return Files.writeString(directory.resolve("facts.json"), json);
    }

    @Test
    void aTableIsCountedToItsEndWhereNothingChanges() {
        String immutable = pergola.json("/birds.json", "-i", birds.toString());
        assertTrue(immutable.contains("\"count\":20000,\"count_truncated\":false"), immutable);
        String mutable = pergola.json("/birds.json", birds.toString());
        assertTrue(mutable.contains("\"count\":10001,\"count_truncated\":true"), mutable);
    }

    @Test
    void theCountThatAListFoundIsToldOnTheTableToo() {
        try (Server site = pergola.open("-i", birds.toString())) {
            TestClient client = new TestClient(site.client());
            String before = client.get("/birds/sightings.json?_extra=count&_size=0");
            assertTrue(before.contains("\"count\":10001"), before);
            client.get("/birds.json");
            String after = client.get("/birds/sightings.json?_extra=count&_size=0");
            assertTrue(after.contains("\"count\":20000"), after);
            String filtered = client.get("/birds/sightings.json?_extra=count&_size=0&id__lt=4");
            assertTrue(filtered.contains("\"count\":3"), filtered);
        }
    }

    @Test
    void whatAnInspectionTellsIsTrustedAndNotFoundOutAgain() throws IOException {
        String facts = inspection("""
                {"birds": {"hash": "abcdef0123", "size": 77, "file": "birds.db", "tables": {"birds": {"count": 4711}}}}""").toString();
        String databases = pergola.json("/-/databases.json", "-i", birds.toString(), "--inspect-file", facts);
        assertTrue(
                databases.contains("\"size\":77,\"is_mutable\":false,\"is_memory\":false,\"hash\":\"abcdef0123\""),
                databases);
        String table = pergola.json(
                "/birds/birds.json?_extra=count,database_color", "-i", birds.toString(), "--inspect-file", facts);
        assertTrue(table.contains("\"count\":4711,\"count_truncated\":false,\"database_color\":\"abcdef\""), table);
        String home = pergola.json("/.json", "-i", birds.toString(), "--inspect-file", facts);
        assertTrue(home.contains("\"table_rows_sum\":4711,\"show_table_row_counts\":true"), home);
    }

    @Test
    void anInspectionSaysNothingAboutAFileThatMayChange() throws IOException {
        String facts = inspection("{\"birds\": {\"hash\": \"abcdef0123\", \"tables\": {\"birds\": {\"count\": 4711}}}}")
                .toString();
        String table = pergola.json("/birds/birds.json?_extra=count", birds.toString(), "--inspect-file", facts);
        assertTrue(table.contains("\"count\":2"), table);
    }

    @Test
    void whatInspectWritesCanBeRead() {
        String facts = directory.resolve("written.json").toString();
        assertEquals(0, pergola.run("inspect", birds.toString(), "--inspect-file", facts));
        String home = pergola.json("/.json", "-i", birds.toString(), "--inspect-file", facts);
        assertTrue(home.contains("\"table_rows_sum\":20002"), home);
    }

    @Test
    void anInspectionThatIsNoJsonIsRefusedWithItsPlace() throws IOException {
        String facts = inspection("{\"birds\": ").toString();
        assertEquals(1, pergola.run(birds.toString(), "--inspect-file", facts, "--get", "/"));
        assertTrue(pergola.err().contains(facts + ":1:"), pergola.err());
    }

    @Test
    void aDirectoryKnowsWhatWasInspectedInIt() throws IOException {
        Files.writeString(
                directory.resolve("inspect-data.json"),
                "{\"birds\": {\"file\": \"birds.db\", \"tables\": {\"birds\": {\"count\": 4711}}}}");
        String home = pergola.json("/-/databases.json", directory.toString());
        assertTrue(home.contains("\"is_mutable\":false"), home);
        String elsewhere = pergola.json("/-/databases.json", birds.toString());
        assertFalse(elsewhere.contains("\"is_mutable\":false"), elsewhere);
    }

    @Test
    void aFileIsMadeWhereItIsMissingAndThatWasAskedFor() throws IOException {
        Path fresh = directory.resolve("fresh.db");
        assertEquals(1, pergola.run(fresh.toString(), "--get", "/"));
        assertEquals(0, pergola.run(fresh.toString(), "--create", "--get", "/"));
        assertEquals(4096, Files.size(fresh));
        assertEquals(0, pergola.run(birds.toString(), "--create", "--get", "/birds/birds/1"));
    }

    @Test
    void aFileIsReadWithoutLocksWhereThatWasAskedFor() {
        assertTrue(
                pergola.json("/birds/birds.json", birds.toString(), "--nolock").contains("\"name\":\"Robin\""));
    }

    @Test
    void addressesAreSecureWhereTheOwnerSaysSo() {
        String answer = pergola.get("/birds/birds.json?_size=1", birds.toString(), "-s", "force_https_urls", "on");
        assertTrue(answer.contains("\"next_url\":\"https://localhost/birds/birds.json?"), answer);
    }
}
