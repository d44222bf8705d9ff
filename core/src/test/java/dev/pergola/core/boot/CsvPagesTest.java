package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows as CSV, as JSON lines and as the bytes of a cell. */
class CsvPagesTest {

    @RegisterExtension
    private final AskedSite site = new AskedSite(
            """
            settings:
              default_page_size: 2
              max_returned_rows: 3
            """,
            "create table shelf(id integer primary key, name text)",
            "insert into shelf values (1, 'Up, high'), (2, 'Low')",
            "create table jar(id integer primary key, shelf integer references shelf(id), label text, weight real,"
                    + " seal blob, note)",
            "insert into jar values (1, 1, 'plum \"red\"', 1.5, null, 7), (2, 9, null, 1e-05, x'00ff', 'a'||char(31)||'b'),"
                    + " (3, null, 'two\nlines', 3, null, 2.5), (4, 2, '', -0.5, x'00ff', null)",
            "create table word(word text)",
            "insert into word values ('a'), (null), ('')",
            "create view heavy as select id, seal from jar where weight > 1",
            "create table measure(a real, b real)",
            "insert into measure values (1, 'text'), (null, x'01')");

    private String csv(String path) throws IOException {
        Response response = site.ask(Request.get(path));
        String text = AskedSite.text(response);
        assertEquals(200, response.status(), text);
        return text;
    }

    private int status(String path) throws IOException {
        Response response = site.ask(Request.get(path));
        AskedSite.text(response);
        return response.status();
    }

    @Test
    void aPageOfATableHasItsRowsAndNoMore() throws IOException {
        assertEquals("""
                id,shelf,label,weight,seal,note\r
                1,1,"plum ""red""\",1.5,,7\r
                2,9,,1e-05,http://localhost/data/jar/2.blob?_blob_column=seal,a\u001fb\r
                """, csv("/data/jar.csv"));
        assertEquals("3,\"two\nlines\"\r\n", csv("/data/jar.csv?_next=2&_size=1&_header=off&_col=label"));
    }

    @Test
    void allRowsAreStreamedWhateverTheSizeOfAPage() throws IOException {
        String rows = csv("/data/jar.csv?_stream=on&_size=1&_nocol=seal&_nocol=label");
        assertEquals("""
                id,shelf,weight,note\r
                1,1,1.5,7\r
                2,9,1e-05,a\u001fb\r
                3,,3.0,2.5\r
                4,2,-0.5,\r
                """, rows);
        assertEquals("id\r\n4\r\n2\r\n1\r\n3\r\n", csv("/data/jar.csv?_stream=on&_col=id&_sort=weight"));
        assertEquals("rowid,word\r\n1,a\r\n2,\r\n3,\r\n", csv("/data/word.csv?_stream=1"));
    }

    @Test
    void aViewIsStreamedToItsEnd() throws IOException {
        assertTrue(csv("/data/heavy.csv?_stream=on&_size=1").endsWith("3,\r\n"));
    }

    @Test
    void aResultOfOneColumnShowsEmptyRows() throws IOException {
        assertEquals(
                "word\r\na\r\n\"\"\r\n\"\"\r\n", csv("/data/-/query.csv?sql=select+word+from+word+order+by+rowid"));
    }

    @Test
    void labelsStandBesideWhatTheyName() throws IOException {
        assertEquals("""
                id,shelf,shelf_label\r
                1,1,"Up, high"\r
                2,9,\r
                3,,\r
                4,2,Low\r
                """, csv("/data/jar.csv?_stream=on&_labels=on&_col=shelf"));
        assertEquals("id,shelf\r\n1,1\r\n2,9\r\n", csv("/data/jar.csv?_label=label&_labels=on&_col=shelf"));
    }

    @Test
    void columnsOfRealNumbersMayHoldAnythingElse() throws IOException {
        assertEquals(
                "rowid,a,b\r\n1,1.0,text\r\n2,,http://localhost/data/measure/2.blob?_blob_column=b\r\n",
                csv("/data/measure.csv"));
    }

    @Test
    void aQueryStreamsAllRowsAndWithoutThatAsManyAsAnAnswerMayHave() throws IOException {
        assertEquals("id\r\n1\r\n2\r\n3\r\n", csv("/data/-/query.csv?sql=select+id+from+jar"));
        assertEquals("id\r\n1\r\n2\r\n3\r\n4\r\n", csv("/data/-/query.csv?sql=select+id+from+jar&_stream=on"));
    }

    @Test
    void oneObjectALineIsStreamedToo() throws IOException {
        String lines = "_shape=array&_nl=on&_stream=on";
        assertEquals("{\"id\":1}\n{\"id\":2}\n{\"id\":3}\n{\"id\":4}", csv("/data/jar.json?_col=id&" + lines));
        assertEquals(
                "{\"id\":1}\n{\"id\":2}\n{\"id\":3}\n{\"id\":4}",
                csv("/data/-/query.json?sql=select+id+from+jar&" + lines));
        assertTrue(csv("/data/jar.json?_col=id&_stream=on").contains("\"next\":\"2\""), "other shapes have pages");
    }

    @Test
    void aStreamThatMakesNoSenseIsRefused() throws IOException {
        assertEquals(400, status("/data/jar.csv?_stream=on&_next=2"));
        assertEquals(400, status("/data/jar.csv?_extra=nothing"));
        assertEquals(400, status("/data/-/query.csv"));
        assertEquals(400, status("/data/-/query.csv?sql=select+nothing"));
        assertEquals(400, status("/data/-/query.csv?sql=delete+from+jar&_stream=on"));
        assertEquals(404, status("/data.csv"));
    }

    @Test
    void aDownloadHasTheNameOfItsTable() {
        Response response = site.ask(Request.get("/data/jar.csv?_dl=1"));
        assertEquals(
                "attachment; filename=\"jar.csv\"",
                response.headers().first("Content-Disposition").orElse(""));
        assertEquals(
                "text/csv; charset=utf-8",
                response.headers().first("Content-Type").orElse(""));
        response.body().close();
    }

    @Test
    void theBytesOfACellAreFoundByItsRow() {
        Response response = site.ask(Request.get("/data/jar/2.blob?_blob_column=seal"));
        assertArrayEquals(new byte[] {0, -1}, response.body().bytes().orElseThrow());
        assertEquals(
                "attachment; filename=\"jar-2-seal.blob\"",
                response.headers().first("Content-Disposition").orElse(""));
    }

    @Test
    void theLinksOfAQueryLeadToTheBytesAsLongAsTheyAreThere() throws IOException {
        String rows = csv("/data/-/query.csv?sql=select+seal+from+jar+where+id=2");
        String address = rows.lines().skip(1).findFirst().orElseThrow().replace("http://localhost", "");
        assertArrayEquals(
                new byte[] {0, -1},
                site.ask(Request.get(address)).body().bytes().orElseThrow());
        assertEquals(400, status(address.replaceFirst("_blob_hash=.", "_blob_hash=x")));
        assertEquals(400, status("/data/jar/2.blob"));
        assertEquals(400, status("/data/jar/2.blob?_blob_column=nothing"));
        assertEquals(404, status("/data/jar/99.blob?_blob_column=seal"));
    }

    @Test
    void theLinksOfAViewLeadToTheBytes() throws IOException {
        assertEquals(400, status("/data/heavy.blob?_blob_column=seal&_blob_hash=00"));
        assertEquals(404, status("/data/heavy.blob?_blob_column=seal&id=99"));
    }

    @Test
    void oneRowIsALine() throws IOException {
        assertEquals("id,name\r\n1,\"Up, high\"\r\n", csv("/data/shelf/1.csv"));
    }

    @Test
    void pagesForPeopleLeadToTheSameRowsAsCsv() throws IOException {
        for (String path : new String[] {"/data/jar?id=1", "/data/jar/1", "/data/-/query?sql=select+1"}) {
            String page = csv(path);
            Matcher link = Pattern.compile("<a href=\"([^\"]*)\">CSV</a>").matcher(page);
            assertTrue(link.find(), page);
            String address = link.group(1).replaceAll("&#?[a-zA-Z0-9]+;", "=").replace("http://localhost", "");
            assertEquals(path.replaceFirst("(\\?|$)", ".csv$1"), address);
            csv(address);
        }
    }
}
