package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the addresses of a site answer to methods other than GET, and to people who sign in and out. */
class MethodsTest {

    @RegisterExtension
    private final AskedSite site = new AskedSite("""
            permissions:
              insert-row: {id: ada}
            """, "create table birds(id integer primary key, name text)");

    private static RequestBuilder post(String path) {
        return Request.get(path).method("POST");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /data.json,              '',               application/json",
        "POST,   /data,                   '',               text/plain",
        "POST,   /data/birds.json,        '',               text/plain",
        "PUT,    /data/birds/1,           '',               text/plain",
        "PUT,    /data/birds/1,           application/json, application/json",
        "GET,    /data/birds/-/insert,    '',               text/plain",
        "GET,    /data/-/create,          '',               text/plain",
        "GET,    /data/birds/1/-/update,  application/json, application/json",
        "DELETE, /-/settings.json,        '',               application/json"
    })
    void anAddressRefusesWhatItDoesNotAnswer(String method, String path, String sent, String answered)
            throws IOException {
        RequestBuilder request = Request.get(path).method(method);
        if (!sent.isEmpty()) {
            request.header("Content-Type", sent);
        }
        Response response = site.ask(request);
        assertEquals(405, response.status());
        assertTrue(response.headers().first("Content-Type").orElse("").startsWith(answered), answered);
        assertTrue(response.headers().first("Allow").isPresent());
        if (answered.equals("text/plain")) {
            assertEquals("Method not allowed", AskedSite.text(response));
        }
    }

    @Test
    void optionsTellTheMethodsExceptOfATableWhichAnswersAsToGet() throws IOException {
        Response database = site.ask(Request.get("/data.json").method("OPTIONS"));
        assertEquals("ok", AskedSite.text(database));
        assertEquals("GET, HEAD", database.headers().first("Allow").orElse(""));
        assertTrue(AskedSite.text(site.ask(Request.get("/data/birds.json").method("OPTIONS")))
                .contains("\"rows\""));
    }

    @Test
    void whoMayNotWriteIsRefusedBeforeTheBodyIsRead() throws IOException {
        RequestBuilder insert =
                post("/data/birds/-/insert").body("application/json", "{\"row\":{}}".getBytes(StandardCharsets.UTF_8));
        assertEquals(403, site.ask(insert).status());
        Response permitted = site.ask(site.as("ada", post("/data/birds/-/insert")));
        assertEquals(400, permitted.status());
        assertTrue(AskedSite.text(permitted).startsWith("{\"ok\":false"));
        assertEquals(403, site.ask(site.as("ada", post("/data/birds/-/upsert"))).status());
        assertEquals(
                404, site.ask(site.as("ada", post("/data/nothing/-/insert"))).status());
    }

    @Test
    void anotherWebsiteCanNotSendAForm() throws IOException {
        Response refused = site.ask(post("/data/birds/-/insert")
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/json"));
        assertEquals(403, refused.status());
        assertTrue(refused.headers().first("Content-Type").orElse("").startsWith("text/html"));
    }

    @Test
    void whoSignsOutIsForgotten() {
        Response asked = site.ask(site.as("ada", Request.get("/-/logout")));
        assertEquals(200, asked.status());
        Response out = site.ask(site.as("ada", post("/-/logout")));
        assertEquals(302, out.status());
        assertTrue(out.headers().first("Set-Cookie").orElse("").contains("Max-Age=0"));
        assertEquals(302, site.ask(Request.get("/-/logout")).status());
    }

    @Test
    void pagesNameTheirReaderAndOfferToSignOut() throws IOException {
        String page = AskedSite.text(site.ask(site.as("<ada>", Request.get("/"))));
        assertTrue(page.contains("<p class=\"actor\">&lt;ada&gt;</p>"), page);
        assertTrue(page.contains("action=\"/-/logout\""), page);
        String anonymous = AskedSite.text(site.ask(Request.get("/")));
        assertTrue(!anonymous.contains("/-/logout") && !anonymous.contains("class=\"actor\""), anonymous);
    }

    @Test
    void theLinkForRootSignsInOnce() {
        assertEquals(403, site.ask(Request.get("/-/auth-token?token=wrong")).status());
        String link = "/-/auth-token?token=" + site.identity().root().token();
        Response in = site.ask(Request.get(link));
        assertEquals("/", in.headers().first("Location").orElse(""));
        String cookie = in.headers().first("Set-Cookie").orElse("");
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), cookie);
        assertEquals(403, site.ask(Request.get(link)).status());
        RequestBuilder again = Request.get(link).header("Cookie", cookie.substring(0, cookie.indexOf(';')));
        assertEquals(302, site.ask(again).status());
    }

    @Test
    void whoSignedInMakesATokenThatIsLimitedAndEnds() throws IOException {
        assertEquals(403, site.ask(Request.get("/-/create-token")).status());
        String form = AskedSite.text(site.ask(site.as("ada", Request.get("/-/create-token"))));
        assertTrue(form.contains("name=\"resource:data:birds:view-table\""), form);
        Response made = site.ask(site.as("ada", post("/-/create-token"))
                .body(
                        "application/x-www-form-urlencoded",
                        "expire_type=hours&expire_duration=2&all%3Aview-instance=1&resource%3Adata%3Abirds%3Aview-table=1"
                                .getBytes(StandardCharsets.UTF_8)));
        String page = AskedSite.text(made);
        String token = page.substring(page.indexOf("dstok_"), page.indexOf("</textarea>", page.indexOf("dstok_")));
        String actor =
                AskedSite.text(site.ask(Request.get("/-/actor.json").header("Authorization", "Bearer " + token)));
        assertTrue(actor.contains("\"_r\":{\"a\":[\"vi\"],\"r\":{\"data\":{\"birds\":[\"vt\"]}}}"), actor);
        assertTrue(actor.contains("\"token_expires\""), actor);
        RequestBuilder byToken = Request.get("/-/create-token").header("Authorization", "Bearer " + token);
        assertEquals(403, site.ask(byToken).status());
    }

    @Test
    void aTokenThatWouldEndBeforeNowIsNotMade() throws IOException {
        Response again = site.ask(site.as("ada", post("/-/create-token"))
                .body(
                        "application/x-www-form-urlencoded",
                        "expire_type=minutes&expire_duration=-3".getBytes(StandardCharsets.UTF_8)));
        assertEquals(200, again.status());
        String page = AskedSite.text(again);
        assertTrue(page.contains("Invalid expire duration: -3 minutes."), page);
        assertTrue(!page.contains("dstok_"), page);
    }

    @Test
    void aFormThatSendsAQueryLeadsToItsAddress() {
        Response response = site.ask(post("/data/-/query")
                .body("application/x-www-form-urlencoded", "sql=select+1".getBytes(StandardCharsets.UTF_8)));
        assertEquals(303, response.status());
        assertEquals(
                "/data/-/query?sql=select+1",
                response.headers().first("Location").orElse(""));
    }

    @Test
    void whatOnePersonIsToldIsNotKeptForAnother() {
        assertEquals(
                "Authorization, Cookie",
                site.ask(Request.get("/data.json")).headers().first("Vary").orElse(""));
        assertTrue(site.ask(Request.get("/favicon.ico")).headers().first("Vary").isEmpty());
    }
}
