package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.page.ActionItem;
import dev.pergola.api.hook.page.Asset;
import dev.pergola.api.hook.page.Html;
import dev.pergola.api.hook.page.MenuLink;
import dev.pergola.api.hook.page.MenuLinks;
import dev.pergola.api.hook.page.PageActions;
import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageSlot;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.hook.page.TemplateData;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookState;
import dev.pergola.core.hooks.HookStatus;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.view.assets.PageHooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What plugins show on pages. */
class PageHooksTest {

    private static final Owner PLUGIN = new Owner("garden", "1.0.0", 5);

    @TempDir
    private Path directory;

    private final CommandLineFixture pergola = new CommandLineFixture();
    private Optional<Server> opened = Optional.empty();

    @BeforeEach
    void open() throws SQLException {
        Path file = CommandLineFixture.database(
                directory.resolve("garden.db"),
                "create table plants(id integer primary key, name text, photo blob, height real)",
                "insert into plants values(7, 'Fern & co', x'00ff', 1.5), (8, null, null, null)",
                "create view tall as select * from plants where height > 1");
        opened = Optional.of(pergola.open(
                file.toString(), "-s", "databases.garden.queries.named.sql", "select name from plants where id = :id"));
    }

    @AfterEach
    void close() {
        opened.ifPresent(Server::close);
        pergola.close();
    }

    private TestClient client() {
        return new TestClient(opened.orElseThrow().client());
    }

    private <T> void add(HookPoint<T> point, T hook, Map<String, Object> properties) {
        pergola.platform().registry().register(point, hook, PLUGIN, new HookProperties(properties));
    }

    @ParameterizedTest
    @CsvSource({
        "/, homepage",
        "/garden, database",
        "/garden/plants, table",
        "/garden/tall, view",
        "/garden/plants/7, row",
        "/garden/-/query?sql=select+1, query",
        "/garden/named?id=7, stored_query"
    })
    void aSlotStandsBelowTheHeadingOfItsSubjectAndOfNoOther(String path, String word) {
        PageSlot slot = context ->
                Html.of("<p class=\"found\">" + context.page().subject().word() + "</p>");
        add(PageHooks.SLOTS, slot, Map.of(PageSlot.SUBJECTS, word));
        String page = client().get(path);
        assertTrue(page.contains("<p class=\"found\">" + word + "</p>"), page);
        assertTrue(page.indexOf("</h1>") < page.indexOf("class=\"found\""), page);
        String other = path.equals("/") ? "/garden" : "/";
        assertFalse(client().get(other).contains("class=\"found\""));
        assertFalse(client().get("/-/plugins").contains("class=\"found\""));
    }

    @Test
    void styleSheetsOfPluginsStandBehindThoseOfTheSite() {
        pergola.platform()
                .registry()
                .register(
                        PageHooks.ASSETS,
                        (PageAssets) page -> List.of(Asset.at(Asset.Kind.STYLE, "/garden.css")),
                        PLUGIN,
                        new HookProperties(Map.of(HookProperties.RANKING, 10)));
        String page = client().get("/garden");
        assertTrue(page.indexOf("/app.css") < page.indexOf("/garden.css"), page);
    }

    @Test
    void slotsOfSeveralPluginsStandOneBehindTheOtherByRanking() {
        add(PageHooks.SLOTS, context -> Html.of("<i>second</i>"), Map.of());
        add(PageHooks.SLOTS, context -> Html.of("<i>first</i>"), Map.of(HookProperties.RANKING, 5));
        assertTrue(client().get("/garden").contains("<i>first</i><i>second</i>"));
    }

    @Test
    void aHookKnowsTheRowThatIsShown() {
        List<PageSubject.OfRow> seen = new ArrayList<>();
        PageSlot slot = context -> {
            PageSubject.OfRow row = (PageSubject.OfRow) context.page().subject();
            seen.add(row);
            return Html.text(row.values().text("name").orElse("nameless")
                    + row.values()
                            .value("photo")
                            .map(bytes -> ((byte[]) bytes).length)
                            .orElse(0)
                    + row.values().value("height").orElse("no height")
                    + row.values().value("colour").isPresent());
        };
        add(PageHooks.SLOTS, slot, Map.of(PageSlot.SUBJECTS, "row"));
        String page = client().get("/garden/plants/7");
        assertTrue(page.contains("Fern &amp; co21.5false"), page);
        assertTrue(page.contains("<td class=\"col-name type-str\" data-column=\"name\">Fern &amp; co</td>"), page);
        assertTrue(client().get("/garden/plants/8").contains("nameless0no heightfalse"));
        assertEquals(List.of("7"), seen.get(0).key());
        client().get(404, "/garden/plants/9");
        assertEquals(2, seen.size(), "nobody is asked about a row that is not there");
    }

    @Test
    void aHookKnowsTheStatementAndItsValues() {
        List<PageDescription> seen = new ArrayList<>();
        add(
                PageHooks.SLOTS,
                context -> {
                    seen.add(context.page());
                    return Html.none();
                },
                Map.of());
        client().get("/garden/named?id=7&other=1");
        PageDescription page = seen.get(0);
        assertEquals(List.of("database", "query.html"), List.of(page.view(), page.template()));
        assertEquals(List.of("name"), page.columns());
        assertEquals(
                new PageSubject.OfQuery(
                        "garden", "select name from plants where id = :id", Optional.of("named"), Map.of("id", "7")),
                page.subject());
    }

    @Test
    void programsAreToldNothingOfPagesAndNoHookIsAsked() {
        add(
                PageHooks.SLOTS,
                context -> {
                    throw new IllegalStateException("asked");
                },
                Map.of());
        for (String path : List.of("/.json", "/garden.json", "/garden/plants.json", "/garden/plants/7.json")) {
            client().get(path);
        }
        assertEquals(List.of(HookState.ACTIVE), states());
        client().get("/garden/plants");
        assertEquals(List.of(HookState.FAILING), states());
    }

    private List<HookState> states() {
        return pergola.platform().registry().current().statuses().stream()
                .filter(status -> status.entry().owner().equals(PLUGIN))
                .map(HookStatus::state)
                .toList();
    }

    @Test
    void actionsAreLinksOrButtonsInOneMenuWithItsTitle() {
        PageActions actions = context -> List.of(
                ActionItem.link("/-/dig?a=1&b=2", "Dig", "With a <spade>"),
                ActionItem.button("Water", "data-water", "\"now\""));
        add(PageHooks.ACTIONS, actions, Map.of(PageActions.SUBJECTS, List.of("row", "table")));
        String page = client().get("/garden/plants/7");
        assertTrue(page.contains("<summary>Row actions</summary>"), page);
        assertTrue(
                page.contains("<a href=\"/-/dig?a=1&amp;b=2\">Dig<span class=\"dropdown-description\">"
                        + "With a &lt;spade&gt;</span></a>"),
                page);
        assertTrue(page.contains("action-menu-button\" data-water=\"&#34;now&#34;\">Water</button>"), page);
        assertTrue(client().get("/garden/plants").contains(">Water</button>"));
        assertFalse(client().get("/garden").contains(">Water</button>"));
    }

    @Test
    void aPageWithoutActionsHasNoMenuOfThem() {
        assertFalse(client().get("/").contains("actions-menu-links"));
        assertTrue(client().get("/garden/tall").contains("<summary>View actions</summary>"));
        assertTrue(client().get("/garden/tall").contains("href=\"/garden/tall/-/schema\""));
    }

    @Test
    void aMenuHasTheLinksOfPluginsBeforeThoseOfTheSite() {
        MenuLinks links = context -> List.of(
                new MenuLink(context.addresses().path("/-/garden"), "My garden"),
                new MenuLink(context.addresses().home(), "All gardens"));
        add(PageHooks.MENU, links, Map.of());
        String page = client().get("/-/versions");
        assertTrue(page.contains("<li><a href=\"/-/garden\">My garden</a></li>"), page);
        assertTrue(page.contains(">All gardens</a>"), page);
        assertFalse(page.contains(">Databases</a>"), "the same address once");
        assertTrue(page.indexOf("My garden") < page.indexOf(">Plugins</a>"), page);
    }

    @Test
    void aHookThatFailsCostsNobodyThePage() {
        add(PageHooks.MENU, context -> List.of(new MenuLink("javascript:alert(1)", "Bad")), Map.of());
        add(
                PageHooks.ACTIONS,
                context -> {
                    throw new LinkageError("gone");
                },
                Map.of());
        assertTrue(client().get("/garden/plants").contains("Fern &amp; co"));
        assertEquals(List.of(HookState.FAILING, HookState.FAILING), states());
    }

    @Test
    void anUnknownSubjectMakesAHookInvalidAndIsNamed() {
        add(PageHooks.SLOTS, context -> Html.none(), Map.of(PageSlot.SUBJECTS, "tables"));
        assertEquals(List.of(HookState.INVALID), states());
        assertTrue(pergola.platform().registry().current().statuses().stream()
                .flatMap(status -> status.reasons().stream())
                .collect(Collectors.joining())
                .contains("pergola.page.subjects names tables; a page can be about database, homepage,"));
    }

    @Test
    void aTemplateShowsWhatPluginsGiveItBehindWhatThePageHas() throws IOException, SQLException {
        Path templates = Files.createDirectory(directory.resolve("templates"));
        Files.writeString(templates.resolve("index.html"), "{{title}} {{season}} {{{mark}}} {{mark}}");
        opened.orElseThrow().close();
        Path file = CommandLineFixture.database(directory.resolve("other.db"), "create table t(a)");
        Server site = pergola.open(file.toString(), "--template-dir", templates.toString());
        opened = Optional.of(site);
        TemplateData data = context -> Map.of("title", "ours", "season", "<spring>", "mark", Html.of("<b>!</b>"));
        add(PageHooks.DATA, data, Map.of());
        add(PageHooks.DATA, context -> Map.of("season", "winter"), Map.of());
        assertEquals("Pergola: other &lt;spring&gt; <b>!</b> &lt;b&gt;!&lt;/b&gt;", client().get("/"));
    }

    @Test
    void aPageThatPluginsAddToIsRepeatedOnlyWhereTheyPromiseTheSame() {
        opened.orElseThrow().reload(); // what a scheduled look would find out meanwhile is known before
        Request request = Request.get("/garden/plants/7").build();
        assertTrue(client().answer(request).headers().first("ETag").isPresent());
        add(PageHooks.SLOTS, context -> Html.none(), Map.of(RouteHook.REPEATABLE, true));
        assertTrue(client().answer(request).headers().first("ETag").isPresent());
        add(PageHooks.SLOTS, context -> Html.none(), Map.of(PageSlot.SUBJECTS, "table"));
        assertTrue(client().answer(request).headers().first("ETag").isPresent(), "it is not asked about tables");
        add(PageHooks.SLOTS, context -> Html.none(), Map.of());
        assertFalse(client().answer(request).headers().first("ETag").isPresent());
    }
}
