package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages for those who build on the site. */
class ExplorePagesTest {

    @RegisterExtension
    final AskedSite site = new AskedSite(
            """
            permissions:
              permissions-debug: {id: ada}
            databases:
              data:
                tables:
                  wages: {allow: {id: ada}}
            """,
            "create table birds (id integer primary key, name text)",
            "create table wages (id integer primary key, name text)");

    @Test
    void theExplorerNamesAddressesThatTheReaderMayOpen() throws IOException {
        String page = site.read("/-/api", "");
        assertTrue(page.contains("<a href=\"/data/birds.json?_size=5\" data-api-example>Rows of birds</a>"), page);
        assertTrue(page.contains("<a href=\"/-/openapi.json\">"), page);
        assertTrue(page.contains("/-/static/explorer.js?_hash="), page);
        assertFalse(page.contains("wages"), page);
        assertTrue(site.read("/-/api", "ada").contains("wages"));
    }

    @Test
    void withoutScriptsTheExplorerLeadsToTheAddress() {
        Response answer = site.ask(Request.get("/-/api?path=%2Fdata.json%3Fa%3D1"));
        assertEquals("/data.json?a=1", answer.headers().first("Location").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%2F%2Fexample.com", "https%3A%2F%2Fexample.com", "%2F%5Cexample.com", "javascript%3Aalert(1)"})
    void theExplorerLeadsToNoOtherSite(String path) {
        assertEquals(400, site.ask(Request.get("/-/api?path=" + path)).status());
    }

    @Test
    void thePartsOfPagesAreShownAndNotSearched() throws IOException {
        String page = site.read("/-/patterns", "");
        assertTrue(page.contains("<meta name=\"robots\" content=\"noindex\">"), page);
        assertTrue(page.contains("class=\"message-warning\""), page);
    }

    @Test
    void aMessageIsShownOnceAboveTheNextPageAsText() throws IOException {
        assertTrue(site.read("/-/messages", "").contains("<option>WARNING</option>"));
        Response posted = post("message=%3Cb%3Ehello&message_type=all");
        assertEquals(302, posted.status());
        String cookie = cookie(posted);
        Response next = site.ask(Request.get("/").header("Cookie", cookie));
        String page = AskedSite.text(next);
        assertTrue(page.contains("<p class=\"message-info\" role=\"status\">&lt;b&gt;hello</p>"), page);
        assertTrue(page.contains("message-error"), page);
        assertEquals("ds_messages=\"\"", cookie(next), "it is not shown again");
        assertFalse(site.read("/", "").contains("message-info"));
    }

    @Test
    void aMessageWaitsWhileProgramsAskAndWhatIsForgedIsNoMessage() throws IOException {
        String cookie = cookie(post("message=hello"));
        Response json = site.ask(Request.get("/.json").header("Cookie", cookie));
        assertEquals(Optional.empty(), json.headers().first("Set-Cookie"));
        Response forged = site.ask(Request.get("/").header("Cookie", cookie.replace("ds_messages=", "ds_messages=x")));
        assertFalse(AskedSite.text(forged).contains("hello"));
    }

    private Response post(String form) {
        return site.ask(Request.get("/-/messages")
                .method("POST")
                .body("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8)));
    }

    private static String cookie(Response response) {
        return response.headers().first("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    @Test
    void tablesWithLabelsCanBeTried() throws IOException {
        String page = site.read("/-/debug/autocomplete?q=wr", "");
        assertTrue(page.contains("<a href=\"/data/birds/-/autocomplete?q=wr\">data: birds</a>"), page);
        assertFalse(page.contains("wages"), page);
    }

    @Test
    void threadsAreShownToThoseWhoLookAfterTheServer() throws IOException {
        assertEquals(403, site.ask(Request.get("/-/threads.json")).status());
        String threads = site.read("/-/threads.json", "ada");
        assertTrue(threads.startsWith("{\"ok\":true,\"num_threads\":"), threads);
        assertTrue(threads.contains("\"daemon\":"), threads);
        assertTrue(threads.contains("\"configuration\""), threads);
    }
}
