package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What forms ask while somebody fills them in. */
class LookupTest {

    @RegisterExtension
    final AskedSite site = new AskedSite(
            """
            databases:
              data:
                permissions:
                  create-table: {id: ada}
                  alter-table: {id: ada}
                tables:
                  wages: {allow: {id: ada}}
            """,
            "create table families (id integer primary key, name text)",
            "insert into families values (1, 'Wrens'), (2, 'Finches'), (12, 'True wrens')",
            "create table birds (name text primary key, family_id integer, weight real)",
            "insert into birds values ('100%', 1, 1.5), ('a_b', 2, 2.5), ('Wren', 1, null)",
            "create table pairs (a text, b integer, primary key (a, b))",
            "insert into pairs values ('x', 1), ('x', 2), ('y', 1)",
            "create table notes (text)",
            "insert into notes values ('one'), ('two')",
            "create table wages (id integer primary key, amount integer)",
            "create view names as select name from birds");

    private String rows(String query) throws IOException {
        String answer = site.read("/data/" + query, "");
        String begin = "{\"ok\":true,\"rows\":";
        assertTrue(answer.startsWith(begin), answer);
        return answer.substring(begin.length(), answer.length() - 1);
    }

    @Test
    void theShortestLabelComesFirst() throws IOException {
        assertEquals(
                "[{\"pks\":{\"id\":1},\"label\":\"Wrens\"},{\"pks\":{\"id\":12},\"label\":\"True wrens\"}]",
                rows("families/-/autocomplete?q=WREN"));
    }

    @Test
    void theRowWithThisVeryKeyComesBeforeAll() throws IOException {
        assertEquals(
                "[{\"pks\":{\"id\":2},\"label\":\"Finches\"},{\"pks\":{\"id\":12},\"label\":\"True wrens\"}]",
                rows("families/-/autocomplete?q=2"));
    }

    @Test
    void signsOfPatternsStandForThemselves() throws IOException {
        assertEquals("[{\"pks\":{\"name\":\"100%\"},\"label\":\"100%\"}]", rows("birds/-/autocomplete?q=%25"));
        assertEquals("[{\"pks\":{\"name\":\"a_b\"},\"label\":\"a_b\"}]", rows("birds/-/autocomplete?q=_"));
        assertEquals("[]", rows("birds/-/autocomplete?q=%5C"));
    }

    @Test
    void keysOfSeveralColumnsAndRowNumbersAreFoundToo() throws IOException {
        assertEquals(
                "[{\"pks\":{\"a\":\"x\",\"b\":1}},{\"pks\":{\"a\":\"x\",\"b\":2}}]", rows("pairs/-/autocomplete?q=x"));
        assertEquals("[{\"pks\":{\"rowid\":2}}]", rows("notes/-/autocomplete?q=2"));
    }

    @Test
    void nothingTypedFindsTheNewestRowsOnlyWhereTheyAreWanted() throws IOException {
        assertEquals("[]", rows("notes/-/autocomplete?q=+"));
        assertEquals("[{\"pks\":{\"rowid\":2}},{\"pks\":{\"rowid\":1}}]", rows("notes/-/autocomplete?_initial=on"));
        assertEquals(400, status("/data/notes/-/autocomplete?_initial=maybe"));
    }

    @Test
    void rowsOfViewsAndOfHiddenTablesAreNotOffered() {
        assertEquals(400, status("/data/names/-/autocomplete?q=a"));
        assertEquals(403, status("/data/wages/-/autocomplete?q=1"));
        assertEquals(404, status("/data/nope/-/autocomplete?q=1"));
    }

    @Test
    void whoMayMakeATableIsToldToWhatItCanRefer() throws IOException {
        String targets = site.read("/data/-/foreign-key-targets", "ada");
        assertEquals(
                "{\"ok\":true,\"database\":\"data\",\"targets\":["
                        + "{\"fk_table\":\"birds\",\"fk_column\":\"name\",\"type\":\"text\"},"
                        + "{\"fk_table\":\"families\",\"fk_column\":\"id\",\"type\":\"integer\"},"
                        + "{\"fk_table\":\"wages\",\"fk_column\":\"id\",\"type\":\"integer\"}]}",
                targets);
        Response refused = site.ask(Request.get("/data/-/foreign-key-targets"));
        assertEquals(403, refused.status());
        assertTrue(AskedSite.text(refused).startsWith("{\"ok\":false"));
        assertEquals(403, status("/data/birds/-/foreign-key-suggestions"));
    }

    @Test
    void dataAndNamesSuggestARelation() throws IOException {
        String suggestions = site.read("/data/birds/-/foreign-key-suggestions", "ada");
        assertTrue(
                suggestions.contains("\"suggestions\":[{\"fk_table\":\"families\",\"fk_column\":\"id\","
                        + "\"confidence\":\"sampled\",\"sampled_values\":2,"
                        + "\"reasons\":[\"type_match\",\"sample_values_exist\",\"name_match\"]}]"),
                suggestions);
        assertTrue(
                suggestions.contains("\"row_check\":{\"attempted\":true,\"status\":\"completed\",\"row_limit\":500,"
                        + "\"sampled_rows\":3,\"checked_options\":2}"),
                suggestions);
        assertFalse(suggestions.contains("\"fk_table\":\"birds\""), suggestions);
    }

    @Test
    void aViewRefersToNothing() {
        assertEquals(
                400,
                site.ask(site.as("ada", Request.get("/data/names/-/foreign-key-suggestions")))
                        .status());
    }

    @Test
    void aFragmentIsTheTableWithoutThePage() throws IOException {
        String fragment = site.read("/data/birds/-/fragment?weight__gt=1&_sort_desc=weight", "");
        assertTrue(fragment.contains("<table class=\"rows-and-columns\">"), fragment);
        assertTrue(fragment.indexOf("a_b") < fragment.indexOf("100%"), fragment);
        assertFalse(fragment.contains("<html"), fragment);
        assertFalse(fragment.contains("/-/fragment"), fragment);
    }

    @Test
    void aFragmentOfOneRowKeepsTheFilters() throws IOException {
        String row = site.read("/data/birds/-/fragment?_row=a_b", "");
        assertTrue(row.contains("data-row=\"a_b\""), row);
        assertFalse(row.contains("100%"), row);
        assertTrue(site.read("/data/notes/-/fragment?_row=2", "").contains(">two<"));
        assertTrue(site.read("/data/pairs/-/fragment?_row=x,2", "").contains("data-row=\"x,2\""));
        assertFalse(
                site.read("/data/birds/-/fragment?_row=a_b&weight__lt=1", "").contains("data-row=\"a_b\""));
    }

    @Test
    void aFragmentIsRefusedWhereThereIsNoSuchRow() {
        assertEquals(400, status("/data/pairs/-/fragment?_row=x"));
        assertEquals(400, status("/data/names/-/fragment?_row=1"));
        assertEquals(400, status("/data/birds/-/fragment?_row=~zz"));
        assertEquals(403, status("/data/wages/-/fragment"));
        assertEquals(404, status("/data/nope/-/fragment"));
    }

    private int status(String path) {
        return site.ask(Request.get(path)).status();
    }
}
