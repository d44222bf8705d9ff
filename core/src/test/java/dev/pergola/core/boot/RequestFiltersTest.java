package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.ForbiddenAnswer;
import dev.pergola.api.hook.web.Passage;
import dev.pergola.api.hook.web.ProblemAnswer;
import dev.pergola.api.hook.web.RequestFilter;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestChange;
import dev.pergola.api.http.Response;
import dev.pergola.core.dispatch.Dispatcher;
import dev.pergola.core.dispatch.ProblemHooks;
import dev.pergola.core.routing.RouteTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins stand around whole requests, and answer problems in their own way. */
class RequestFiltersTest {

    @RegisterExtension
    final AskedSite site = new AskedSite(
            "databases: {data: {tables: {secret: {allow: false}}}}\n", "create table t(v)", "create table secret(v)");

    private final List<String> seen = new CopyOnWriteArrayList<>();

    private void filter(int ranking, RequestFilter filter) {
        site.plug(Dispatcher.REQUEST_FILTERS, filter, Map.of("service.ranking", ranking));
    }

    private Response ask(String path) {
        return site.ask(Request.get(path));
    }

    private RequestFilter noting(String name) {
        return request -> {
            seen.add("in " + name);
            return Passage.on(request, response -> {
                seen.add("out " + name + " " + response.status());
                return response.withHeader("X-Seen", name);
            });
        };
    }

    @Test
    void thoseOfHigherRankingStandOutside() {
        filter(1, noting("inner"));
        filter(2, noting("outer"));
        assertEquals(Optional.of("outer"), ask("/nothing").headers().first("X-Seen"));
        assertEquals(List.of("in outer", "in inner", "out inner 404", "out outer 404"), seen);
    }

    @Test
    void aFilterAnswersByItselfAndNobodyInsideSeesTheRequest() throws Exception {
        filter(2, noting("outer"));
        filter(1, request -> Passage.answered(request, Response.text("closed").withStatus(503)));
        filter(0, noting("inner"));
        Response response = ask("/");
        assertEquals("closed", AskedSite.text(response));
        assertEquals(List.of("in outer", "out outer 503"), seen);
    }

    @Test
    void aFilterChangesTheRequest() throws Exception {
        filter(
                0,
                request -> Passage.on(request.with(RequestChange.none()
                        .pathAndQuery("/-/echo?x=1")
                        .site("https://example.org")
                        .remoteAddress("192.0.2.1"))));
        site.plug(
                RouteTable.POINT,
                (RouteHook) context -> Response.text(
                        context.request().absolute(context.request().path()) + " "
                                + context.request().parameter("x").orElse("") + " "
                                + context.request().remoteAddress()),
                Map.of(RouteHook.PATTERN, "/-/echo"));
        assertEquals("https://example.org/-/echo 1 192.0.2.1", AskedSite.text(ask("/old/address")));
    }

    @Test
    void aFilterThatFailsLetsNobodyIn() throws Exception {
        filter(1, request -> {
            throw new IllegalStateException("lost the keys");
        });
        filter(0, noting("inner"));
        Response response = ask("/data/t.json");
        assertEquals(500, response.status());
        assertFalse(AskedSite.text(response).contains("lost the keys"));
        assertEquals(List.of(), seen);
    }

    @Test
    void aFilterRefusesWithAnAnswer() {
        filter(0, request -> {
            throw new ServerException(ErrorCode.OVERLOADED, "Too many of you.");
        });
        assertEquals(503, ask("/").status());
    }

    @Test
    void whatAFilterThrowsAfterwardsLeavesTheAnswerAsItIs() {
        filter(
                0,
                request -> Passage.on(request, response -> {
                    throw new IllegalStateException("late");
                }));
        assertEquals(200, ask("/").status());
    }

    @Test
    void problemsAreAnsweredByTheFirstPluginThatWantsToAndHeardByAll() throws Exception {
        problem(context -> {
            seen.add("first " + context.problem().code().name());
            return Optional.empty();
        });
        problem(context -> {
            throw new IllegalStateException("mute");
        });
        problem(context -> Optional.of(Response.text("lost").withStatus(418)));
        problem(context -> {
            seen.add("last " + context.request().path());
            return Optional.of(Response.text("never"));
        });
        Response response = ask("/nothing/at/all");
        assertEquals(418, response.status());
        assertEquals("lost", AskedSite.text(response));
        assertEquals(List.of("first not-found", "last /nothing/at/all"), seen);
    }

    private void problem(ProblemAnswer answer) {
        site.plug(ProblemHooks.PROBLEMS, answer, Map.of());
    }

    @Test
    void thoseWhoReportFailuresLearnWhatWasThrown() {
        site.plug(
                RouteTable.POINT,
                (RouteHook) context -> {
                    throw new IllegalStateException("the cause");
                },
                Map.of(RouteHook.PATTERN, "/-/broken"));
        problem(context -> {
            seen.add(context.cause().orElseThrow().getMessage());
            return Optional.empty();
        });
        assertEquals(500, ask("/-/broken").status());
        assertEquals(List.of("the cause"), seen);
    }

    @Test
    void refusalsAreForThoseWhoAnswerRefusals() throws Exception {
        problem(context -> {
            seen.add("problem");
            return Optional.empty();
        });
        ForbiddenAnswer door = context -> Optional.of(
                Response.redirect("/-/sign-in?next=" + context.request().path()));
        site.plug(ProblemHooks.REFUSALS, door, Map.of());
        Response response = ask("/data/secret");
        assertEquals(302, response.status());
        assertTrue(response.headers().first("Location").orElseThrow().endsWith("/data/secret"));
        assertEquals(List.of(), seen);
    }
}
