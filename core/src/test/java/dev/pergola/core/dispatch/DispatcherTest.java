package dev.pergola.core.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.ResponseFilter;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import dev.pergola.api.http.Response;
import dev.pergola.core.cache.FinishedAnswers;
import dev.pergola.core.hooks.CurrentRequest;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.routing.RouteTable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispatcherTest {

    private static final Owner PLUGIN = new Owner("hello", "1.0.0", 4);

    private final HookRegistry registry = new HookRegistry();
    private Admission admission = request -> Actor.anonymous();
    private String basePath = "/";
    private boolean https;
    private final HookCalls calls = new HookCalls(Duration.ofSeconds(30), Clock.systemUTC());
    private final Dispatcher dispatcher = new Dispatcher(
            registry,
            calls,
            new RepeatedAnswers(
                    calls, new NoPages(), new FinishedAnswers(0), new CountedIngredients(), snapshot -> true),
            (problem, cause, request) -> Response.text(problem.error()).withStatus(problem.status()),
            () -> new Publication(basePath, https),
            request -> admission.admit(request),
            new CurrentRequest(registry));

    private HookEntry<RouteHook> route(String pattern, RouteHook route) {
        return registry.register(
                RouteTable.POINT, route, PLUGIN, new HookProperties(Map.of(RouteHook.PATTERN, pattern)));
    }

    private void filter(ResponseFilter filter) {
        registry.register(Dispatcher.FILTERS, filter, PLUGIN, HookProperties.none());
    }

    private Response get(String path) {
        return dispatcher.dispatch(Request.get(path).build());
    }

    private static String text(Response response) {
        return new String(response.body().bytes().orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void aRouteAnswersWithWhatItsPathSays() {
        route("/-/hello/{name}", context -> Response.text("Hello " + context.pathParameter("name")));
        assertEquals("Hello Ada", text(get("/-/hello/Ada")));
    }

    @Test
    void routesAndFiltersKnowWhoAsks() {
        admission = request -> dev.pergola.core.permission.Actor.withId("ada");
        route("/x", context -> Response.text(context.request().actor().id().orElse("nobody")));
        filter((context, response) ->
                response.withHeader("X-Asked-By", context.request().actor().id().orElse("nobody")));
        assertEquals("ada", text(get("/x")));
        assertEquals(Optional.of("ada"), get("/x").headers().first("X-Asked-By"));
    }

    @Test
    void whoIsRefusedReachesNoRouteAndIsStillSeenByFilters() {
        admission = request -> {
            throw new ServerException(ErrorCode.UNAUTHORIZED, "Token has expired");
        };
        route("/x", context -> {
            throw new AssertionError("must not be called");
        });
        filter((context, response) -> response.withHeader("X-Seen", "yes"));
        Response response = get("/x");
        assertEquals(401, response.status());
        assertEquals(Optional.of("yes"), response.headers().first("X-Seen"));
    }

    @Test
    void whatIsComputedForARequestIsComputedOnce() {
        StringBuilder computed = new StringBuilder();
        route("/x", context -> {
            context.request().once(StringBuilder.class, () -> computed).append("a");
            context.request().once(StringBuilder.class, StringBuilder::new).append("b");
            return Response.text(computed.toString());
        });
        assertEquals("ab", text(get("/x")));
        assertEquals("abab", text(get("/x")));
    }

    @Test
    void aProblemIsAnsweredWithItsStatusAndWords() {
        route("/x", context -> {
            throw new ServerException(ErrorCode.FORBIDDEN, "You may not.");
        });
        Response response = get("/x");
        assertEquals(403, response.status());
        assertEquals("You may not.", text(response));
    }

    @Test
    void aFaultInAPluginNamesThePluginButNotWhatItThrew() {
        route("/x", context -> {
            throw new IllegalStateException("the password is 1234");
        });
        Response response = get("/x");
        assertEquals(500, response.status());
        assertTrue(text(response).contains("hello 1.0.0"), text(response));
        assertFalse(text(response).contains("1234"), text(response));
    }

    @Test
    void anUnknownPathAndAnUnknownMethodAreToldApart() {
        route("/x", context -> Response.text("x"));
        assertEquals(404, get("/y").status());
        Response post = dispatcher.dispatch(new RequestBuilder("POST", "/x").build());
        assertEquals(405, post.status());
    }

    @Test
    void optionsIsAnsweredForEveryRoute() {
        route("/x", context -> Response.text("x"));
        Response response = dispatcher.dispatch(new RequestBuilder("OPTIONS", "/x").build());
        assertEquals(200, response.status());
        assertEquals(Optional.of("GET, HEAD"), response.headers().first("allow"));
    }

    @ParameterizedTest
    @CsvSource({
        "/db/, /db",
        "/db/t//, /db/t",
        "/db/t/?a=1&b=, /db/t?a=1&b=",
        "/Table%20With.json, /Table~20With~2Ejson",
        "/a~b%2Fc, /a~7Eb~2Fc",
    })
    void anAddressThatIsNearlyRightIsMended(String asked, String mended) {
        Response response = get(asked);
        assertEquals(302, response.status());
        assertEquals(Optional.of(mended), response.headers().first("Location"));
    }

    @Test
    void filtersSeeEveryAnswerInOrderWhateverItsKind() {
        route("/ok", context -> Response.text("ok"));
        route("/broken", context -> {
            throw new IllegalStateException("fault");
        });
        filter((context, response) ->
                response.withHeader("X-Seen", context.request().path()));
        for (String path : new String[] {"/ok", "/broken", "/missing", "/detour/"}) {
            assertEquals(Optional.of(path), get(path).headers().first("x-seen"), path);
        }
    }

    @Test
    void aFilterThatFailsLeavesTheAnswerAsItWas() {
        route("/ok", context -> Response.text("ok"));
        filter((context, response) -> {
            throw new IllegalStateException("fault");
        });
        assertEquals("ok", text(get("/ok")));
    }

    @Test
    void theLeaseEndsWhenTheBodyIsClosedAndNotBefore() {
        HookEntry<RouteHook> entry = route("/x", context -> Response.of("text/plain", Body.streaming(out -> {})));
        Response response = get("/x");
        assertFalse(registry.remove(entry, Duration.ZERO), "the answer has not been written");
        response.body().close();
        assertTrue(registry.remove(entry, Duration.ZERO));
    }

    @Test
    void theBasePathIsTakenOffAndPutBackInFrontOfDetours() {
        basePath = "/data/";
        route("/x", context -> Response.text(context.request().path()));
        assertEquals("/x", text(get("/data/x")));
        assertEquals("/x", text(get("/x")), "a proxy may have taken it off");
        assertEquals(Optional.of("/data/x"), get("/data/x/").headers().first("Location"));
    }

    @Test
    void routesSeeThePublicSchemeWhereTheOwnerForcesIt() {
        route("/hello", context -> Response.text(context.request().absolute("/hello")));
        assertEquals("http://localhost/hello", text(get("/hello")));
        https = true;
        assertEquals("https://localhost/hello", text(get("/hello")));
    }
}
