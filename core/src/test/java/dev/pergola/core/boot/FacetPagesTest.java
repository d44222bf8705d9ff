package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Facets on pages and in answers, and filters through other tables. */
class FacetPagesTest {

    private static final String THROUGH = "_through=%7B%22table%22:%22visit%22,%22column%22:%22month%22,%22value%22:";

    @RegisterExtension
    private final AskedSite site = new AskedSite(
            """
            databases:
              data:
                tables:
                  bird:
                    facets: [kind]
                  secret_visit:
                    allow: false
            """,
            "create table kind(id integer primary key, name text)",
            "insert into kind values (1, 'finch'), (2, 'tit')",
            "create table bird(id integer primary key, name text, kind integer references kind(id), tags text, seen text)",
            "insert into bird values (1, 'ada', 1, '[\"small\",\"red\"]', '2024-01-01'),"
                    + " (2, 'bea', 1, '[\"small\"]', '2024-01-01 10:00'), (3, 'cid', 2, '[]', '2024-02-02'),"
                    + " (4, 'dan', null, null, null)",
            "create table visit(id integer primary key, bird integer references bird(id), month integer)",
            "insert into visit values (1, 1, 5), (2, 3, 5), (3, 3, 6)",
            "create table secret_visit(id integer primary key, bird integer references bird(id), month integer)",
            "insert into secret_visit values (1, 1, 5)",
            "create view now as select strftime('%f', 'now') as moment, n from"
                    + " (with recursive c(n) as (select 1 union all select n + 1 from c where n < 9) select n from c)");

    private String text(String path) throws IOException {
        Response response = site.ask(Request.get(path));
        String text = AskedSite.text(response);
        assertEquals(200, response.status(), text);
        return text;
    }

    @Test
    void facetsOfEveryKindAreCountedWithTheLabelsOfOtherTables() throws IOException {
        String answer = text("/data/bird.json?_facet_array=tags&_facet_date=seen&_size=0");

        assertTrue(answer.contains("{\"value\":1,\"label\":\"finch\",\"count\":2,"), answer);
        assertTrue(answer.contains("{\"value\":\"small\",\"label\":\"small\",\"count\":2,"), answer);
        assertTrue(answer.contains("{\"value\":\"2024-01-01\",\"label\":\"2024-01-01\",\"count\":2,"), answer);
        assertTrue(answer.contains("\"timed_out\":[]"), answer);
    }

    @Test
    void aPageShowsConfiguredFacetsAndSuggestsOthers() throws IOException {
        String page = text("/data/bird");

        assertTrue(page.contains("id=\"facet-kind\""), page);
        assertTrue(page.contains("data-facet-value=\"1\">finch</a> <span class=\"facet-count\">2</span>"), page);
        assertTrue(page.contains("_facet_array=tags#facet-tags\">tags</a>"), page);
        assertFalse(page.contains("Remove the facet kind"), "what the configuration wants stays");
    }

    @Test
    void aValueInForceCanBeTakenBackAndAFacetRemoved() throws IOException {
        String page = text("/data/bird?_facet=name&kind=1");

        assertTrue(page.contains("<strong>finch</strong>"), page);
        assertTrue(page.contains("href=\"http://localhost/data/bird?_facet=name\" class=\"cross\""), page);
        assertTrue(
                page.contains("href=\"/data/bird?kind=1\" class=\"cross\" aria-label=\"Remove the facet name\""), page);
    }

    @Test
    void facetsCountAnewWhenTheDataChanges() throws IOException, SQLException {
        assertTrue(text("/data/bird.json?_facet=kind&_size=0").contains("\"label\":\"tit\",\"count\":1,"));

        site.write("insert into bird(kind) values (2), (2)");

        assertTrue(text("/data/bird.json?_facet=kind&_size=0").contains("\"label\":\"tit\",\"count\":3,"));
    }

    @Test
    void whatDependsOnTheTimeIsCountedEachTime() throws IOException {
        String first = text("/data/now.json?_facet=moment&_size=0&_nosuggest=1");
        String second = first;
        for (int i = 0; i < 1000 && second.equals(first); i++) {
            second = text("/data/now.json?_facet=moment&_size=0&_nosuggest=1");
        }

        assertFalse(second.equals(first), "the clock has moved on: " + first);
    }

    @Test
    void severalConditionsThroughAnotherTableStandTogether() throws IOException {
        assertEquals("[1,3]", text("/data/bird.json?_shape=arrayfirst&" + THROUGH + "5%7D"));
        assertEquals("[3]", text("/data/bird.json?_shape=arrayfirst&" + THROUGH + "5%7D&" + THROUGH + "6%7D"));
        assertEquals("[3]", text("/data/bird.json?_shape=arrayfirst&id__gt=1&" + THROUGH + "5%7D"));
    }

    @Test
    void aTableThatMayNotBeSeenIsAsUnknownAsOneThatIsNotThere() throws IOException {
        String hidden = refused("/data/bird.json?" + THROUGH.replace("visit", "secret_visit") + "5%7D");
        String missing = refused("/data/bird.json?" + THROUGH.replace("visit", "nowhere") + "5%7D");

        assertEquals(missing, hidden.replace("secret_visit", "nowhere"));
    }

    @Test
    void unknownColumnsAreNamedWithTheNearestOne() throws IOException {
        assertTrue(refused("/data/bird.json?_facet=nam").contains("name"));
    }

    private String refused(String path) throws IOException {
        Response response = site.ask(Request.get(path));
        assertEquals(400, response.status());
        return AskedSite.text(response);
    }
}
