package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.Attributes;
import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Sql;
import dev.pergola.api.hook.data.AfterWrite;
import dev.pergola.api.hook.data.WriteContext;
import dev.pergola.api.hook.data.WriteInterceptor;
import dev.pergola.api.hook.run.Event;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.db.Database;
import dev.pergola.core.event.EventHooks;
import dev.pergola.core.hooks.HookFailure;
import dev.pergola.core.routing.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins stand around every write: they see it, add to it, refuse it, and never hide what became of it. */
class WriteInterceptorsTest {

    @RegisterExtension
    final AskedSite site = new AskedSite("", "create table t(v text not null)", "create table log(what text)");

    private final List<String> seen = new CopyOnWriteArrayList<>();

    private Database data() {
        return site.server().databases().find("data").orElseThrow();
    }

    private void intercept(int ranking, WriteInterceptor interceptor) {
        site.plug(EventHooks.INTERCEPTORS, interceptor, Map.of("service.ranking", ranking));
    }

    private long insert(String value) {
        return data().write(transaction -> transaction.execute(Sql.of("insert into t(v) values (?)", value)));
    }

    private List<String> values(String table) throws Exception {
        List<String> values = new ArrayList<>();
        for (String line : site.read("/data/" + table + ".csv", "").split("\r\n")) {
            values.add(line.substring(line.indexOf(',') + 1));
        }
        return values.subList(1, values.size());
    }

    private WriteInterceptor noting(String name) {
        return context -> {
            seen.add("before " + name);
            return outcome -> seen.add((outcome.succeeded() ? "after " : "failure ") + name);
        };
    }

    @Test
    void thoseOfHigherRankingStandOutside() {
        intercept(1, noting("inner"));
        intercept(2, noting("outer"));
        insert("a");
        assertEquals(List.of("before outer", "before inner", "after inner", "after outer"), seen);
    }

    @Test
    void whatAnInterceptorWritesIsCommittedWithTheWrite() throws Exception {
        intercept(
                0,
                context -> outcome -> context.transaction()
                        .execute(Sql.of(
                                "insert into log values (?)",
                                "result " + outcome.result().orElseThrow())));
        insert("a");
        assertEquals(List.of("a"), values("t"));
        assertEquals(List.of("result 1"), values("log"));
    }

    @Test
    void anInterceptorRefusesAWriteBeforeItOrAfterIt() throws Exception {
        intercept(0, context -> {
            throw new ServerException(ErrorCode.FORBIDDEN, "Not on a Sunday.");
        });
        assertEquals(
                "Not on a Sunday.",
                assertThrows(ServerException.class, () -> insert("a")).getMessage());
        assertEquals(List.of(), values("t"));
    }

    @Test
    void whatIsRefusedAfterTheWriteIsRolledBackAndTheOthersAreTold() throws Exception {
        intercept(2, noting("outer"));
        intercept(1, context -> outcome -> {
            throw new ServerException(ErrorCode.FORBIDDEN, "Too much.");
        });
        assertThrows(ServerException.class, () -> insert("a"));
        assertEquals(List.of("before outer", "failure outer"), seen);
        assertEquals(List.of(), values("t"));
    }

    @Test
    void aFailingInterceptorRollsBackAndIsNamed() throws Exception {
        intercept(0, context -> {
            throw new IllegalStateException("broken");
        });
        HookFailure failure = assertThrows(HookFailure.class, () -> insert("a"));
        assertEquals("plugin", failure.entry().owner().name());
        assertEquals(List.of(), values("t"));
    }

    @Test
    void aFailedWriteStaysFailedWhateverInterceptorsDo() {
        intercept(1, context -> outcome -> {
            seen.add(outcome.failure().orElseThrow().getMessage());
            throw new IllegalStateException("as well");
        });
        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> data().write(transaction -> {
            throw new IllegalStateException("the work failed");
        }));
        assertEquals("the work failed", failure.getMessage());
        assertEquals(List.of("the work failed"), seen);
    }

    @Test
    void theRequestIsKnownForWhichSomethingIsWritten() {
        intercept(0, context -> {
            seen.add(context.database() + " for "
                    + context.request().flatMap(request -> request.actor().id()).orElse("nobody"));
            return AfterWrite.nothing();
        });
        insert("a");
        site.plug(
                RouteTable.POINT,
                (RouteHook) context -> Response.text("wrote " + insert("b")),
                Map.of(RouteHook.PATTERN, "/-/write"));
        assertEquals(200, site.ask(site.as("ada", Request.get("/-/write"))).status());
        assertEquals(List.of("data for nobody", "data for ada"), seen);
    }

    @Test
    void eventsAreToldAfterTheCommitAndForgottenWithoutOne() throws Exception {
        BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
        site.plug(EventHooks.LISTENERS, heard::add, Map.of());
        intercept(0, this::telling);
        assertThrows(ServerException.class, () -> data().write(transaction -> transaction.execute(Sql.of("no sql"))));
        insert("b");
        Event event = heard.poll(10, TimeUnit.SECONDS);
        assertTrue(event != null);
        assertEquals("drop-table", event.name());
        assertEquals(0, heard.size());
    }

    private AfterWrite telling(WriteContext context) {
        context.afterCommit(Event.now("drop-table", Actor.anonymous(), Attributes.of("table", "x")));
        return AfterWrite.nothing();
    }
}
