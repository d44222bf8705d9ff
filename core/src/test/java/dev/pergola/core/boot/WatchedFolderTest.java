package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.db.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder whose databases come, change and go while the site runs. */
class WatchedFolderTest {

    @TempDir
    private Path directory;

    @TempDir
    private Path elsewhere;

    private final CommandLineFixture pergola = new CommandLineFixture();

    @AfterEach
    void close() {
        pergola.close();
    }

    private Path database(String name, String content) throws SQLException {
        return CommandLineFixture.database(
                elsewhere.resolve(name), "create table t(v text)", "insert into t values('" + content + "')");
    }

    private void move(Path from, String name) throws IOException {
        Files.move(from, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** As many looks as a change takes to be believed. */
    private static void lookTwice(Server site) {
        site.reload();
        site.reload();
    }

    private static List<String> names(Server site) {
        return site.databases().all().stream().map(Database::name).toList();
    }

    private static String content(Server site, String name) {
        return new TestClient(site.client()).get("/" + name + "/-/query.json?sql=select+v+from+t&_shape=arrayfirst");
    }

    @Test
    void databasesComeAndGoWithTheirFiles() throws Exception {
        move(database("b.db", "1"), "b.db");
        try (Server site = pergola.open(directory.toString())) {
            assertEquals(List.of("b"), names(site));
            move(database("x.db", "2"), "a.sqlite");
            lookTwice(site);
            assertEquals(List.of("b", "a"), names(site));
            assertEquals("[\"2\"]", content(site, "a"));
            Files.delete(directory.resolve("b.db"));
            lookTwice(site);
            assertEquals(List.of("a"), names(site));
            new TestClient(site.client()).get(404, "/b.json");
        }
    }

    @Test
    void anEmptyFolderIsServedAndWaits() throws Exception {
        try (Server site = pergola.open(directory.toString())) {
            assertEquals(List.of(), names(site));
            assertTrue(new TestClient(site.client()).get("/").contains("There is no database here yet"));
            move(database("first.db", "1"), "first.db");
            lookTwice(site);
            assertEquals(List.of("first"), names(site));
        }
    }

    @Test
    void aFileThatTakesThePlaceOfAnotherIsOpenedUnderItsNameAndPlace() throws Exception {
        move(database("a.db", "old"), "a.db");
        move(database("b.db", "other"), "b.db");
        try (Server site = pergola.open(directory.toString())) {
            assertEquals("[\"old\"]", content(site, "a"));
            move(database("new.db", "new"), "a.db");
            lookTwice(site);
            assertEquals("[\"new\"]", content(site, "a"));
            assertEquals(List.of("a", "b"), names(site));
        }
    }

    @Test
    void anAnswerThatHasBegunEndsWithTheFileItBeganWith() throws Exception {
        move(database("a.db", "old"), "a.db");
        CommandLineFixture.database(
                directory.resolve("a.db"),
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < 5000)"
                        + " insert into t select 'old' from n");
        try (Server site = pergola.open(directory.toString())) {
            Response begun =
                    site.client().send(Request.get("/a/t.csv?_stream=1&_col=v").build());
            assertEquals(200, begun.status());
            move(database("new.db", "new"), "a.db");
            lookTwice(site);
            assertEquals("[\"new\"]", content(site, "a"));
            String[] lines = TestClient.text(begun).split("\r\n", -1);
            assertEquals(1 + 5001 + 1, lines.length);
            assertEquals("5001,old", lines[5001]);
        }
    }

    @Test
    void aFileThatSqliteChangesStaysOpen() throws Exception {
        move(database("a.db", "old"), "a.db");
        try (Server site = pergola.open(directory.toString())) {
            Database before = site.databases().all().get(0);
            CommandLineFixture.database(directory.resolve("a.db"), "update t set v = 'changed'");
            lookTwice(site);
            assertEquals("[\"changed\"]", content(site, "a"));
            assertEquals(before, site.databases().all().get(0));
        }
    }

    @Test
    void halfACopyIsNotServed() throws Exception {
        byte[] whole = Files.readAllBytes(database("a.db", "1"));
        try (Server site = pergola.open(directory.toString(), "--root", "-s", "permissions.debug-menu", "true")) {
            TestClient client = new TestClient(site.client());
            Files.write(directory.resolve("a.db"), new byte[0]);
            lookTwice(site);
            Files.write(directory.resolve("a.db"), Arrays.copyOf(whole, whole.length - 1000));
            lookTwice(site);
            assertEquals(List.of(), names(site));
            String report = client.get("/-/databases.json");
            assertTrue(report.contains("\"not_served\":[\"a.db: "), report);
            Files.write(directory.resolve("a.db"), whole);
            lookTwice(site);
            assertEquals(List.of("a"), names(site));
            assertFalse(client.get("/-/databases.json").contains("not_served"));
        }
    }

    @Test
    void whatIsNoDatabaseStopsNeitherTheStartNorTheOthers() throws Exception {
        Files.writeString(directory.resolve("notes.db"), "This is a text of more than one hundred letters. ".repeat(9));
        Files.writeString(directory.resolve("a.db-journal"), "x");
        Files.writeString(directory.resolve("a.db-wal"), "x");
        Files.writeString(directory.resolve(".b.db"), "x");
        move(database("c.db", "1"), "c.db");
        try (Server site = pergola.open(directory.toString())) {
            lookTwice(site);
            assertEquals(List.of("c"), names(site));
            assertFalse(new TestClient(site.client()).get("/-/databases.json").contains("not_served"));
        }
    }

    @Test
    void theServersOwnDatabaseIsNotServed() throws Exception {
        move(database("a.db", "1"), "a.db");
        String internal = directory.resolve("internal.db").toString();
        try (Server site = pergola.open(directory.toString(), "--internal", internal)) {
            lookTwice(site);
            assertTrue(Files.exists(Path.of(internal)));
            assertEquals(List.of("a"), names(site));
        }
    }

    @Test
    void rubbishInThePlaceOfADatabaseLeavesTheOldOneInService() throws Exception {
        move(database("a.db", "old"), "a.db");
        try (Server site = pergola.open(directory.toString())) {
            move(Files.writeString(elsewhere.resolve("rubbish"), "rubbish"), "a.db");
            lookTwice(site);
            assertEquals("[\"old\"]", content(site, "a"));
            move(database("new.db", "new"), "a.db");
            lookTwice(site);
            assertEquals("[\"new\"]", content(site, "a"));
        }
    }

    @Test
    void theSecondOfTwoFilesWithOneNameGetsANumber() throws Exception {
        move(database("1.db", "1"), "a.db");
        try (Server site = pergola.open(directory.toString())) {
            move(database("2.db", "2"), "a.sqlite3");
            lookTwice(site);
            assertEquals(List.of("a", "a_2"), names(site));
            Files.delete(directory.resolve("a.db"));
            lookTwice(site);
            assertEquals("[\"2\"]", content(site, "a_2"));
        }
    }

    @Test
    void severalFoldersAreWatchedAndNamedFilesStayWanted() throws Exception {
        Path more = Files.createDirectories(elsewhere.resolve("more"));
        Path named = database("named.db", "named");
        move(database("a.db", "1"), "a.db");
        try (Server site = pergola.open(directory.toString(), more.toString(), named.toString())) {
            assertEquals(List.of("named", "a"), names(site));
            Files.move(database("b.db", "2"), more.resolve("b.db"));
            Files.delete(named);
            lookTwice(site);
            assertEquals(List.of("named", "a", "b"), names(site));
            assertEquals("[\"named\"]", content(site, "named"));
        }
    }

    @Test
    void aReplacedImmutableFileIsOpenedAgainToo() throws Exception {
        Path fixed = database("fixed.db", "old");
        try (Server site = pergola.open("-i", fixed.toString())) {
            assertEquals("[\"old\"]", content(site, "fixed"));
            Files.move(database("new.db", "new"), fixed, StandardCopyOption.REPLACE_EXISTING);
            lookTwice(site);
            assertEquals("[\"new\"]", content(site, "fixed"));
        }
    }
}
