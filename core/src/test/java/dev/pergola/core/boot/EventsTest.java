package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.Attributes;
import dev.pergola.api.data.Sql;
import dev.pergola.api.hook.run.Event;
import dev.pergola.api.hook.run.EventListener;
import dev.pergola.api.hook.run.EventType;
import dev.pergola.api.hook.run.EventTypes;
import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Request;
import dev.pergola.core.event.EventHooks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What has happened is told to those who listen, and nobody waits for them. */
@Timeout(30)
class EventsTest {

    @RegisterExtension
    final AskedSite site = new AskedSite(
            "permissions: {create-table: true}\n", "create table dogs(id integer primary key, mother references dogs)");

    private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();

    private void listen() {
        listen(heard::add);
    }

    private void listen(EventListener listener) {
        site.plug(EventHooks.LISTENERS, listener, Map.of());
    }

    private void write(String sql) {
        site.server().databases().find("data").orElseThrow().write(transaction -> transaction.execute(Sql.of(sql)));
    }

    private Event next() throws InterruptedException {
        Event event = heard.poll(10, TimeUnit.SECONDS);
        assertTrue(event != null, "nothing was heard");
        return event;
    }

    @Test
    void signingInAndOutAreTold() throws Exception {
        listen();
        String token = site.identity().root().token();
        site.ask(Request.get("/-/auth-token?token=" + token));
        Event login = next();
        assertEquals("login", login.name());
        assertEquals("root", login.actor().id().orElseThrow());
        site.ask(site.as("ada", Request.get("/-/logout")).method("POST"));
        Event logout = next();
        assertEquals("logout", logout.name());
        assertEquals("ada", logout.actor().id().orElseThrow());
    }

    @Test
    void aMadeTokenIsToldWithItsLimitsAndWithoutTheToken() throws Exception {
        listen();
        site.ask(site.as("ada", Request.get("/-/create-token"))
                .method("POST")
                .body(
                        "application/x-www-form-urlencoded",
                        "expire_type=hours&expire_duration=2&all:view-instance=1&database:data:view-table=1"
                                .getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                new Attributes(Map.of(
                        "expires_after",
                        7200,
                        "restrict_all",
                        List.of("vi"),
                        "restrict_database",
                        Map.of("data", List.of("vt")))),
                next().properties());
    }

    @Test
    void aTableThatGotAnotherNameIsToldWhoeverRenamedIt() throws Exception {
        listen();
        write("alter table dogs rename to cats");
        Event event = next();
        assertEquals("rename-table", event.name());
        assertEquals(
                new Attributes(Map.of("database", "data", "old_table", "dogs", "new_table", "cats")),
                event.properties());
        assertTrue(event.actor().isAnonymous());
    }

    @Test
    void aTableMadeInThePlaceOfADeletedOneIsNotARenamedOne() {
        listen();
        site.server().databases().find("data").orElseThrow().write(transaction -> {
            transaction.execute(Sql.of("drop table dogs"));
            return transaction.execute(Sql.of("create table cats(id integer primary key, name text)"));
        });
        assertEquals(List.of(), List.copyOf(heard));
    }

    @Test
    void whatIsRolledBackIsNotTold() throws Exception {
        listen();
        assertThrows(
                IllegalStateException.class,
                () -> site.server().databases().find("data").orElseThrow().write(transaction -> {
                    transaction.execute(Sql.of("alter table dogs rename to cats"));
                    throw new IllegalStateException("no");
                }));
        write("alter table dogs rename to wolves");
        assertEquals("wolves", next().properties().text("new_table").orElseThrow());
    }

    @Test
    void aPluginTellsOfItsOwnKindsOfEvents() throws Exception {
        listen();
        site.plug(
                EventHooks.TYPES,
                (EventTypes) () -> List.of(new EventType("plant-watered", "A plant got water", List.of("litres"))),
                Map.of());
        site.server().events().publish(Event.now("plant-watered", Actor.anonymous(), Attributes.of("litres", 2)));
        assertEquals(2L, next().properties().integer("litres").orElseThrow());
    }

    @Test
    void anEventOfWhichNobodyToldIsRefused() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> site.server().events().publish(Event.now("insert-row", Actor.anonymous(), Attributes.none())));
        assertEquals(
                "The event \"insert-row\" was not published: nobody told of this kind of event."
                        + " Did you mean \"insert-rows\"?",
                refusal.getMessage());
        assertThrows(IllegalArgumentException.class, () -> site.server()
                .events()
                .publish(Event.now("login", Actor.anonymous(), Attributes.of("password", "secret"))));
    }

    @Test
    void nobodyTakesTheNameOfAnEventOfTheCore() throws Exception {
        site.plug(
                EventHooks.TYPES,
                (EventTypes) () -> List.of(new EventType("login", "Something else", List.of("other"))),
                Map.of());
        listen();
        site.server().events().publish(Event.now("login", Actor.anonymous(), Attributes.none()));
        assertEquals("login", next().name());
        assertTrue(site.read("/-/plugins.json?all=1", "").contains("Two kinds of events are named login."));
    }

    @Test
    void whoListensSlowlyOrFailsHoldsUpNobody() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        listen(event -> end.await());
        listen(event -> {
            throw new IllegalStateException("deaf");
        });
        listen();
        site.server().events().publish(Event.now("login", Actor.anonymous(), Attributes.none()));
        site.server().events().publish(Event.now("logout", Actor.anonymous(), Attributes.none()));
        assertEquals("login", next().name());
        assertEquals("logout", next().name());
        end.countDown();
    }
}
