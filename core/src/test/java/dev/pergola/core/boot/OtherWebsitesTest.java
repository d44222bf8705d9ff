package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.identity.ApiToken;
import dev.pergola.core.identity.ApiTokens;
import dev.pergola.core.routing.RouteTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No other website makes the browser of somebody who signed in change anything: every route that answers more than reading is
 * asked as forms, scripts and frames of another website ask it. New routes are found by themselves.
 */
class OtherWebsitesTest {

    @RegisterExtension
    final AskedSite site = new AskedSite(
            """
            databases:
              data:
                queries:
                  add: {sql: "insert into birds(name) values ('by query')", write: true}
            """, "create table birds(id integer primary key, name text)", "insert into birds values (1, 'Wren')");

    private record Changing(String method, String path) {}

    private List<Changing> changing() {
        List<Changing> changing = new ArrayList<>();
        for (HookEntry<RouteHook> route : site.hooks().active(RouteTable.POINT)) {
            for (String method : route.properties().texts(RouteHook.METHODS)) {
                if (!List.of("GET", "HEAD", "OPTIONS").contains(method)) {
                    route.properties().texts(RouteHook.PATTERN).stream()
                            .map(OtherWebsitesTest::address)
                            .map(path -> new Changing(method, path))
                            .forEach(changing::add);
                }
            }
        }
        return changing;
    }

    private static String address(String pattern) {
        return pattern.replaceAll("\\[.*?]", "")
                .replace("{database}", "data")
                .replace("{table}", "birds")
                .replace("{query}", "add")
                .replaceAll("\\{(?:key|row)}", "1")
                .replaceAll("\\{[a-z]+\\*?}", "x");
    }

    private RequestBuilder byRoot(Changing route, String type, String body) {
        return site.as("root", Request.get(route.path()).method(route.method()))
                .body(type, body.getBytes(StandardCharsets.UTF_8));
    }

    private String everything() throws IOException {
        return site.read("/data.json?_show_hidden=1", "root")
                + site.read("/data/birds.json", "root")
                + site.read("/data/-/queries.json", "root");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, CROSS-SITE",
        "Sec-Fetch-Site, nonsense",
        "Origin,         https://evil.example",
        "Origin,         null",
        "Origin,         http://localhost.evil.example",
        "Origin,         https://localhost",
        "Origin,         http://localhost:1",
        "Origin,         nonsense"
    })
    void everyRouteThatChangesSomethingRefusesOtherWebsites(String header, String value) throws IOException {
        String before = everything();
        List<Changing> routes = changing();
        assertTrue(routes.size() > 15, routes::toString);
        for (Changing route : routes) {
            for (String type : List.of("application/x-www-form-urlencoded", "text/plain", "application/json")) {
                Response refused = site.ask(byRoot(route, type, "{\"row\":{\"name\":\"x\"},\"confirm\":true}")
                        .header(header, value));
                assertEquals(403, refused.status(), route + " as " + type);
                assertTrue(refused.headers().all("Set-Cookie").isEmpty(), route::toString);
            }
        }
        assertEquals(before, everything());
    }

    @Test
    void aTokenThatComesWithACookieIsNoExcuse() {
        for (Changing route : changing()) {
            RequestBuilder both = byRoot(route, "application/json", "{}")
                    .header("Authorization", "Bearer " + token())
                    .header("Origin", "https://evil.example");
            assertEquals(403, site.ask(both).status(), route::toString);
        }
    }

    private String token() {
        return ApiTokens.write(
                site.identity().signed(), new ApiToken("root", Instant.now(), Optional.empty(), Optional.empty()));
    }

    @Test
    void theSiteItselfAndProgramsAreNotRefused() {
        for (Changing route : changing()) {
            Response own = site.ask(byRoot(route, "application/json", "[]").header("Sec-Fetch-Site", "same-origin"));
            assertNotRefused(own, route);
            Response program = site.ask(Request.get(route.path())
                    .method(route.method())
                    .header("Authorization", "Bearer " + token())
                    .header("Origin", "https://other.example")
                    .body("application/json", new byte[] {'[', ']'}));
            assertNotRefused(program, route);
        }
    }

    /** Other things may be wrong, but never where the request comes from. */
    private static void assertNotRefused(Response response, Changing route) {
        try {
            assertFalse(AskedSite.text(response).contains("CSRF"), route::toString);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void readingChangesNothing() throws IOException {
        String before = everything();
        for (Changing route : changing()) {
            for (String method : List.of("GET", "HEAD", "OPTIONS")) {
                Response response =
                        site.ask(site.as("root", Request.get(route.path()).method(method)));
                assertNotEquals(500, response.status(), route::toString);
            }
        }
        assertEquals(before, everything());
    }
}
