package dev.pergola.plugins.cors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.Passage;
import dev.pergola.api.hook.web.RequestFilter;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import dev.pergola.testing.Answer;
import dev.pergola.testing.TestSite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of address of a site, those of other plugins and those that fail too. */
class CorsSiteTest {

    private static final String ORIGIN = "https://a.com";
    private static final RouteHook BROKEN = context -> {
        throw new IllegalStateException("broken");
    };
    private static final RequestFilter DOOR = request -> {
        if (request.path().equals("/closed.json")) {
            throw new ServerException(ErrorCode.FORBIDDEN, "The garden is closed.");
        }
        return Passage.on(request);
    };

    @RegisterExtension
    static final TestSite SITE = TestSite.with(new CorsFilter(
                    Written.of(Map.of("hosts", new String[] {ORIGIN}, "methods", new String[] {"GET", "POST"}))))
            .and(RouteHook.class, BROKEN, Map.of(RouteHook.PATTERN, "/-/broken.json"))
            .and(RequestFilter.class, DOOR, Map.of())
            .database("garden.db", "create table plants (name text)", "insert into plants values ('rose')");

    private static Answer from(String origin, RequestBuilder request) {
        return SITE.send(request.header("Origin", origin));
    }

    @ParameterizedTest
    @CsvSource({
        "/garden/plants.json,200",
        "/garden/plants.csv,200",
        "/garden/plants.csv?_stream=on,200",
        "/garden/-/query.json?sql=nonsense,400",
        "/garden/nothing.json,404",
        "/nowhere/at/all,404",
        "/closed.json,403",
        "/-/broken.json,500",
        "/-/static/app.css,200",
    })
    void dataFilesAndErrorsAreReadableAndPreflightsSucceed(String path, int status) {
        Answer answer = from(ORIGIN, Request.get(path));
        assertEquals(status, answer.status(), answer::text);
        assertEquals(List.of(ORIGIN), answer.headers().all("Access-Control-Allow-Origin"));
        assertEquals(
                List.of(), from("https://evil.com", Request.get(path)).headers().all("Access-Control-Allow-Origin"));

        Answer preflight =
                from(ORIGIN, Request.get(path).method("OPTIONS").header("Access-Control-Request-Method", "GET"));
        assertEquals(2, preflight.status() / 100, preflight::text);
        assertEquals(List.of("GET, POST"), preflight.headers().all("Access-Control-Allow-Methods"));
    }

    @Test
    void wrongMethodsAndWrongTokensAreReadable() {
        Answer method =
                from(ORIGIN, Request.get("/garden/plants.json").method("DELETE").header("Sec-Fetch-Site", "none"));
        assertEquals(405, method.status());
        assertEquals(List.of(ORIGIN), method.headers().all("Access-Control-Allow-Origin"));

        Answer token = from(ORIGIN, Request.get("/garden.json").header("Authorization", "Bearer dstok_nonsense"));
        assertEquals(401, token.status());
        assertEquals(List.of(ORIGIN), token.headers().all("Access-Control-Allow-Origin"));
    }

    @ParameterizedTest
    @CsvSource({"/", "/garden", "/garden/plants", "/-/plugins"})
    void pagesAreNot(String path) {
        Answer page = from(ORIGIN, Request.get(path));
        assertEquals(200, page.status());
        assertEquals(List.of(), page.headers().all("Access-Control-Allow-Origin"));
    }
}
