package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of values between delimiters become tables. */
class ImportCsvTest {

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
    void aFileBecomesATableWithTypesThatFit() {
        folder.imported(folder.file("plants.csv", """
                id,name,height,code
                1,Hop,5.50,007
                2,"Wisteria, blue",9,12
                """));

        assertEquals("plants: 2 rows in a new table.\n", folder.said());
        assertEquals("id INTEGER, name TEXT, height REAL, code TEXT", folder.types("plants"));
        assertEquals(List.of("1|'Hop'|5.5|'007'", "2|'Wisteria, blue'|9.0|'12'"), folder.query("select * from plants"));
    }

    @Test
    void severalFilesBecomeTablesInOneTransaction() throws IOException {
        String good = folder.file("beds.csv", "id\n1\n");
        String bad = folder.file("plants.csv", "id,name\n1\n");

        assertTrue(folder.refusal(good, bad)
                .startsWith("Error: plants.csv, line 2: 1 value where there are 2 columns.\n"));

        folder.imported(good, folder.file("plants.csv", "id,name\n1,Hop\n"));
        assertEquals(List.of("beds", "plants"), folder.query("select name from sqlite_master order by name"));
    }

    @Test
    void aTypeFitsAllValuesHoweverLateTheyCome() {
        StringBuilder text = new StringBuilder("whole,real,text,late\n");
        for (int i = 0; i < 25_000; i++) {
            text.append(i).append(',').append(i).append(".50,").append(i).append(".50,\n");
        }
        text.append("0.5,1,n/a,12\n");
        folder.imported(folder.file("numbers.csv", text.toString()));

        assertEquals("whole REAL, real REAL, text TEXT, late INTEGER", folder.types("numbers"));
        assertEquals(
                List.of("24999.0|24999.5|'24999.50'|null", "0.5|1.0|'n/a'|12"),
                folder.query("select * from numbers where rowid >= 25000"));
        assertEquals(List.of("25001"), folder.query("select count(*) from numbers"));
    }

    @Test
    void standardInputIsReadAgainWhereATypeHasToChange() {
        StringBuilder text = new StringBuilder("n\n");
        for (int i = 0; i < 25_000; i++) {
            text.append(i).append(".50\n");
        }
        java.io.InputStream before = System.in;
        System.setIn(new java.io.ByteArrayInputStream((text + "?\n").getBytes(StandardCharsets.UTF_8)));
        try {
            folder.imported("--table", "numbers");
        } finally {
            System.setIn(before);
        }

        assertEquals(List.of("0.50"), folder.query("select n from numbers limit 1"));
        assertEquals(List.of("25001"), folder.query("select count(*) from numbers"));
    }

    @Test
    void emptyValuesAreNullAmongNumbersAndEmptyAmongTexts() {
        String file = folder.file("plants.csv", "id,height,note\n1,,\n2,1.5,\"\"\n");
        folder.imported(file);
        assertEquals(List.of("1|null|''", "2|1.5|''"), folder.query("select * from plants"));

        folder.imported(file, "--drop-table", "--empty-null");
        assertEquals(List.of("1|null|null", "2|1.5|null"), folder.query("select * from plants"));

        folder.imported(file, "--append");
        assertEquals(List.of("1|null|''", "2|1.5|''"), folder.query("select * from plants where rowid > 2"));
    }

    @Test
    void typesCanBeAskedFor() {
        String file = folder.file("plants.csv", "id,name\n1,7\n");
        folder.imported(file, "--type", "id=text", "--type", "name=real");
        assertEquals("id TEXT, name REAL", folder.types("plants"));

        folder.imported(file, "--drop-table", "--no-types");
        assertEquals(List.of("'1'|'7'"), folder.query("select * from plants"));
    }

    @Test
    void delimitersQuotesAndHeadersVary() {
        folder.imported(folder.file("semicolons.csv", "a;b\n1;'x;y'\n"), "--quote", "'");
        assertEquals(List.of("1|'x;y'"), folder.query("select * from semicolons"));
        folder.imported(folder.file("tabs.tsv", "a\tb\n1\tx,y\n"));
        assertEquals(List.of("1|'x,y'"), folder.query("select * from tabs"));
        folder.imported(folder.file("bare.csv", "1\u00a62\n3\u00a64\n"), "--delimiter", "\u00a6", "--no-header");
        assertEquals("column_1 INTEGER, column_2 INTEGER", folder.types("bare"));
        assertEquals(List.of("1|2", "3|4"), folder.query("select * from bare"));
        folder.imported(folder.file("quotes.csv", "a,b\n5\" nail,\"x\n"), "--quote", "none");
        assertEquals(List.of("'5\" nail'|'\"x'"), folder.query("select * from quotes"));
    }

    @Test
    void encodingsAreFoundOrTold() throws IOException {
        folder.imported(folder.file("mark.csv", "\uFEFFname\nErbse\n"));
        assertEquals("name TEXT", folder.types("mark"));
        folder.imported(folder.file("wide.csv", "\uFEFFname\nKürbis\n", StandardCharsets.UTF_16LE));
        assertEquals(List.of("Kürbis"), folder.query("select name from wide"));
        folder.imported(
                folder.file("old.csv", "name\nKürbis\n", Charset.forName("windows-1252")),
                "--encoding",
                "windows-1252");
        assertEquals(List.of("Kürbis"), folder.query("select name from old"));
    }

    @Test
    void compressedFilesAreNamedWithoutTheirEndings() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write("id\n1\n".getBytes(StandardCharsets.UTF_8));
        }
        folder.imported(folder.file("plants.csv.gz", bytes.toByteArray()));
        assertEquals(List.of("1"), folder.query("select id from plants"));

        byte[] half = java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() - 9);
        assertEquals(
                "Error: half.csv.gz: its compressed data is broken off or damaged.\nFetch or compress the file again.\n",
                folder.refusal(folder.file("half.csv.gz", half)));
    }

    @Test
    void namesThatATableCannotHaveAreMadeUsable() {
        folder.imported(folder.file("plants.csv", "name,,Name,name\n1,2,3,4\n"));

        assertEquals("name INTEGER, column_2 INTEGER, Name_2 INTEGER, name_3 INTEGER", folder.types("plants"));
        assertEquals("""
                plants: 1 row in a new table.
                plants.csv: another column is called Name already, so this one became Name_2.
                plants.csv: another column is called name already, so this one became name_3.
                """, folder.said());
    }

    @Test
    void aDryRunShowsEverythingAndLeavesNothing() {
        assertEquals(0, folder.importing(folder.file("plants.csv", "id,name\n1,Hop\n2,\n"), "--pk", "id", "--dry-run"));

        assertEquals("""
                plants: 2 rows in a new table.

                CREATE TABLE "plants" (
                   "id" INTEGER PRIMARY KEY,
                   "name" TEXT
                );

                id | name
                1 | Hop
                2 |\s

                Nothing was changed.
                """, folder.said());
        assertTrue(Files.notExists(folder.database()));
    }
}
