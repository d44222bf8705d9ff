package dev.pergola.plugins.cors;

import static dev.pergola.plugins.cors.Written.list;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.Headers;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import dev.pergola.api.http.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the filter adds to which answer. */
class CorsFilterTest {

    private static final Map<String, Object> SOME =
            Map.of("hosts", list("https://a.com"), "host_wildcards", list("https://*.b.com"));

    private static CorsFilter filter(Map<String, Object> settings) {
        return new CorsFilter(Written.of(settings));
    }

    private static Response answer(CorsFilter filter, Optional<String> origin, Response response) {
        RequestBuilder request = Request.get("/db/table.json");
        origin.ifPresent(value -> request.header("Origin", value));
        return answer(filter, request, response);
    }

    private static Response answer(CorsFilter filter, RequestBuilder request, Response response) {
        try {
            return filter.filter(request.build()).afterwards().see(response);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static Headers headers(Map<String, Object> settings, String origin, Response response) {
        return answer(filter(settings), Optional.of(origin), response).headers();
    }

    private static Map<String, Object> and(Map<String, Object> settings, String key, Object value) {
        Map<String, Object> more = new HashMap<>(settings);
        more.put(key, value);
        return more;
    }

    @ParameterizedTest
    @CsvSource({
        ",",
        "https://a.com,https://a.com",
        "https://A.com,",
        "https://x.b.com,https://x.b.com",
        "https://x.y.b.com,https://x.y.b.com",
        "https://b.com,",
        "https://evil.com,",
        "https://a.com.evil.com,",
        "https://evil.com/.b.com,https://evil.com/.b.com",
        "null,",
    })
    void theOriginIsEchoedWhereItIsListed(String origin, String echoed) {
        Headers headers = answer(filter(SOME), Optional.ofNullable(origin), Response.json("{}"))
                .headers();

        assertEquals(Optional.ofNullable(echoed), headers.first("access-control-allow-origin"));
        assertEquals(List.of("Origin"), headers.all("Vary"), "caches must know, whatever the answer is");
    }

    @Test
    void everyOriginIsAllowedAlsoWhereNoneIsSent() {
        Map<String, Object> settings = Map.of(
                "allow_all", true, "max_age", 3600, "methods", list("GET", "POST"), "headers", list("Authorization"));

        Headers headers =
                answer(filter(settings), Optional.empty(), Response.json("{}")).headers();

        assertEquals(
                Headers.of(
                        "Content-Type", "application/json; charset=utf-8",
                        "Access-Control-Allow-Origin", "*",
                        "Access-Control-Allow-Headers", "Authorization",
                        "Access-Control-Allow-Methods", "GET, POST",
                        "Access-Control-Max-Age", "3600"),
                headers,
                "and nothing varies by origin");
    }

    @Test
    void everyOriginWinsOverTheLists() {
        assertEquals(
                List.of("*"),
                headers(and(SOME, "allow_all", true), "https://a.com", Response.json("{}"))
                        .all("Access-Control-Allow-Origin"));
    }

    @ParameterizedTest
    @CsvSource({"https://a.com", "https://evil.com"})
    void withoutOriginsNothingHappensWhateverElseIsSet(String origin) {
        Response response = Response.json("{}");

        assertSame(
                response,
                answer(
                        filter(Map.of("methods", list("GET"), "headers", list("X"), "max_age", 5)),
                        Optional.of(origin),
                        response));
    }

    @Test
    void anOriginThatIsNotListedGetsNoneOfTheOtherHeaders() {
        Map<String, Object> settings = and(and(SOME, "methods", list("GET")), "max_age", 5);

        assertEquals(
                Headers.of("Content-Type", "application/json; charset=utf-8", "Vary", "Origin"),
                headers(settings, "https://evil.com", Response.json("{}")));
    }

    @Test
    void whatSomebodyElseSaidIsReplacedWhateverItsCase() {
        Response said = Response.json("{}")
                .withHeaders(Headers.of(
                        "Access-Control-Allow-Origin", "*",
                        "access-control-allow-origin", "https://other.com",
                        "ACCESS-CONTROL-ALLOW-HEADERS", "Authorization",
                        "Access-Control-Allow-Methods", "GET",
                        "access-control-max-age", "1",
                        "Access-Control-Allow-Credentials", "true",
                        "Access-Control-Expose-Headers", "Link"));

        assertEquals(
                Headers.of(
                        "Access-Control-Expose-Headers", "Link",
                        "Vary", "Origin",
                        "Access-Control-Allow-Origin", "https://a.com",
                        "Access-Control-Allow-Methods", "PUT"),
                headers(and(SOME, "methods", list("PUT")), "https://a.com", said));
    }

    @Test
    void whatSomebodyElseSaidStaysForOriginsThatAreNotListed() {
        Response said = Response.json("{}").withHeader("Access-Control-Allow-Origin", "*");

        assertEquals(List.of("*"), headers(SOME, "https://evil.com", said).all("Access-Control-Allow-Origin"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Accept-Encoding|Accept-Encoding, Origin",
                "origin|origin",
                "Accept, ORIGIN ,Cookie|Accept, ORIGIN ,Cookie",
                "*|*",
            })
    void otherReasonsToVaryStay(String before, String after) {
        assertEquals(
                List.of(after),
                headers(SOME, "https://a.com", Response.json("{}").withHeader("Vary", before))
                        .all("Vary"));
    }

    @Test
    void credentialsAndReadableHeadersAreSaidToListedOriginsOnly() {
        Map<String, Object> settings = and(and(SOME, "credentials", true), "expose_headers", list("Link", "X-Total"));

        Headers allowed = headers(settings, "https://a.com", Response.json("{}"));
        Headers refused = headers(settings, "https://evil.com", Response.json("{}"));

        assertEquals(List.of("true"), allowed.all("Access-Control-Allow-Credentials"));
        assertEquals(List.of("Link, X-Total"), allowed.all("Access-Control-Expose-Headers"));
        assertEquals(List.of(), refused.all("Access-Control-Allow-Credentials"));
        assertEquals(List.of(), refused.all("Access-Control-Expose-Headers"));
    }

    static Stream<Response> answersOfEveryKind() {
        return Stream.of(
                Response.html("<p>").withStatus(500),
                Response.json("{}").withStatus(404),
                Response.json("{}").withStatus(405).withHeader("Allow", "GET"),
                Response.json("{}").withStatus(500),
                Response.redirect("/elsewhere"),
                Response.redirect("/elsewhere").withHeader("Content-Type", "text/html"),
                Response.text("").withStatus(304),
                Response.text("ok").withHeader("Allow", "GET, OPTIONS"),
                Response.of("text/csv", Body.streaming(out -> out.write(1))));
    }

    @ParameterizedTest
    @MethodSource("answersOfEveryKind")
    void answersOfEveryKindGetTheHeadersAndKeepTheirContent(Response response) {
        Response filtered = answer(filter(SOME), Optional.of("https://a.com"), response);

        assertEquals(List.of("https://a.com"), filtered.headers().all("Access-Control-Allow-Origin"));
        assertEquals(response.status(), filtered.status());
        assertSame(response.body(), filtered.body());
    }

    @Test
    void newSettingsTakeOverAndWrongOnesLeaveTheFormerInForce() {
        CorsFilter filter = filter(SOME);

        filter.modified(Written.of(Map.of("hosts", list("https://c.com"))));
        assertEquals(Optional.empty(), allowed(filter, "https://a.com"));
        assertEquals(Optional.of("https://c.com"), allowed(filter, "https://c.com"));

        CorsConfiguration wrong = Written.of(Map.of("hosts", list("https://d.com/")));
        assertThrows(IllegalArgumentException.class, () -> filter.modified(wrong));
        assertEquals(Optional.of("https://c.com"), allowed(filter, "https://c.com"));
    }

    @Test
    void noAnswerIsMadeOfTwoSettings() throws InterruptedException {
        Map<String, Object> one = Map.of("hosts", list("https://a.com"), "methods", list("GET"), "max_age", 1);
        Map<String, Object> two = Map.of("allow_all", true, "methods", list("PUT"), "max_age", 2);
        CorsFilter filter = filter(one);
        AtomicInteger mixed = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        Thread asking = new Thread(() -> {
            for (int i = 0; i < 20_000; i++) {
                Headers headers = answer(filter, Optional.of("https://a.com"), Response.json("{}"))
                        .headers();
                String seen = headers.first("Access-Control-Allow-Origin").orElse("")
                        + headers.first("Access-Control-Allow-Methods").orElse("")
                        + headers.first("Access-Control-Max-Age").orElse("");
                if (!seen.equals("https://a.comGET1") && !seen.equals("*PUT2")) {
                    mixed.incrementAndGet();
                }
            }
            done.countDown();
        });
        asking.start();
        for (int i = 0; done.getCount() > 0; i++) {
            filter.modified(Written.of(i % 2 == 0 ? two : one));
        }
        asking.join(TimeUnit.SECONDS.toMillis(20));

        assertEquals(0, mixed.get());
    }

    @Test
    void pagesAreNotForOtherSitesUnlessAskedFor() {
        Response page = Response.html("<p>");

        assertSame(page, answer(filter(SOME), Optional.of("https://a.com"), page));
        assertEquals(
                List.of("https://a.com"),
                headers(and(SOME, "html", true), "https://a.com", page).all("Access-Control-Allow-Origin"));
    }

    @Test
    void errorPagesThatMayNameSomebodyArePagesToo() {
        Response error = Response.html("<p>").withStatus(404);
        Map<String, Object> named = and(SOME, "credentials", true);

        assertEquals(
                List.of("https://a.com"), headers(SOME, "https://a.com", error).all("Access-Control-Allow-Origin"));
        assertEquals(List.of(), headers(named, "https://a.com", error).all("Access-Control-Allow-Origin"));
    }

    @Test
    void aPageThatIsKeptByTheBrowserStaysAPage() {
        Response unchanged = new Response(304, Headers.none(), Body.empty());
        RequestBuilder page = Request.get("/my.db/table").header("Origin", "https://a.com");
        RequestBuilder data = Request.get("/db/table.json").header("Origin", "https://a.com");

        assertSame(unchanged, answer(filter(SOME), page, unchanged));
        assertEquals(
                List.of("https://a.com"),
                answer(filter(SOME), data, unchanged).headers().all("Access-Control-Allow-Origin"));
    }

    @ParameterizedTest
    @CsvSource({"https://a.com,404,204", "https://a.com,500,204", "https://a.com,200,200", "https://evil.com,404,404"})
    void whoAsksBeforehandLearnsThatHeMayAsk(String origin, int status, int answered) {
        RequestBuilder preflight = Request.get("/nothing.json")
                .method("OPTIONS")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET");

        assertEquals(
                answered,
                answer(filter(SOME), preflight, Response.json("{}").withStatus(status))
                        .status());
    }

    @Test
    void otherQuestionsAboutAnAddressKeepTheirAnswer() {
        RequestBuilder options = Request.get("/nothing.json").method("OPTIONS").header("Origin", "https://a.com");

        assertEquals(
                404,
                answer(filter(SOME), options, Response.json("{}").withStatus(404))
                        .status());
    }

    private static Optional<String> allowed(CorsFilter filter, String origin) {
        return answer(filter, Optional.of(origin), Response.json("{}"))
                .headers()
                .first("Access-Control-Allow-Origin");
    }
}
