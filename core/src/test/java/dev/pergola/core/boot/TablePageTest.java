package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page of a table offers besides its rows, without any script. */
class TablePageTest {

    @RegisterExtension
    private final AskedSite site = new AskedSite(
            """
            databases:
              data:
                tables:
                  secret_kind:
                    allow: false
            """,
            "create table kind(id integer primary key, name text)",
            "insert into kind values (1, 'finch'), (2, 'tit')",
            "create table secret_kind(id integer primary key, name text)",
            "create table bird(id integer primary key, name text, kind integer references kind(id),"
                    + " hidden integer references secret_kind(id), photo blob)",
            "insert into bird values (1, 'ada', 1, 1, x'00'), (2, 'bea', 1, 1, null), (3, 'cid', 2, 1, null)",
            "create table many(id integer primary key)",
            "insert into many with recursive n(i) as (select 1 union all select i + 1 from n where i < 10050)"
                    + " select i from n");

    private String page(String path) throws IOException {
        Response response = site.ask(Request.get(path));
        String text = AskedSite.text(response);
        assertEquals(200, response.status(), text);
        return text;
    }

    private static void assertHas(String expected, String page) {
        assertTrue(page.contains(expected), () -> expected + " is not in " + page);
    }

    @Test
    void everyConditionCanBeTakenAway() throws IOException {
        String page = page("/data/bird?name__contains=a&kind=1&_facet=kind&_where=id+%3C+9&_next=1&_sort=id");

        assertHas("href=\"/data/bird?kind=1&amp;_facet=kind&amp;_where=id+%3C+9&amp;_sort=id\"", page);
        assertHas("<b>name</b> contains <span class=\"condition-value\">a</span>", page);
        assertHas("<b>kind</b> = <span class=\"condition-value\">finch</span>", page);
        assertHas("<span class=\"condition-value\">id &lt; 9</span>", page);
        assertHas("<a class=\"clear-filters\" href=\"/data/bird\">Show all rows</a>", page);
        assertFalse(page("/data/bird?_sort=id&_size=2").contains("class=\"condition\""), "an order is no condition");
    }

    @Test
    void whatCannotBeSeenIsNotNamedInHeadings() throws IOException {
        String page = page("/data/bird");

        assertHas(
                "data-column=\"kind\" data-column-type=\"integer\" data-column-not-null=\"0\" data-is-pk=\"0\""
                        + " data-references=\"/data/kind\"",
                page);
        assertFalse(page.contains("secret_kind\""), page);
    }

    @Test
    void bytesAreALinkToThem() throws IOException {
        assertHas("href=\"/data/bird/1.blob?_blob_column=photo\"", page("/data/bird"));
        Response bytes = site.ask(Request.get("/data/bird/1.blob?_blob_column=photo"));
        assertEquals(200, bytes.status());
    }

    @Test
    void manyRowsAreCountedToTheEndByAQuery() throws IOException {
        assertHas(
                "&gt;10,000 rows <a class=\"count-sql\" href=\"/data/-/query?sql=select+count%28%2A%29+from+many",
                page("/data/many"));
        assertFalse(page("/data/bird").contains("count-sql"), "three rows have been counted");
    }

    @Test
    void theFirstPageIsOneStepAway() throws IOException {
        assertHas("<a href=\"/data/many?_size=5\" rel=\"start\">First page</a>", page("/data/many?_size=5&_next=5"));
        assertFalse(page("/data/many?_size=5").contains("rel=\"start\""), "this is the first page");
    }

    @Test
    void allRowsAreOfferedAsFilesInEveryShape() throws IOException {
        String page = page("/data/many?id__gt=7&_facet=id");

        assertHas("<a href=\"/data/many.json?id__gt=7&amp;_facet=id&amp;_shape=array&amp;_nl=on\">", page);
        assertHas("<a href=\"/data/many.json?id__gt=7&amp;_facet=id&amp;_shape=object\">object</a>", page);
        assertHas("name=\"_stream\"", page);
        assertHas("<input type=\"hidden\" name=\"id__gt\" value=\"7\">", page);
        assertFalse(page("/data/bird").contains("name=\"_stream\""), "they are all on the page");
    }
}
