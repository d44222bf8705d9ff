package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.data.AggregateFunction;
import dev.pergola.api.hook.data.ConnectionContext;
import dev.pergola.api.hook.data.ConnectionHook;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.core.db.Database;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookProperties;
import java.lang.ref.WeakReference;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins bring functions and collations of SQL, and take them away again. */
class ConnectionHookTest {

    @RegisterExtension
    private final PluginSite site = new PluginSite(
            "",
            "create table plants(name text, height real, pot blob)",
            "insert into plants values('Fern', 1.5, x'01'), ('aster', 0.5, null), ('Birch', 12, null)");

    private HookEntry<ConnectionHook> add(ConnectionHook hook) {
        return site.add(PluginFunctions.POINT, hook, Map.of());
    }

    private static String address(String sql) {
        return QueryString.of("sql", sql).adding("_shape", "arrays").appendTo("/data/-/query.json");
    }

    private String rows(String sql) {
        String json = site.get(address(sql));
        return json.substring(json.indexOf("\"rows\":") + 7, json.indexOf("]]") + 2);
    }

    private String refusal(String sql) {
        return site.client().get(400, address(sql));
    }

    private static ConnectionHook shout(String mark) {
        return connection -> connection.function(
                "shout", 1, values -> SqlValue.of(values.get(0).text().orElse("nothing") + mark));
    }

    @Test
    void aFunctionComesAndGoesWithItsPlugin() {
        assertTrue(refusal("select shout('a')").contains("no such function: shout"));
        HookEntry<ConnectionHook> entry = add(shout("!"));
        assertEquals("[[\"Fern!\"],[\"aster!\"],[\"Birch!\"]]", rows("select shout(name) from plants"));
        assertEquals("[[\"nothing!\"]]", rows("select shout(null)"));
        site.remove(entry);
        assertTrue(refusal("select shout('a')").contains("no such function: shout"));
    }

    @Test
    void everyKindOfValueGoesInAndComesOut() {
        add(connection -> connection.function("same", ConnectionContext.ANY, values -> values.get(0)));
        assertEquals(
                "[[9007199254740993,1.5,\"é\",\"0102\",null]]",
                rows("select same(9007199254740993), same(1.5), same('é', 2), hex(same(x'0102')), same(null)"));
    }

    @Test
    void anAggregateIsMadeForEachGroup() {
        add(connection -> connection.aggregate("tallest", 2, Tallest::new));
        assertEquals(
                "[[0,\"aster\"],[1,\"Birch\"]]",
                rows("select height > 1 as tall, tallest(name, height) from plants group by 1"));
        assertEquals("[[null]]", rows("select tallest(name, height) from plants where 0"));
    }

    private static final class Tallest implements AggregateFunction {

        private SqlValue name = SqlValue.nothing();
        private double height = Double.NEGATIVE_INFINITY;

        @Override
        public void step(List<SqlValue> arguments) {
            double next = arguments.get(1).real().orElse(0.0);
            if (next > height) {
                height = next;
                name = arguments.get(0);
            }
        }

        @Override
        public SqlValue result() {
            return name;
        }
    }

    @Test
    void aCollationOrders() {
        HookEntry<ConnectionHook> entry = add(connection -> connection.collation(
                "backwards", Comparator.<String>naturalOrder().reversed()));
        String sql = "select name from plants order by name collate backwards";
        assertEquals("[[\"aster\"],[\"Fern\"],[\"Birch\"]]", rows(sql));
        site.remove(entry);
        assertTrue(refusal(sql).contains("no such collation sequence: backwards"));
    }

    @Test
    void theHighestRankingFunctionOfANameCountsAndWhatItHidComesBack() {
        add(shout("!"));
        HookEntry<ConnectionHook> louder =
                site.add(PluginFunctions.POINT, shout("!!"), Map.of(HookProperties.RANKING, 10));
        assertEquals("[[\"a!!\"]]", rows("select shout('a')"));
        site.remove(louder);
        assertEquals("[[\"a!\"]]", rows("select shout('a')"));
    }

    @Test
    void aFunctionOfSqliteComesBackToo() {
        HookEntry<ConnectionHook> entry =
                add(connection -> connection.function("upper", 1, values -> SqlValue.of("down")));
        assertEquals("[[\"down\"]]", rows("select upper('a')"));
        site.remove(entry);
        assertEquals("[[\"A\"]]", rows("select upper('a')"));
    }

    @Test
    void pagesThatUseAFunctionAreRepeatedUntilThereIsAnother() {
        AtomicLong calls = new AtomicLong();
        HookEntry<ConnectionHook> first =
                add(connection -> connection.function("counted", 0, values -> SqlValue.of(calls.incrementAndGet())));
        String address = address("select counted() from plants limit 1");
        site.get(address);
        site.get(address);
        assertEquals(1, calls.get());
        add(connection -> connection.function("other", 0, values -> SqlValue.of(1)));
        site.get(address);
        assertEquals(2, calls.get());
        site.remove(first);
        assertEquals(400, site.client().answer(Request.get(address).build()).status());
    }

    @Test
    void aFunctionThatChangesIsCalledEachTime() {
        AtomicLong calls = new AtomicLong();
        add(connection -> connection.changingFunction("luck", 0, values -> SqlValue.of(calls.incrementAndGet())));
        assertEquals("[[1]]", rows("select luck() from plants limit 1"));
        assertEquals("[[2]]", rows("select luck() from plants limit 1"));
    }

    @Test
    void whatAFunctionThrowsIsAFailureOfThePluginAndNamesItForTheReader() {
        HookEntry<ConnectionHook> entry = add(connection -> {
            connection.function("broken", 0, values -> {
                throw new IllegalStateException("a secret of the machine");
            });
            connection.function("strict", 1, values -> {
                throw new ServerException(ErrorCode.BAD_REQUEST, "no leaves on " + values.get(0));
            });
        });
        String broken = refusal("select broken()");
        assertTrue(broken.contains("broken of the plugin plants 1.0.0 failed"), broken);
        assertFalse(broken.contains("secret"));
        assertTrue(entry.calls().failing().orElseThrow().what().contains("a secret of the machine"));
        assertTrue(refusal("select strict('stone')").contains("no leaves on stone"));
    }

    @Test
    void aHookThatFailsLeavesTheConnectionUsable() {
        HookEntry<ConnectionHook> entry = add(connection -> {
            shout("!").prepare(connection);
            throw new IllegalStateException("no more");
        });
        assertEquals("[[1]]", rows("select 1"));
        assertTrue(entry.calls().failing().isPresent());
        assertEquals("[[\"a!\"]]", rows("select shout('a')"));
    }

    @Test
    void writersHaveTheFunctionsToo() {
        HookEntry<ConnectionHook> entry = add(shout("!"));
        Database database = site.server().databases().find("data").orElseThrow();
        String sql = "update plants set name = shout(name)";
        long changed = database.write(transaction -> transaction.execute(Sql.of(sql)));
        assertEquals(3, changed);
        site.remove(entry);
        ServerException refused = assertThrows(
                ServerException.class, () -> database.write(transaction -> transaction.execute(Sql.of(sql))));
        assertTrue(refused.getMessage().contains("no such function: shout"));
    }

    @Test
    void aViewWithAFunctionIsAPageAsLongAsThereIsThePlugin() {
        HookEntry<ConnectionHook> entry = add(shout("!"));
        site.server()
                .databases()
                .find("data")
                .orElseThrow()
                .write(transaction ->
                        transaction.execute(Sql.of("create view loud as select shout(name) as v from plants")));
        assertTrue(site.get("/data/loud.json?_shape=arrays").contains("Fern!"));
        site.remove(entry);
        assertEquals(
                400,
                site.client().answer(Request.get("/data/loud.json").build()).status());
        assertTrue(site.get("/data/plants.json").contains("Fern"));
    }

    @Test
    void nothingHoldsAPluginThatHasLeft() {
        HookEntry<ConnectionHook> entry = add(shout("!"));
        WeakReference<Object> function = used();
        site.remove(entry);
        entry = add(shout("?"));
        assertEquals("[[\"a?\"]]", rows("select shout('a')"));
        for (int i = 0; i < 50 && function.get() != null; i++) {
            System.gc();
        }
        assertEquals(null, function.get());
        site.remove(entry);
    }

    /** A plugin that was used on each kind of connection and is gone again. */
    private WeakReference<Object> used() {
        AtomicLong state = new AtomicLong();
        HookEntry<ConnectionHook> entry =
                add(connection -> connection.function("held", 0, values -> SqlValue.of(state.incrementAndGet())));
        rows("select held()");
        site.server()
                .databases()
                .find("data")
                .orElseThrow()
                .write(transaction -> transaction.execute(Sql.of("update plants set height = held()")));
        site.remove(entry);
        return new WeakReference<>(state);
    }
}
