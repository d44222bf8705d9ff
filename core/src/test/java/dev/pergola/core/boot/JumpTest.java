package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the jump menu finds, and in which order. */
class JumpTest {

    @RegisterExtension
    final AskedSite site = new AskedSite(
            """
            permissions:
              debug-menu: {id: ada}
            databases:
              data:
                tables:
                  wages: {allow: {id: ada}}
                queries:
                  bird_count: {sql: select count(*) from birds}
                  secret_birds: {sql: select 1, allow: {id: ada}}
            """,
            Stream.concat(
                            Stream.of(
                                    "create table birds (id integer primary key)",
                                    "create table wages (id integer primary key)",
                                    "create view birds_seen as select * from birds",
                                    "create table data_of_birds (x)",
                                    "create table \"<i> & co\" (x)"),
                            IntStream.range(0, 101).mapToObj(number -> "create table many" + number + " (x)"))
                    .toArray(String[]::new));

    private List<String> names(String query, String id) throws IOException {
        return Pattern.compile("\"name\":\"([^\"]*)\"")
                .matcher(site.read("/-/jump.json?q=" + query, id))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @Test
    void databasesComeFirstThenTablesThenViewsThenQueries() throws IOException {
        assertEquals(
                List.of("data: birds", "data: data_of_birds", "data: birds_seen", "data: bird_count"),
                names("bird", ""));
        assertEquals("data", names("data", "").get(0));
    }

    @Test
    void wordsAreFoundInTheirOrderWhateverTheirCase() throws IOException {
        assertEquals(List.of("data: birds_seen"), names("BIRDS+seen", ""));
        assertEquals(List.of(), names("seen+birds", ""));
        assertEquals(List.of(), names("100%25", ""));
    }

    @Test
    void nobodyFindsWhatHeMayNotSee() throws IOException {
        assertFalse(names("", "").contains("data: wages"));
        assertEquals(List.of(), names("wages", ""));
        assertEquals(List.of(), names("secret", ""));
        assertEquals(List.of("data: wages"), names("wages", "ada"));
        assertEquals(List.of("data: secret_birds"), names("secret", "ada"));
    }

    @Test
    void pagesForDebuggingAreFoundByThoseWhoMayUseThem() throws IOException {
        assertEquals(List.of(), names("threads", ""));
        assertTrue(site.read("/-/jump?q=threads", "ada")
                .contains("{\"name\":\"Debug threads\",\"url\":\"/-/threads\",\"type\":\"menu\","
                        + "\"description\":\"Menu item\"}"));
    }

    @Test
    void aLongListIsCutAndSaysSo() throws IOException {
        assertEquals(100, names("many", "").size());
        assertTrue(site.read("/-/jump?q=many", "").endsWith("\"truncated\":true}"));
        assertTrue(site.read("/-/jump?q=many99", "").endsWith("\"truncated\":false}"));
    }

    @Test
    void addressesAreEncoded() throws IOException {
        assertTrue(site.read("/-/jump?q=co", "").contains("\"url\":\"/data/~3Ci~3E+~26+co\""));
    }

    @Test
    void everyPageOffersTheMenuToThoseWithScripts() throws IOException {
        String page = site.read("/data", "");
        assertTrue(page.contains("<navigation-search url=\"/-/jump\"></navigation-search>"), page);
        assertTrue(page.contains("data-navigation-search-open hidden>"), page);
        assertTrue(page.contains("/-/static/jump.js?_hash="), page);
    }
}
