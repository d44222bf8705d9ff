package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.data.MagicParameter;
import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.ScheduledTask;
import dev.pergola.api.hook.table.ColumnTypeHook;
import dev.pergola.api.hook.table.FacetHook;
import dev.pergola.api.hook.table.OutputFormat;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.hook.web.StaticFiles;
import dev.pergola.api.hook.web.TokenHandler;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import dev.pergola.core.access.IdentityHooks;
import dev.pergola.core.access.PermissionHooks;
import dev.pergola.core.command.CommandLineRunner;
import dev.pergola.core.dispatch.Dispatcher;
import dev.pergola.core.dispatch.ProblemHooks;
import dev.pergola.core.event.EventHooks;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookState;
import dev.pergola.core.hooks.HookStatus;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.identity.ActorCookie;
import dev.pergola.core.permission.Actor;
import dev.pergola.core.routing.RouteTable;
import dev.pergola.core.schedule.Scheduler;
import dev.pergola.core.view.CellRenderers;
import dev.pergola.core.view.KnownFacet;
import dev.pergola.core.view.KnownType;
import dev.pergola.core.view.PluginFormats;
import dev.pergola.core.view.PluginTemplates;
import dev.pergola.core.view.assets.PageHooks;
import dev.pergola.core.view.jump.JumpView;
import dev.pergola.core.view.query.MagicParameters;
import dev.pergola.core.view.table.PluginFilters;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hooks of every kind that fail at whatever they are asked. The server goes on answering: without what the hook would have
 * added, or, where an answer without the hook would tell what nobody has allowed, with a refusal that names the plugin. The
 * list of plugins says what is wrong, and when the hook has left, everything is as before.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BadHooks {

    static final String MESSAGE = "thrown everywhere";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String JUMP = "/-/jump.json?q=t";
    private static final List<String> PAGES = List.of(
            "/",
            "/data",
            "/data/t",
            "/data/t/1",
            "/data/t.json",
            "/data/-/query?sql=select+1",
            "/data/named",
            JUMP,
            "/-/plugins.json");

    /** These may take as long as they like, or have a limit of their own, and nobody who asks for a page waits for them. */
    static final Set<HookPoint<?>> WITHOUT_CALL_LIMIT =
            Set.of(HookPoints.STARTUP, HookPoints.HEALTH, CommandLineRunner.POINT, Scheduler.POINT);

    /**
     * How a kind of hooks is made to fail.
     *
     * @param properties that it needs
     * @param prompt makes the server ask it
     * @param answer the status that the prompt is answered with where the hook throws; where it hangs, 504 for 500
     * @param refused which pages are refused meanwhile
     */
    record Sample(Map<String, Object> properties, Prompt prompt, int answer, List<String> refused) {

        static Sample of(Prompt prompt, int answer) {
            return new Sample(Map.of(), prompt, answer, List.of());
        }

        static Sample page(String path) {
            return of(get(path), 200);
        }

        Sample with(String property, Object value) {
            Map<String, Object> more = new LinkedHashMap<>(properties);
            more.put(property, value);
            return new Sample(more, prompt, answer, refused);
        }

        Sample refusing(String... paths) {
            return new Sample(properties, prompt, answer, List.of(paths));
        }

        Sample refusingAll() {
            return refusing(PAGES.toArray(String[]::new));
        }
    }

    /** Makes the server ask a hook. */
    @FunctionalInterface
    interface Prompt {

        /** The status of the answer. */
        int status(BadHooks test);
    }

    static final Map<HookPoint<?>, Sample> SAMPLES = Map.ofEntries(
            Map.entry(RouteTable.POINT, Sample.of(get("/-/bad"), 500).with(RouteHook.PATTERN, "/-/bad")),
            Map.entry(Dispatcher.FILTERS, Sample.page("/")),
            Map.entry(Dispatcher.REQUEST_FILTERS, Sample.of(get("/"), 500).refusingAll()),
            Map.entry(IdentityHooks.RESOLVERS, Sample.of(get("/"), 500).refusingAll()),
            Map.entry(IdentityHooks.DIRECTORIES, Sample.of(BadHooks::lookUp, 200)),
            Map.entry(
                    IdentityHooks.TOKENS,
                    Sample.of(test -> test.status(Request.get("/").header("Authorization", "Bearer strange")), 500)
                            .with(TokenHandler.NAME, "bad")),
            Map.entry(ProblemHooks.PROBLEMS, Sample.of(get("/nowhere"), 404)),
            Map.entry(ProblemHooks.REFUSALS, Sample.of(get("/-/permissions"), 403)),
            Map.entry(PermissionHooks.ACTIONS, Sample.page("/data")),
            Map.entry(
                    PermissionHooks.RULES,
                    Sample.of(get("/data/t"), 403)
                            .refusing(PAGES.stream()
                                    .filter(path -> !path.equals(JUMP)) // says what may be seen, which is nothing
                                    .toArray(String[]::new))),
            Map.entry(
                    PageHooks.STATIC_FILES,
                    Sample.of(get("/-/static-plugins/bad/a.js"), 500).with(StaticFiles.NAME, "bad")),
            Map.entry(PageHooks.ASSETS, Sample.page("/data/t")),
            Map.entry(PageHooks.SCRIPTS, Sample.page("/data/t")),
            Map.entry(PageHooks.SLOTS, Sample.page("/data/t")),
            Map.entry(PageHooks.ACTIONS, Sample.page("/data/t")),
            Map.entry(PageHooks.MENU, Sample.page("/data/t")),
            Map.entry(PageHooks.DATA, Sample.page("/data/t")),
            Map.entry(PluginTemplates.TEMPLATES, Sample.page("/data/t")),
            Map.entry(PluginTemplates.FUNCTIONS, Sample.page("/data/t")),
            Map.entry(CellRenderers.POINT, Sample.page("/data/t")),
            Map.entry(JumpView.POINT, Sample.page("/-/jump.json?q=a")),
            Map.entry(
                    Scheduler.POINT,
                    Sample.page("/")
                            .with(ScheduledTask.NAME, "bad")
                            .with(ScheduledTask.PERIOD, Scheduler.SHORTEST_PERIOD)),
            Map.entry(HookPoints.STARTUP, Sample.page("/")),
            Map.entry(HookPoints.HEALTH, Sample.of(BadHooks::check, 500)),
            Map.entry(CommandLineRunner.POINT, Sample.of(BadHooks::command, 500).with(CommandHook.NAME, "bad")),
            Map.entry(EventHooks.LISTENERS, Sample.of(BadHooks::makeTable, 201)),
            Map.entry(EventHooks.TYPES, Sample.of(BadHooks::makeTable, 201)),
            Map.entry(EventHooks.INTERCEPTORS, Sample.of(BadHooks::makeTable, 500)),
            Map.entry(PluginFunctions.POINT, Sample.page("/data/t")),
            Map.entry(MagicParameters.POINT, Sample.of(get("/data/magic"), 500).with(MagicParameter.PREFIX, "bad")),
            Map.entry(PluginFormats.POINT, Sample.of(get("/data/t.bad"), 500).with(OutputFormat.EXTENSION, "bad")),
            Map.entry(PluginFilters.POINT, Sample.of(get("/data/t"), 500).refusing("/data/t", "/data/t.json")),
            Map.entry(
                    KnownFacet.POINT,
                    Sample.page("/data/t?_facet_bad=name")
                            .with(FacetHook.TYPE, "bad")
                            .with(FacetHook.FILTER, "_bad_{column}")),
            Map.entry(
                    KnownType.POINT,
                    Sample.page("/data/t").with(ColumnTypeHook.NAME, "bad").with(ColumnTypeHook.DESCRIPTION, "Fails")));

    private static final String CONFIGURATION = """
            permissions: {create-table: {id: ada}}
            databases:
              data:
                tables: {t: {column_types: {name: bad}}}
                queries:
                  named: select name from t
                  magic: select :_bad_luck
            """;

    private Optional<Platform> platform = Optional.empty();
    private Optional<Server> server = Optional.empty();
    private final Duration callLimit;
    private final Timer timer = new Timer("overdue calls", true);
    private int tables;

    /**
     * A server with such hooks.
     *
     * @param callLimit after which they are interrupted
     */
    BadHooks(Duration callLimit) {
        this.callLimit = callLimit;
    }

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        Path file = CommandLineFixture.database(
                folder.resolve("data.db"),
                "create table t(id integer primary key, name text)",
                "insert into t values(1, 'Fern')");
        Path settings = Files.writeString(folder.resolve("pergola.yaml"), CONFIGURATION);
        Path descriptions = Files.writeString(folder.resolve("metadata.yaml"), "");
        Platform made = new Platform(new Product("1.2.3", folder), callLimit);
        platform = Optional.of(made);
        server = Optional.of(
                Server.open(made, ServeOptions.of(new OptionsOnly(List.of(file.toString()), settings, descriptions))));
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        made.calls().interruptOverdue(); // sooner than the platform does by itself
                    }
                },
                0,
                5);
        assertPages(path -> 200); // also the libraries have loaded by now what they load once
    }

    @AfterAll
    void close() {
        timer.cancel();
        server.ifPresent(Server::close);
        platform.ifPresent(Platform::close);
    }

    static Stream<HookPoint<?>> kinds() {
        return HookPoints.all().stream();
    }

    /** What a hook does instead of answering. */
    @FunctionalInterface
    interface Failing {

        void fail() throws Exception;
    }

    <T> HookEntry<T> plug(HookPoint<T> kind, Sample sample, Failing failing) {
        Object hook = Proxy.newProxyInstance(
                kind.type().getClassLoader(), new Class<?>[] {kind.type()}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return ofEveryObject(proxy, method, arguments);
                    }
                    failing.fail();
                    throw new AssertionError("it did not fail");
                });
        return platform.orElseThrow()
                .registry()
                .register(
                        kind,
                        kind.type().cast(hook),
                        new Owner("plugin", "1.0.0", 5),
                        new HookProperties(sample.properties()));
    }

    private static Object ofEveryObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "a bad hook";
        };
    }

    void remove(HookEntry<?> entry) {
        assertTrue(platform.orElseThrow().registry().remove(entry, PATIENCE), "nobody uses it any more");
    }

    void awaitFailure(HookEntry<?> entry) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (entry.calls().failures() == 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertTrue(entry.calls().failures() > 0, () -> entry + " was not asked, so nothing was tried");
    }

    void assertPages(ToIntFunction<String> expected) {
        assertEquals(
                PAGES.stream()
                        .map(path -> path + " " + expected.applyAsInt(path))
                        .toList(),
                PAGES.stream()
                        .map(path -> path + " " + status(Request.get(path)))
                        .toList());
    }

    void assertExplained(HookEntry<?> entry, String why) {
        HookStatus status = platform.orElseThrow().registry().current().statuses().stream()
                .filter(candidate -> candidate.entry().equals(entry))
                .findFirst()
                .orElseThrow();
        assertEquals(HookState.FAILING, status.state());
        assertTrue(status.reasons().toString().contains(why), () -> status.reasons()
                .toString());
    }

    private static Prompt get(String path) {
        return test -> test.status(Request.get(path));
    }

    private int status(RequestBuilder request) {
        return new TestClient(server.orElseThrow().client())
                .answer(request.build())
                .status();
    }

    private int lookUp() {
        return server.orElseThrow().identity().people().find(List.of("ada")).size() == 1 ? 200 : 500;
    }

    private int check() {
        Platform running = platform.orElseThrow();
        return new HealthChecks(running.registry(), running.calls(), PATIENCE)
                        .check(new Owner("plugin", "1.0.0", 5))
                        .isPresent()
                ? 500
                : 200;
    }

    private int command() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return platform.orElseThrow().run(List.of("bad"), nowhere, nowhere) == 0 ? 200 : 500;
    }

    /** Every write of a page is told and asked for. */
    private int makeTable() {
        String body = "{\"table\": \"t%d\", \"columns\": [{\"name\": \"a\", \"type\": \"text\"}]}".formatted(++tables);
        return status(signedIn(Request.get("/data/-/create")
                .method("POST")
                .body("application/json", body.getBytes(StandardCharsets.UTF_8))));
    }

    private RequestBuilder signedIn(RequestBuilder request) {
        String cookie = server.orElseThrow()
                .identity()
                .cookie()
                .write(Actor.withId("ada"), Optional.empty())
                .orElseThrow();
        return request.header("Cookie", ActorCookie.NAME + "=" + cookie);
    }
}
