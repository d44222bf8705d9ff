package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tables get besides rows, and what becomes of those that are there. */
class ImportTablesTest {

    @TempDir
    private Path directory;

    private ImportFolder folder;

    @BeforeEach
    void open() {
        folder = new ImportFolder(directory);
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void keysDefaultsAndRelationsAreMadeWithTheTable() {
        folder.imported(folder.file("beds.csv", "id\n1\n"), "--pk", "id");
        folder.imported(
                folder.file("plants.csv", "id,bed,name\n1,1,Hop\n2,9,\n"),
                "--pk",
                "id",
                "--foreign-key",
                "bed:beds",
                "--not-null",
                "name",
                "--default",
                "name=?",
                "--index",
                "bed",
                "--strict");

        assertEquals(
                """
                CREATE TABLE "plants" (
                   "id" INTEGER PRIMARY KEY,
                   "bed" INTEGER REFERENCES "beds"("id"),
                   "name" TEXT NOT NULL DEFAULT '?'
                ) STRICT
                CREATE INDEX "idx_plants_bed" on "plants" ("bed")""",
                String.join(
                        "\n", folder.query("select sql from sqlite_master where tbl_name = 'plants' order by rowid")));
        assertEquals(List.of("1|1|'Hop'", "2|9|'?'"), folder.query("select * from plants"));
        assertEquals("""
                plants: 2 rows in a new table.
                plants: 1 row refers to rows that are not there.
                """, folder.said());
    }

    @Test
    void aKeyCanHaveSeveralColumnsOrBeMade() {
        folder.imported(folder.file("beds.csv", "Row,Place\na,1\na,2\n"), "--pk", "row", "--pk", "place");
        assertEquals(List.of("a|1", "a|2"), folder.query("select \"Row\" || '|' || \"Place\" from beds order by 1"));
        folder.imported(folder.file("plants.csv", "name\nHop\nIvy\n"), "--pk", "id");
        assertEquals(List.of("1|'Hop'", "2|'Ivy'"), folder.query("select * from plants"));
    }

    @Test
    void rowsWithAKeyThatIsThereChangeItAreLeftOutOrTakeItsPlace() {
        folder.imported(folder.file("plants.csv", "id,name,height\n1,Hop,5\n2,Ivy,3\n"), "--pk", "id");
        String more = folder.file("more.csv", "id,name\n2,Vine\n3,Rose\n");

        folder.inserted("plants", more, "--upsert");
        assertEquals(List.of("1|'Hop'|5", "2|'Vine'|3", "3|'Rose'|null"), folder.query("select * from plants"));
        folder.inserted("plants", folder.file("again.csv", "id,name\n2,?\n4,Fig\n"), "--ignore");
        assertEquals("plants: 1 row written, 1 left as they were.\n", folder.said());
        folder.inserted("plants", more, "--replace");
        assertEquals(
                List.of("1|'Hop'|5", "2|'Vine'|null", "3|'Rose'|null", "4|'Fig'|null"),
                folder.query("select * from plants"));
    }

    @Test
    void insertMakesATableThatIsMissingAndAddsToOneThatIsThere() {
        String first = folder.file("first.csv", "id,name\n1,Hop\n");
        String second = folder.file("second.json", "[{\"NAME\": \"Ivy\", \"id\": 2}]");
        folder.inserted("plants", first, second);
        assertEquals("plants: 2 rows in a new table.\n", folder.said());
        folder.inserted("Plants", first);
        assertEquals(List.of("1|'Hop'", "2|'Ivy'", "1|'Hop'"), folder.query("select * from plants"));
        folder.inserted("plants", first, "--truncate");
        assertEquals(List.of("1|'Hop'"), folder.query("select * from plants"));
    }

    @Test
    void columnsThatATableLacksAreAddedOnlyWhereThatIsWanted() throws IOException {
        folder.imported(folder.file("plants.csv", "id,name\n1,Hop\n"));
        String more = folder.file("more.csv", "id,nam,height\n2,Ivy,3.5\n");

        assertEquals("""
                Error: more.csv, line 1: the table plants has no column nam.
                Did you mean "name"? Say --alter to add the columns that it lacks.
                """, folder.refusal(more, "--table", "plants", "--append"));

        folder.inserted("plants", more, "--alter");
        assertEquals("id INTEGER, name TEXT, nam TEXT, height REAL", folder.types("plants"));
        assertEquals(List.of("1|'Hop'|null|null", "2|null|'Ivy'|3.5"), folder.query("select * from plants"));
    }

    @Test
    void fullTextSearchFindsRowsAndFollowsThem() {
        folder.imported(folder.file("plants.csv", "id,name,note\n1,Hop,climbs\n2,Ivy,evergreen\n"), "--fts", "note");
        assertTrue(folder.json("/garden/plants.json?_search=evergreen&_shape=array")
                .contains("Ivy"));

        folder.inserted("plants", folder.file("more.csv", "id,note\n3,evergreen too\n"));
        assertEquals(List.of("2"), folder.query("select count(*) from plants_fts where plants_fts match 'evergreen'"));
        folder.imported(folder.file("plants.csv", "id,name,note\n9,Fig,sweet\n"), "--drop-table", "--fts", "note");
        assertEquals(List.of("1"), folder.query("select count(*) from plants_fts where plants_fts match 'sweet'"));
        assertEquals(List.of("0"), folder.query("select count(*) from plants_fts where plants_fts match 'evergreen'"));
    }

    @Test
    void aConstraintOfTheTableThatTakesBackTheTransactionEndsTheImport() throws IOException, SQLException {
        CommandLineFixture.database(
                folder.database(), "create table plants (id integer primary key on conflict rollback)");
        StringBuilder rows = new StringBuilder("id\n");
        for (int i = 0; i < 50; i++) {
            rows.append(i).append('\n');
        }
        String file = folder.file("more.csv", rows + "7\n51\n");

        assertEquals(1, folder.inserting("plants", file, "--skip-bad-rows"));
        assertEquals(List.of("0"), folder.query("select count(*) from plants"));
    }

    @Test
    void aViewHoldsNoRows() throws IOException, SQLException {
        CommandLineFixture.database(folder.database(), "create view plants as select 1 as id");
        assertEquals("""
                Error: plants is a view, which holds no rows.
                Choose another name by --table.
                """, folder.refusal(folder.file("plants.csv", "id\n1\n")));
    }

    @Test
    void aFolderThatIsMissingIsNotMade() {
        try (CommandLineFixture lines = new CommandLineFixture()) {
            Path database = directory.resolve("nowhere/garden.db");
            assertEquals(1, lines.run("import", database.toString(), folder.file("plants.csv", "id\n1\n")));
            assertEquals(
                    "Error: The database " + database + " could not be made: there is no folder " + database.getParent()
                            + ".\nMake the folder first, or check the path.\n",
                    lines.err());
        }
    }
}
