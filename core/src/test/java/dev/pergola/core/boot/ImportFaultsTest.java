package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with files is said with its place and the way out, and nothing is changed. */
class ImportFaultsTest {

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

    private void refuses(String text, String words) throws IOException {
        assertEquals(words, folder.refusal(folder.file("plants.csv", text)));
    }

    @Test
    void aFileThatIsNotThere() throws IOException {
        assertEquals("""
                Error: nowhere.csv: there is no such file.
                Check the path; relative paths start at the directory in which the command was started.
                """, folder.refusal(directory.resolve("nowhere.csv").toString()));
    }

    @Test
    void anEmptyFile() throws IOException {
        refuses("", """
                Error: plants.csv: it is empty; a line with the names of the columns was expected.
                Leave it out, or check what should have written it.
                """);
    }

    @Test
    void aQuoteThatIsNeverClosed() throws IOException {
        refuses("id,name\n1,Hop\n2,\"Ivy\n3,Vine\n", """
                Error: plants.csv, line 3: a quote is opened in the row that begins here, and never closed.
                Close it, double quotes that belong to a value, or say --quote none if quotes have no meaning.
                """);
    }

    @Test
    void textBehindAClosingQuote() throws IOException {
        refuses("id,name\n1,\"Hop\" wild\n", """
                Error: plants.csv, line 2: something else than a delimiter follows a closing quote.
                Double quotes that belong to a value, or say --quote none if quotes have no meaning.
                """);
    }

    @Test
    void aRowWithTooManyValues() throws IOException {
        refuses("id,name\n1,Hop\n\n2,Ivy, common\n", """
                Error: plants.csv, line 4: 3 values where there are 2 columns.
                Quote values that hold commas, or say --skip-bad-rows.
                """);
    }

    @Test
    void bytesThatAreNoText() throws IOException {
        byte[] bytes = "id,name\n1,Hop\n2,K\u00fcrbis\n".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("""
                Error: plants.csv, line 3: here or in the lines of this row are bytes that are no text in UTF-8.
                Say in which encoding it is, such as --encoding windows-1252.
                """, folder.refusal(folder.file("plants.csv", bytes)));
    }

    @Test
    void aNulCharacter() throws IOException {
        refuses("id,name\n1,Ho\0p\n", """
                Error: plants.csv, line 2: column name: a NUL character, at which text would end.
                Correct the value, or say --skip-bad-rows.
                """);
    }

    @Test
    void filesOfOtherKinds() throws IOException {
        assertEquals("""
                Error: plants.csv: it is no text but a ZIP archive or a spreadsheet.
                Save it as CSV or JSON in the program that it comes from, or decompress it and send it to standard input.
                """, folder.refusal(folder.file("plants.csv", "PK\3\4rest")));
        assertEquals("""
                Error: plants.csv: it is no text in UTF-8.
                If it is text, say in which encoding, such as --encoding utf-16le.
                """, folder.refusal(folder.file("plants.csv", "id,name\n", StandardCharsets.UTF_16LE)));
    }

    @Test
    void moreColumnsThanATableCanHave() throws IOException {
        refuses(IntStream.rangeClosed(0, 2000).mapToObj(i -> "c" + i).collect(Collectors.joining(",")) + "\n", """
                Error: plants.csv, line 1: there are more than 2,000 columns, which no table of SQLite can have.
                Leave columns out, or check whether the right delimiter was found: --delimiter says which.
                """);
    }

    @Test
    void aValueLongerThanAnyShouldBe() throws IOException {
        refuses("id,name\n1," + "x".repeat((1 << 24) + 10) + "\n", """
                Error: plants.csv, line 2: a value is longer than 16,777,216 characters.
                A quote that is never closed can be the reason; otherwise leave the value out.
                """);
    }

    @Test
    void aRowLongerThanAnyShouldBe() throws IOException {
        String half = "x".repeat(9_000_000);
        refuses("id,name\n1,2\n" + half + "," + half + "\n", """
                Error: plants.csv, line 3: the row has more than 16,777,216 characters.
                Correct the value, or say --skip-bad-rows.
                """);
    }

    @Test
    void aListWithoutRows() throws IOException {
        assertEquals("""
                Error: The table plants was not made, because there are no rows that could tell its columns.
                Leave it out, or check what should have written it.
                """, folder.refusal(folder.file("plants.json", "[]")));
        folder.imported(folder.file("plants.csv", "id,name\n"));
        assertEquals("plants: 0 rows in a new table.\n", folder.said());
    }

    @Test
    void aValueThatIsNotOfTheTypeThatWasAskedFor() throws IOException {
        String file = folder.file("plants.csv", "id,height\n1,2.5\n2,tall\n");
        assertEquals("""
                Error: plants.csv, line 3: column height: "tall" is no REAL.
                Correct the value, or say --skip-bad-rows.
                """, folder.refusal(file, "--type", "height=real"));
    }

    @Test
    void anOptionAboutAColumnThatNoTableHas() throws IOException {
        assertEquals("""
                Error: No table of this import has the column hight, of which an option speaks.
                Columns of plants: id, height.
                """, folder.refusal(folder.file("plants.csv", "id,height\n1,2\n"), "--index", "hight"));
    }

    @Test
    void aNameThatBelongsToSqlite() throws IOException {
        assertEquals("""
                Error: No table can be called "sqlite_plants"; names that begin with sqlite_ belong to SQLite.
                Choose another name by --table.
                """, folder.refusal(folder.file("sqlite_plants.csv", "id\n1\n")));
    }

    @Test
    void aTableThatIsThere() throws IOException {
        String file = folder.file("plants.csv", "id\n1\n");
        folder.imported(file);
        assertEquals("""
                Error: There is a table plants already.
                Say --append to add rows to it, --truncate to empty it first, --drop-table to make it anew, or choose\
                 another name by --table.
                """, folder.refusal(file));
    }

    @Test
    void aKeyThatIsThere() throws IOException {
        assertEquals("""
                Error: plants.csv, line 4: UNIQUE constraint failed: plants.id.
                Correct the row, or say --skip-bad-rows; --ignore, --replace and --upsert tell what to do with a key that\
                 is there.
                """, folder.refusal(folder.file("plants.csv", "id,name\n1,a\n2,b\n1,c\n"), "--pk", "id"));
    }

    @Test
    void badRowsCanBeLeftOutAndDoNotChangeTypes() {
        folder.imported(
                folder.file("plants.csv", "id,height\n1,2\n2\n3,4\n1,5\nTotal: 3 rows\n"),
                "--pk",
                "id",
                "--skip-bad-rows");
        assertEquals("id INTEGER, height INTEGER", folder.types("plants"));
        assertEquals(List.of("1|2", "3|4"), folder.query("select * from plants"));
        assertEquals("""
                plants: 2 rows in a new table, 3 bad rows left out.
                Left out: plants.csv, line 3: 1 value where there are 2 columns.
                Left out: plants.csv, line 6: 1 value where there are 2 columns.
                Left out: plants.csv, line 5: UNIQUE constraint failed: plants.id.
                """, folder.said());
    }

    @Test
    void wrongUsage() {
        assertEquals(2, folder.importing(folder.file("plants.csv", "id\n1\n"), "--upsert", "--ignore"));
        assertTrue(folder.said().startsWith("Error: --ignore and --upsert contradict each other.\n"), folder::said);
        assertEquals(2, folder.importing());
        assertTrue(folder.said().startsWith("Error: Standard input has no name that a table could have.\n"));
    }
}
