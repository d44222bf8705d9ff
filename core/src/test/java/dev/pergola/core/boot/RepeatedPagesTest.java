package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.page.PageScripts;
import dev.pergola.api.hook.web.ResponseFilter;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.db.Database;
import dev.pergola.core.dispatch.Dispatcher;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.permission.Actor;
import dev.pergola.core.routing.RouteTable;
import dev.pergola.core.view.assets.PageHooks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was answered once is repeated as long as it is still true, and not for a moment longer. */
class RepeatedPagesTest {

    private static final Owner PLUGIN = new Owner("plugin", "1.0.0", 5);

    @TempDir
    private Path directory;

    private final CommandLineFixture pergola = new CommandLineFixture();

    private Path file = Path.of("");
    private Path configuration = Path.of("");
    private Optional<Server> opened = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        file = CommandLineFixture.database(
                directory.resolve("data.db"),
                "create table t(id integer primary key, v text, at text)",
                "insert into t(v) values('one'), ('two')",
                "create table other(v text)",
                "create virtual table words using fts5(v)",
                "insert into words values('three words here')",
                "create view calm as select v, upper(v) as loud from t",
                "create view restless as select v, random() as luck from t",
                "create view hasty as select v, datetime('now') as moment from t",
                "create view nested as select * from hasty");
        configuration = Files.writeString(directory.resolve("pergola.yaml"), "settings: {default_page_size: 2}\n");
        Server site = pergola.open(file.toString(), "-c", configuration.toString());
        opened = Optional.of(site);
        site.reload(); // what a scheduled look would find out meanwhile is known before
        PageAssets nothing = context -> List.of();
        pergola.platform()
                .registry()
                .register(PageHooks.ASSETS, nothing, PLUGIN, new HookProperties(Map.of(RouteHook.REPEATABLE, true)));
    }

    @AfterEach
    void close() {
        opened.ifPresent(Server::close);
        pergola.close();
    }

    private Server site() {
        return opened.orElseThrow();
    }

    private Response ask(String path, String... headers) {
        var request = Request.get(path);
        for (int i = 0; i < headers.length; i += 2) {
            request = request.header(headers[i], headers[i + 1]);
        }
        return new TestClient(site().client()).answer(request.build());
    }

    private String text(String path) {
        return TestClient.text(ask(path));
    }

    private static String tag(Response response) {
        return response.headers().first("ETag").orElse("none");
    }

    /** How many answers were made: a repeated one calls no route. */
    private long made() {
        return pergola.platform().registry().current().active(RouteTable.POINT).stream()
                .mapToLong(route -> route.calls().count())
                .sum();
    }

    /** How many pages are made for asking once more. */
    private long madeFor(String path) {
        ask(path);
        long before = made();
        ask(path);
        return made() - before;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/.json",
                "/data",
                "/data.json",
                "/data/t",
                "/data/t.json",
                "/data/t.json?_facet=v&_extra=count&_sort=v",
                "/data/t?v__contains=o",
                "/data/t/1",
                "/data/t/1.json",
                "/data/calm",
                "/data/words?_search=three",
                "/data/-/query.json?sql=select+count(*),+group_concat(v)+from+t",
                "/data/-/query.json?sql=select+:x||v+from+t&x=1",
                "/data/-/query.json?sql=select+value+from+json_each('[1]')"
            })
    void aPageIsMadeOnceAndRepeated(String path) {
        assertEquals(200, ask(path).status());
        assertEquals(0, madeFor(path));
        Response first = ask(path);
        Response second = ask(path);
        assertEquals(TestClient.text(first), TestClient.text(second));
        assertEquals(first.headers(), second.headers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/data/restless",
                "/data/hasty.json",
                "/data/nested.json",
                "/data/t.json?_where=random()>0",
                "/data/t.json?at__date=2024-01-01",
                "/data/-/query.json?sql=select+random()",
                "/data/-/query.json?sql=select+current_timestamp",
                "/data/-/query.json?sql=select+date(v)+from+t",
                "/data/-/query.json?sql=select+*+from+pragma_table_info('t')",
                "/data/-/query.json?sql=select+nothing",
                "/data/nothing",
                "/-/versions.json"
            })
    void whatMayDifferEachTimeIsMadeEachTime(String path) {
        assertEquals("none", tag(ask(path)), () -> path);
        assertEquals("none", tag(ask(path)), () -> path);
    }

    @Test
    void whoHasThePageIsToldSoWithoutMakingIt() {
        Response page = ask("/data/t.json");
        long before = made();
        Response again = ask("/data/t.json", "If-None-Match", "\"other\", W/" + tag(page));
        assertEquals(304, again.status());
        assertEquals("", TestClient.text(again));
        assertEquals(tag(page), tag(again));
        assertEquals(page.headers().first("Cache-Control"), again.headers().first("Cache-Control"));
        assertEquals(before, made());
        assertEquals(200, ask("/data/t.json", "If-None-Match", "\"other\"").status());
    }

    @Test
    void whoHasALargePageIsToldSoUntilItIsAnother() throws Exception {
        CommandLineFixture.database(
                file,
                "create table large(id integer primary key, v text)",
                "insert into large values(1, hex(zeroblob(600000)))");
        Response page = ask("/data/large/1");
        assertEquals(200, page.status());
        assertTrue(TestClient.text(page).contains("0".repeat(1_200_000)));
        assertEquals(200, ask("/data/large/1", "If-None-Match", "\"another\"").status());
        assertEquals(tag(page), tag(ask("/data/large/1")));
        long before = made();
        assertEquals(304, ask("/data/large/1", "If-None-Match", tag(page)).status());
        assertEquals(before, made());

        CommandLineFixture.database(file, "update large set v = v || 'end'");
        Response changed = ask("/data/large/1", "If-None-Match", tag(page));
        assertEquals(200, changed.status());
        assertNotEquals(tag(page), tag(changed));
        assertTrue(TestClient.text(changed).contains("00end<"));
    }

    @Test
    void aWriteOfAnotherProgramIsSeenAtOnce() throws Exception {
        String tag = tag(ask("/data/t.json"));
        CommandLineFixture.database(file, "update t set v = 'changed' where id = 1");
        Response after = ask("/data/t.json", "If-None-Match", tag);
        assertEquals(200, after.status());
        assertTrue(TestClient.text(after).contains("changed"));
        assertEquals(0, madeFor("/data/t.json"));
    }

    @Test
    void anOwnWriteIsSeenAtOnce() {
        text("/data/t/2.json");
        Database data = site().databases().find("data").orElseThrow();
        data.write(transaction -> transaction.execute(dev.pergola.api.data.Sql.of("delete from t where id = 2")));
        assertEquals(404, ask("/data/t/2.json").status());
    }

    @Test
    void aWriteElsewhereMakesAnEqualPageWithTheSameTag() throws Exception {
        String tag = tag(ask("/data/t.json"));
        CommandLineFixture.database(file, "insert into other values('x')");
        long before = made();
        assertEquals(304, ask("/data/t.json", "If-None-Match", tag).status());
        assertEquals(before + 1, made());
    }

    @Test
    void aViewThatIsReplacedByARestlessOneIsNotBelievedAnyMore() throws Exception {
        assertNotEquals("none", tag(ask("/data/calm.json")));
        CommandLineFixture.database(file, "drop view calm", "create view calm as select random() as v");
        assertEquals("none", tag(ask("/data/calm.json")));
    }

    @Test
    void anotherConfigurationIsAnotherSite() throws Exception {
        assertTrue(text("/data/t.json").contains("two"));
        Files.writeString(configuration, "settings: {default_page_size: 1}\n");
        site().reload();
        assertTrue(!text("/data/t.json").contains("two"));
    }

    @Test
    void whatBecomesForbiddenIsNotRepeated() throws Exception {
        assertEquals(200, ask("/data/t.json").status());
        Files.writeString(configuration, "databases: {data: {tables: {t: {allow: {id: root}}}}}\n");
        site().reload();
        assertEquals(403, ask("/data/t.json").status());
    }

    @Test
    void aDatabaseInThePlaceOfAnotherIsAnother() throws Exception {
        text("/data/t.json");
        Path other = CommandLineFixture.database(
                directory.resolve("other"), "create table t(v text)", "insert into t values('new file')");
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        site().reload();
        site().reload();
        assertTrue(text("/data/t.json").contains("new file"));
    }

    @Test
    void thePageOfAllDatabasesChangesWithThem() {
        text("/.json");
        site().databases().attachSharedMemory("more");
        assertTrue(text("/.json").contains("\"more\""));
    }

    @Test
    void pluginsThatComeAndGoChangeThePages() {
        text("/data/t");
        PageScripts script = context -> List.of(dev.pergola.api.hook.page.InlineScript.of("arrived()"));
        HookEntry<PageScripts> entry = pergola.platform()
                .registry()
                .register(PageHooks.SCRIPTS, script, PLUGIN, new HookProperties(Map.of(RouteHook.REPEATABLE, true)));
        assertTrue(text("/data/t").contains("arrived()"));
        pergola.platform().registry().remove(entry, Duration.ZERO);
        assertTrue(!text("/data/t").contains("arrived()"));
    }

    @Test
    void scriptsOfPluginsThatPromiseNothingMakeThePageNew() {
        PageScripts script = context -> List.of();
        pergola.platform().registry().register(PageHooks.SCRIPTS, script, PLUGIN, HookProperties.none());
        assertEquals(1, madeFor("/data/t"));
    }

    @Test
    void scriptsThatLookAtTheRequestMakeThePageNew() {
        PageScripts script = context -> List.of(dev.pergola.api.hook.page.InlineScript.of(
                "language = '" + context.request().header("Accept-Language").orElse("") + "'"));
        pergola.platform()
                .registry()
                .register(PageHooks.SCRIPTS, script, PLUGIN, new HookProperties(Map.of(RouteHook.REPEATABLE, true)));
        assertTrue(TestClient.text(ask("/data/t", "Accept-Language", "de")).contains("'de'"));
        assertTrue(TestClient.text(ask("/data/t", "Accept-Language", "fr")).contains("'fr'"));
    }

    @Test
    void addressesInThePageAreThoseOfTheHostThatWasAsked() {
        TestClient client = new TestClient(site().client());
        for (String host : List.of("a.example", "b.example:8001")) {
            Response page = client.answer(
                    Request.get("/data/t.json?_size=1").site("https", host).build());
            assertTrue(TestClient.text(page).contains("\"next_url\":\"https://" + host + "/data"), () -> host);
        }
    }

    @Test
    void peopleWhoSignedInGetPagesOfTheirOwn() {
        text("/data/t");
        String cookie = "ds_actor="
                + site().identity()
                        .cookie()
                        .write(Actor.withId("cleo"), Optional.empty())
                        .orElseThrow();
        Response own = ask("/data/t", "Cookie", cookie);
        assertTrue(TestClient.text(own).contains("cleo"));
        assertEquals("none", tag(own));
        assertTrue(!text("/data/t").contains("cleo"));
    }

    @Test
    void aFilterSeesRepeatedAnswersToo() {
        AtomicInteger seen = new AtomicInteger();
        ResponseFilter filter = (context, response) -> response.withHeader("X-Seen", "" + seen.incrementAndGet());
        pergola.platform().registry().register(Dispatcher.FILTERS, filter, PLUGIN, HookProperties.none());
        text("/data/t.json");
        assertEquals("2", ask("/data/t.json").headers().first("X-Seen").orElse(""));
    }

    @Test
    void contentThatAFilterChangesHasNoTagOfWhatItWas() {
        ResponseFilter filter = (context, response) -> response.withBody(Body.of("changed"));
        pergola.platform().registry().register(Dispatcher.FILTERS, filter, PLUGIN, HookProperties.none());
        assertEquals("none", tag(ask("/data/t.json")));
    }

    @Test
    void anAnswerThatRanOutOfTimeIsNotRepeated() {
        String endless =
                "/data/-/query.json?_timelimit=20&sql=with+recursive+c(x)+as+(select+1+union+all+select+x+from+c)"
                        + "+select+count(*)+from+c";
        assertEquals("none", tag(ask(endless)));
    }
}
