package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.page.Html;
import dev.pergola.api.hook.page.MenuLink;
import dev.pergola.api.hook.page.Message;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageTemplates;
import dev.pergola.api.hook.page.SitePage;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.routing.RouteTable;
import dev.pergola.core.view.PluginTemplates;
import dev.pergola.core.view.assets.PageHooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages, templates and functions that plugins bring. */
class PluginPagesTest {

    private static final Owner PLUGIN = new Owner("garden", "1.0.0", 5);
    private static final String TOUR = "{{<layout}}{{$content}}<h1>{{heading}}</h1>{{{plan}}}{{/content}}{{/layout}}";

    @TempDir
    private Path directory;

    private final CommandLineFixture pergola = new CommandLineFixture();
    private Path templates = Path.of("");
    private Optional<Server> opened = Optional.empty();

    @BeforeEach
    void open() throws SQLException, IOException {
        Path file = CommandLineFixture.database(
                directory.resolve("garden.db"),
                "create table plants(id integer primary key, name text)",
                "insert into plants values(1, 'Fern')");
        templates = Files.createDirectory(directory.resolve("templates"));
        opened = Optional.of(pergola.open(
                file.toString(), "--template-dir", templates.toString(), "-s", "settings.base_url", "/site/"));
    }

    @AfterEach
    void close() {
        opened.ifPresent(Server::close);
        pergola.close();
    }

    private TestClient client() {
        return new TestClient(opened.orElseThrow().client());
    }

    private <T> HookEntry<T> add(HookPoint<T> point, T hook, Map<String, Object> properties) {
        return pergola.platform().registry().register(point, hook, PLUGIN, new HookProperties(properties));
    }

    private void route(String pattern, RouteHook route) {
        add(RouteTable.POINT, route, Map.of(RouteHook.PATTERN, pattern));
    }

    private HookEntry<PageTemplates> template(String name, String text) {
        PageTemplates hook = asked -> asked.equals(name) ? Optional.of(text) : Optional.empty();
        return add(PluginTemplates.TEMPLATES, hook, Map.of());
    }

    private static void assertHas(String part, String page) {
        assertTrue(page.contains(part), () -> "expected <" + part + "> in:\n" + page);
    }

    @Test
    void aRouteShowsItsTemplateInTheFrameOfTheSite() {
        template("tour.html", TOUR);
        route(
                "/-/tour",
                context -> context.page(new SitePage(
                        "A tour",
                        PageDescription.of("tour", "garden").withTemplate("tour.html"),
                        List.of(new MenuLink(context.addresses().path("-/tours"), "Tours")),
                        Map.of("heading", "<Tour>", "plan", Html.of("<ol></ol>")))));
        Response answer = client().answer(Request.get("/-/tour").build());
        String page = TestClient.text(answer);
        assertHas("<title>A tour</title>", page);
        assertHas("<h1>&lt;Tour&gt;</h1><ol></ol>", page);
        assertHas("<a href=\"/site/garden\">garden</a>", page);
        assertHas("<a href=\"/site/-/tours\">Tours</a>", page);
        assertHas("<a href=\"/site/-/plugins\">Plugins</a>", page);
        assertTrue(answer.headers().first("Content-Security-Policy").orElse("").startsWith("default-src 'self'"));
    }

    @Test
    void aMissingTemplateIsAProblemOfThePageAndOfNothingElse() {
        route("/-/tour", context -> context.page(SitePage.of("A tour", "nowhere.html", Map.of())));
        assertHas("A template of this site is broken", client().get(500, "/-/tour"));
        client().get("/garden");
    }

    @Test
    void aTemplateOfAPluginGoesBeforeTheBuiltInOneAndBehindThatOfTheUserAndLeavesWithThePlugin() throws IOException {
        HookEntry<PageTemplates> entry = template("database.html", "ours: {{name}}{{>footer}}");
        HookEntry<PageTemplates> part = template("footer.html", ", with love");
        assertEquals("ours: garden, with love", client().get("/garden"));
        Files.writeString(templates.resolve("database.html"), "mine: {{name}}");
        assertEquals("mine: garden", client().get("/garden"));
        Files.delete(templates.resolve("database.html"));
        pergola.platform().registry().remove(entry, Duration.ZERO);
        pergola.platform().registry().remove(part, Duration.ZERO);
        assertHas("<html", client().get("/garden"));
    }

    @Test
    void rowsAreShownAsThePluginWantsAndAMoreSpecialNameGoesFirst() {
        template("_table.html", "all rows");
        template("_table-garden-plants.html", "{{#rows}}[{{cell.name.text}}]{{/rows}}");
        assertHas("[Fern]", client().get("/garden/plants"));
    }

    @Test
    void templatesOfRowsHaveFunctionsAndDataOfPluginsToo() {
        template("_table.html", "{{#rows}}{{#shout}}{{cell.name.text}}{{/shout}} {{season}}{{/rows}}");
        add(PluginTemplates.FUNCTIONS, () -> Map.of("shout", inside -> Html.text(inside.markup() + "!")), Map.of());
        add(PageHooks.DATA, context -> Map.of("season", "in " + context.page().view()), Map.of());
        assertHas("Fern! in table", client().get("/garden/plants"));
        assertHas("Fern! in row", client().get("/garden/plants/1"));
    }

    @Test
    void aBrokenTemplateOfAPluginCostsNobodyThePage() {
        template("database.html", "{{#name}}");
        assertHas("<html", client().get("/garden"));
    }

    @Test
    void aPluginChoosesAnotherTemplateForSomeRequests() {
        add(
                PluginTemplates.TEMPLATES,
                new PageTemplates() {
                    @Override
                    public Optional<String> text(String name) {
                        return name.equals("plain.html") ? Optional.of("plain {{title}}") : Optional.empty();
                    }

                    @Override
                    public List<String> preferred(PageContext context) {
                        return context.request().query().has("plain") ? List.of("plain.html") : List.of();
                    }
                },
                Map.of());
        assertEquals("plain Pergola: garden", client().get("/?plain=1"));
        assertHas("<html", client().get("/"));
    }

    @Test
    void templatesCallFunctionsOfPluginsWithWhatStandsInside() throws IOException {
        Files.writeString(
                templates.resolve("database.html"), "{{#shout}}<{{name}}>{{/shout}} {{#fail}}{{name}}{{/fail}}");
        add(
                PluginTemplates.FUNCTIONS,
                () -> Map.of(
                        "shout",
                                inside -> Html.of("<b>" + inside.markup().toUpperCase(java.util.Locale.ROOT) + "!</b>"),
                        "fail",
                                inside -> {
                                    throw new IllegalStateException("lost its voice");
                                }),
                Map.of());
        assertEquals("<b><GARDEN>!</b> garden", client().get("/garden"));
    }

    @Test
    void aRouteLeavesAMessageForTheNextPage() {
        route("/-/water", context -> {
            context.showNext(Message.info("Watered <everything>"));
            context.showNext(Message.warning("x".repeat(5000)));
            return Response.redirect(context.addresses().home());
        });
        Response redirect = client().answer(Request.get("/-/water").build());
        assertEquals("/site/", redirect.headers().first("Location").orElseThrow());
        String cookie = redirect.headers().first("Set-Cookie").orElseThrow();
        assertTrue(cookie.length() < 4000, cookie);
        assertTrue(cookie.endsWith("; Path=/; HttpOnly; SameSite=Lax"), cookie);
        Request next = Request.get("/garden")
                .header("Cookie", cookie.replaceFirst(";.*", ""))
                .build();
        assertHas("class=\"message-warning\" role=\"status\">xxx", TestClient.text(client().answer(next)));
        assertFalse(client().get("/garden").contains("message-"));
    }
}
