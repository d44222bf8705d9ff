package dev.pergola.core.render.html;

import static dev.pergola.core.page.ListedCursor.nothing;
import static dev.pergola.core.page.ListedCursor.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.page.InlineScript;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.RowCount;
import dev.pergola.core.model.SortOrder;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.TableTraits;
import dev.pergola.core.page.DatabasePage;
import dev.pergola.core.page.DatabaseProfile;
import dev.pergola.core.page.DatabaseSummary;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.Failure;
import dev.pergola.core.page.IndexPage;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.page.ListedCursor;
import dev.pergola.core.page.ListedRows;
import dev.pergola.core.page.NextPage;
import dev.pergola.core.page.OwnersNote;
import dev.pergola.core.page.Page;
import dev.pergola.core.page.PageFrame;
import dev.pergola.core.page.Pages;
import dev.pergola.core.page.PluginsPage;
import dev.pergola.core.page.ProblemPage;
import dev.pergola.core.page.QueryPage;
import dev.pergola.core.page.ReferencedTable;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.page.ShownColumn;
import dev.pergola.core.page.ShownFilter;
import dev.pergola.core.page.ShownHook;
import dev.pergola.core.page.ShownPlugin;
import dev.pergola.core.page.ShownSetting;
import dev.pergola.core.page.TableControls;
import dev.pergola.core.page.TableFacets;
import dev.pergola.core.page.TableOffers;
import dev.pergola.core.page.TablePage;
import dev.pergola.core.page.TableSummary;
import dev.pergola.core.page.TemplateSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HtmlRendererTest {
    private static final QueryString NO_OPTIONS = QueryString.parse("");
    private static final String HOSTILE = "\"><script>alert('x')</script>&amp;";

    private final HtmlRenderer renderer = new HtmlRenderer(() -> 20);

    private String render(Page page) {
        return new String(renderer.render(page, NO_OPTIONS).body().bytes().orElseThrow(), StandardCharsets.UTF_8);
    }

    /** A table whose first column is its key, as its page shows it. */
    private static TablePage table(List<String> columns, Object[]... rows) {
        TableSchema schema = Pages.keyed("plants", columns);
        ListedRows listed = ListedRows.all(ListedCursor.of(columns, rows));
        List<ShownColumn> shown = schema.columns().stream()
                .map(column -> new ShownColumn(
                        column.name(), columns.indexOf(column.name()), Optional.of(column), Optional.empty()))
                .toList();
        return Pages.table(schema, new RowGrid(shown, List.of(0), listed));
    }

    private static void assertContains(String part, String html) {
        assertTrue(html.contains(part), () -> "expected <" + part + "> in:\n" + html);
    }

    @Test
    void theKeyLinksToItsRow() {
        assertContains("""
                <tr data-row="a~2Fb"><td class="col-id type-pk"><a href="/garden/plants/a~2Fb">a/b</a></td>\
                <td class="col-name type-str">Vitis</td></tr>""", render(table(List.of("id", "name"), row("a/b", "Vitis"))));
    }

    @Test
    void rowsWithoutAKeyOfOneColumnGetAColumnOfLinks() {
        TableSchema schema = TableSchema.of("log", TableKind.TABLE, List.of(ColumnSchema.of("line", "TEXT")));
        ListedRows rows = ListedRows.all(ListedCursor.of(List.of("rowid", "line"), row(7L, "hello")));
        RowGrid grid = new RowGrid(RowGrid.of(rows).columns(), List.of(0), rows);
        String html = render(Pages.table(schema, grid));
        assertContains("<th class=\"col-Link\" scope=\"col\" data-column=\"Link\"", html);
        assertContains("""
                <tr data-row="7"><td class="col-Link type-pk"><a href="/garden/log/7">7</a></td>\
                <td class="col-rowid type-int">7</td><td class="col-line type-str">hello</td></tr>""", html);
    }

    @Test
    void bytesThatAreAPictureSaySo() {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};
        String html = render(table(List.of("id", "b", "large"), row("1", picture, new byte[2000])));
        assertContains("href=\"/garden/plants/1.blob?_blob_column=b\" data-image=\"png\">", html);
        assertContains("_blob_column=large\" title=\"2.0 KB\">&lt;Binary:&nbsp;2,000&nbsp;bytes&gt;</a>", html);
    }

    @Test
    void aTextOfSeveralLinesOrOfJsonCanBeFolded() {
        String html = render(table(
                List.of("id", "lines", "json", "short", "cut"), row("1", "a\nb", "[1,2]", "a b", "x".repeat(25))));
        assertContains("<td class=\"col-lines type-str\"><div class=\"fold\">a\nb</div></td>", html);
        assertContains("<div class=\"fold\">[1,2]</div>", html);
        assertContains("<td class=\"col-short type-str\">a b</td>", html);
        assertContains("<div class=\"fold cut\">" + "x".repeat(20) + "&hellip;</div>", html);
    }

    @Test
    void aHeadingTellsScriptsWhatTheOwnerSays() {
        TablePage plain = table(List.of("id"), row("1"));
        OwnersNote note = new OwnersNote(Map.of(), Map.of("id", "The \"number\""));
        PageFrame frame = new PageFrame(
                plain.frame().site(),
                "plants",
                List.of(),
                Optional.empty(),
                List::of,
                PageParts::none,
                Optional.empty(),
                note,
                TemplateSource.NONE);
        assertContains(
                "data-is-pk=\"1\" data-column-description=\"The &#34;number&#34;\">",
                render(new TablePage(
                        frame,
                        plain.database(),
                        plain.table(),
                        plain.grid(),
                        Optional.empty(),
                        plain.controls(),
                        TableFacets.NONE,
                        TableOffers.NONE,
                        Map.of())));
    }

    @Test
    void aHeadingTellsScriptsAboutItsColumn() {
        assertContains("""
                <th class="col-id" scope="col" data-column="id" data-column-type="text" data-column-not-null="0" \
                data-is-pk="1">""", render(table(List.of("id"), row("1"))));
    }

    @Test
    void cellsSayWhatTheyHold() {
        String html = render(table(
                List.of("id", "n", "r", "b", "z", "blank"),
                row("1", 9007199254740993L, 0.5, new byte[7], nothing(), "")));
        assertContains("<td class=\"col-n type-int\">9007199254740993</td>", html);
        assertContains("<td class=\"col-r type-float\">0.5</td>", html);
        assertContains(
                "<td class=\"col-b type-bytes\"><a class=\"blob-download\""
                        + " href=\"/garden/plants/1.blob?_blob_column=b\">&lt;Binary:&nbsp;7&nbsp;bytes&gt;</a></td>",
                html);
        assertContains("<td class=\"col-z type-none\">&nbsp;</td>", html);
        assertContains("<td class=\"col-blank type-str\">&nbsp;</td>", html);
    }

    @Test
    void longTextIsCutAndAddressesBecomeLinks() {
        String html = render(table(
                List.of("id", "text", "home", "picture"),
                row("1", "x".repeat(25), "https://example.org/", "https://example.org/a/long/way/vine.png")));
        assertContains(">" + "x".repeat(20) + "&hellip;<", html);
        assertContains("<a href=\"https://example.org/\">https://example.org/</a>", html);
        assertContains("<a href=\"https://example.org/a/long/way/vine.png\">https://example….png</a>", html);
    }

    @Test
    void whatOnlyLooksLikeAnAddressStaysText() {
        assertFalse(render(table(List.of("id", "a"), row("1", "https://a b"))).contains("href=\"https://a"));
        assertFalse(render(table(List.of("id", "a"), row("1", "javascript:alert(1)")))
                .contains("href=\"javascript"));
    }

    @Test
    void aCutNeverLeavesHalfACharacter() {
        String html = render(table(List.of("id", "a"), row("1", "x".repeat(19) + "🌿🌿")));
        assertContains(">" + "x".repeat(19) + "&hellip;<", html);
    }

    @Test
    void aReferenceShowsLabelAndValue() {
        ListedRows rows = ListedRows.all(
                ListedCursor.of(List.of("id", "kind", "label"), row("1", 3L, "Vine & co"), row("2", 4L, nothing())));
        ReferencedTable kinds = new ReferencedTable("garden", "kinds", Optional.empty(), OptionalInt.of(2));
        RowGrid grid = new RowGrid(
                List.of(new ShownColumn("kind", 1, Optional.empty(), Optional.of(kinds))), List.of(0), rows);
        String html = render(Pages.table(Pages.keyed("plants", List.of("id", "kind")), grid));
        assertContains(
                "<td class=\"col-kind type-int\"><a href=\"/garden/kinds/3\">Vine &amp; co</a>&nbsp;<em>3</em></td>",
                html);
        assertContains("<td class=\"col-kind type-int\"><a href=\"/garden/kinds/4\">4</a></td>", html);
    }

    @Test
    void aReferenceToAColumnThatIsNoKeyLinksToTheRowsThatHaveTheValue() {
        ListedRows rows = ListedRows.all(ListedCursor.of(List.of("id", "code"), row("1", "a&b c")));
        ReferencedTable codes = new ReferencedTable("garden", "codes", Optional.of("code"), OptionalInt.empty());
        RowGrid grid = new RowGrid(
                List.of(new ShownColumn("code", 1, Optional.empty(), Optional.of(codes))), List.of(0), rows);
        assertContains(
                "<a href=\"/garden/codes?code__exact=a%26b+c\">a&amp;b c</a>",
                render(Pages.table(Pages.keyed("plants", List.of("id", "code")), grid)));
    }

    @Test
    void hostileNamesAndValuesStayText() {
        TableSchema schema = Pages.keyed(HOSTILE, List.of(HOSTILE));
        ListedRows rows = ListedRows.all(ListedCursor.of(List.of(HOSTILE), row(HOSTILE)));
        RowGrid grid = new RowGrid(
                List.of(new ShownColumn(HOSTILE, 0, Optional.of(schema.columns().get(0)), Optional.empty())),
                List.of(0),
                rows);
        TableControls controls = new TableControls(
                Pages.controls("/garden/x", List.of()).address().with(QueryString.of("_nocount", HOSTILE)),
                Optional.of(SortOrder.ascending(HOSTILE)),
                List.of(HOSTILE),
                List.of(new ShownFilter(HOSTILE, "exact", HOSTILE)),
                Pages.CHOICES,
                Optional.of(HOSTILE),
                HOSTILE);
        TablePage page = new TablePage(
                Pages.frame(HOSTILE),
                Pages.GARDEN,
                schema,
                grid,
                Optional.empty(),
                controls,
                new TableFacets(
                        List.of(new TableFacets.Facet(
                                HOSTILE,
                                "array",
                                "/" + HOSTILE,
                                List.of(new TableFacets.Value(HOSTILE, HOSTILE, 1234, "/" + HOSTILE, true)),
                                "/" + HOSTILE)),
                        List.of(HOSTILE),
                        List.of(new TableFacets.Suggestion(HOSTILE, "date", "/" + HOSTILE))),
                new TableOffers(Optional.of("/garden/-/query?sql=" + HOSTILE), Optional.of("/" + HOSTILE), true, true),
                Map.of());
        String html = render(page);
        assertFalse(html.contains("<script>alert"), html);
        assertFalse(html.contains("\"><script"), html);
        assertContains("&#34;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;", html);
    }

    @Test
    void headingsSortAndKeepTheOtherArguments() {
        TablePage plain = table(List.of("id", "name"), row("1", "Vitis"));
        TableControls controls = new TableControls(
                Pages.controls("/garden/plants?kind=3&_next=9&_sort=name", List.of())
                        .address(),
                Optional.of(SortOrder.ascending("name")),
                List.of("id", "name"),
                List.of(),
                Pages.CHOICES,
                Optional.empty(),
                "");
        String html = render(new TablePage(
                plain.frame(),
                plain.database(),
                plain.table(),
                plain.grid(),
                plain.count(),
                controls,
                TableFacets.NONE,
                TableOffers.NONE,
                Map.of()));
        assertContains(
                "aria-sort=\"ascending\"><a href=\"/garden/plants?kind=3&amp;_sort_desc=name\" rel=\"nofollow\">"
                        + "name&nbsp;&#9660;</a>",
                html);
        assertContains("<a href=\"/garden/plants?kind=3&amp;_sort=id\" rel=\"nofollow\">id</a>", html);
    }

    @Test
    void theFormShowsTheConditionsAndOneMore() {
        TablePage plain = table(List.of("id", "name"), row("1", "Vitis"));
        TableControls controls = new TableControls(
                Pages.controls("/garden/plants?name__contains=it&_size=5&_next=9", List.of())
                        .address(),
                Optional.empty(),
                List.of(),
                List.of(new ShownFilter("name", "contains", "it")),
                Pages.CHOICES,
                Optional.empty(),
                "where name contains \"it\"");
        String html = render(new TablePage(
                plain.frame(),
                plain.database(),
                plain.table(),
                plain.grid(),
                Optional.of(new RowCount(10000, true)),
                controls,
                TableFacets.NONE,
                TableOffers.NONE,
                Map.of()));
        assertContains("name=\"_filter_column_1\"", html);
        assertContains("name=\"_filter_column\"", html);
        assertContains("<option value=\"isnull__1\">is null</option>", html);
        assertContains("name=\"_filter_value_1\" class=\"filter-value\" aria-label=\"Value\" value=\"it\"", html);
        assertContains("<input type=\"hidden\" name=\"_size\" value=\"5\">", html);
        String form = html.substring(html.indexOf("<form class=\"core filters\""), html.indexOf("</form>"));
        assertFalse(form.contains("name=\"_next\""), form);
        assertContains("<a class=\"condition\" href=\"/garden/plants?_size=5\"", html);
        assertContains("<b>name</b> contains <span class=\"condition-value\">it</span>", html);
        assertContains("<a href=\"/garden/plants?name__contains=it&amp;_size=5\" rel=\"start\">First page</a>", html);
        assertContains("&gt;10,000 rows <span class=\"human-description\">where name contains &#34;it&#34;", html);
    }

    @Test
    void theNextPageIsALink() {
        TablePage plain = table(List.of("id"), row("1"));
        ListedRows rows = new ListedRows(
                ListedCursor.of(List.of("id"), row("1")),
                Optional.of(new NextPage("1", "/garden/plants?_next=1")),
                false);
        String html = render(Pages.table(plain.table(), new RowGrid(plain.grid().columns(), List.of(0), rows)));
        assertContains("<a href=\"/garden/plants?_next=1\" rel=\"next\">Next page</a>", html);
    }

    @Test
    void noRowsAreToldAsSuch() {
        String html = render(table(List.of("id")));
        assertContains("<p class=\"zero-results\">0 records</p>", html);
        assertFalse(html.contains("rows-and-columns"), html);
    }

    @Test
    void theBodyNamesPageDatabaseAndTable() {
        assertContains("<body class=\"table db-garden table-plants\">", render(table(List.of("id"))));
    }

    @Test
    void aQueryThatFailedKeepsWhatWasWritten() {
        Failure failure = new Failure(400, "", List.of("no such table: <nope>"), Optional.of("Perhaps plants."));
        Response response = renderer.render(Pages.query(new QueryPage.Outcome.Failed(failure)), NO_OPTIONS);
        String html = new String(response.body().bytes().orElseThrow(), StandardCharsets.UTF_8);
        assertEquals(400, response.status());
        assertContains("no such table: &lt;nope&gt;", html);
        assertContains("Perhaps plants.", html);
        assertContains(">select * from plants</textarea>", html);
    }

    @Test
    void aQueryTellsHowManyRowsThereAre() {
        RowGrid grid =
                RowGrid.of(new ListedRows(ListedCursor.of(List.of("a", "a"), row(1L, 2L)), Optional.empty(), true));
        String html = render(Pages.query(new QueryPage.Outcome.Ran(grid)));
        assertContains("Custom SQL query returning more than 1 row", html);
        assertContains("<td class=\"col-a type-int\">1</td><td class=\"col-a type-int\">2</td>", html);
        assertContains("Queries took 1.50 ms", html);
    }

    @Test
    void theFrontPageListsDatabasesWithTheirLargestTables() {
        TableSummary plants =
                new TableSummary(Pages.keyed("plants", List.of("id")), Optional.of(new RowCount(1234, false)), false);
        TableSummary kinds =
                new TableSummary(Pages.keyed("kinds", List.of("id")), Optional.of(new RowCount(1, false)), false);
        DatabaseSummary garden =
                new DatabaseSummary(Pages.GARDEN, List.of(kinds, plants), false, DatabaseProfile.none());
        String html = render(new IndexPage(Pages.frame("Pergola"), List.of(garden), false, new Facts().value()));
        assertContains("1,235 rows in 2 tables", html);
        assertContains("<a href=\"/garden/plants\">plants</a> <span class=\"count\">1,234 rows</span>", html);
    }

    @Test
    void aDatabaseFoldsItsHiddenTablesUp() {
        TableSummary plants = new TableSummary(Pages.keyed("plants", List.of("id", "name")), Optional.empty(), true);
        TableSchema shadow = Pages.keyed("plants_data", List.of("id"))
                .withTraits(new TableTraits(true, Optional.empty(), Optional.empty()));
        DatabaseSummary garden = new DatabaseSummary(
                Pages.GARDEN,
                List.of(plants, new TableSummary(shadow, Optional.empty(), false)),
                false,
                DatabaseProfile.none());
        String html = render(new DatabasePage(
                Pages.frame("garden"),
                garden,
                List.of(),
                false,
                true,
                List.of(),
                Optional.empty(),
                new Facts().value()));
        assertContains("<a href=\"/garden?_show_hidden=1\">1 hidden table</a>", html);
        assertContains("Many rows", html);
        assertContains("<p><em>id, name</em></p>", html);
        assertContains(">select * from plants</textarea>", html);
        assertFalse(html.contains("plants_data"), html);
    }

    @Test
    void pluginsShowTheirSettings() {
        ShownSetting greeting = new ShownSetting(
                "plugins.hello.greeting",
                "text",
                "How <it> greets.",
                PlainValue.of("Hello"),
                PlainValue.of("Hi & bye"),
                "configuration");
        ShownSetting hosts = new ShownSetting(
                "plugins.hello.hosts",
                "list of text",
                "",
                new PlainValue.Items(List.of()),
                new PlainValue.Items(List.of(PlainValue.of("a"), PlainValue.of(2))),
                "default");
        ShownPlugin hello = new ShownPlugin(
                "hello",
                "1.0.0",
                "active",
                List.of(),
                List.of(),
                List.of(greeting, hosts),
                ShownPlugin.Source.INSTALLED);
        String html =
                render(new PluginsPage(Pages.frame("Plugins"), List.of(hello), false, List.of(), Optional.empty()));
        assertContains("<code>plugins.hello.greeting</code><span class=\"reason\">How &lt;it&gt; greets.</span>", html);
        assertContains("<td>Hi &amp; bye</td><td>configuration</td><td>text</td><td>Hello</td>", html);
        assertContains("<td>a, 2</td><td>default</td>", html);
    }

    @Test
    void pluginsShowStateAndReason() {
        ShownHook route = new ShownHook("route", "/-/hello", "failing", List.of("It threw <this>."), 7, 2);
        ShownPlugin hello = new ShownPlugin(
                "hello", "1.0.0", "active", List.of(), List.of(route), List.of(), ShownPlugin.Source.INSTALLED);
        ShownPlugin core =
                new ShownPlugin("pergola", "0.1.0", "active", List.of(), List.of(), List.of(), ShownPlugin.Source.CORE);
        String html = render(
                new PluginsPage(Pages.frame("Plugins"), List.of(hello, core), false, List.of(), Optional.empty()));
        assertContains("data-plugin=\"hello\" data-state=\"active\"", html);
        assertContains("<span class=\"reason\">It threw &lt;this&gt;.</span>", html);
        assertContains("7, 2 failed", html);
        assertFalse(html.contains("data-plugin=\"pergola\""), html);
    }

    @Test
    void factsAreLegible() {
        PlainValue tree = new Facts()
                .and("list", List.of("<a>"))
                .and("none", Optional.empty())
                .value();
        String html = render(new JsonPage(Pages.frame("versions"), "versions", tree));
        assertContains("<h1>versions.json</h1>", html);
        assertContains("<span class=\"json-key\">&#34;list&#34;</span>: [\n", html);
        assertContains("<span class=\"json-string\">&#34;&lt;a&gt;&#34;</span>", html);
    }

    @Test
    void aProblemSaysWhatWhyAndWhatMayHelp() {
        Failure failure =
                new Failure(404, "Nothing here", List.of("There is no table nope."), Optional.of("Did you mean note?"));
        Response response = renderer.render(new ProblemPage(Pages.frame("Nothing here"), failure), NO_OPTIONS);
        String html = new String(response.body().bytes().orElseThrow(), StandardCharsets.UTF_8);
        assertEquals(404, response.status());
        assertContains("<h1>Nothing here</h1>", html);
        assertContains("There is no table nope.", html);
        assertContains("Did you mean note?", html);
    }

    @Test
    void onlyScriptsOfThePageMayRun() {
        PageParts parts = new PageParts(
                List.of(new PageParts.Link("https://cdn.example/a.css", false, "")),
                List.of(
                        new PageParts.Link("/-/static/a.js", true, ""),
                        new PageParts.Link("/-/static/b.js", false, "", true),
                        new PageParts.Link("https://cdn.example/lib/a.js?x", false, "sha384-abc")),
                List.of(InlineScript.of("let a = 1 && 2;")));
        Response response = renderer.render(
                new ProblemPage(Pages.frame("x", parts), new Failure(400, "", List.of("x"), Optional.empty())),
                NO_OPTIONS);
        String html = new String(response.body().bytes().orElseThrow(), StandardCharsets.UTF_8);
        assertContains("<script>let a = 1 && 2;</script>", html);
        assertContains("<script src=\"/-/static/a.js\" type=\"module\"></script>", html);
        assertContains("<script src=\"/-/static/b.js\" data-works-in-copies></script>", html);
        assertContains(" integrity=\"sha384-abc\" crossorigin=\"anonymous\"></script>", html);
        assertEquals(
                "default-src 'self'; script-src 'self' cdn.example"
                        + " 'sha256-YDVX/YKhFRgEgXkyCM/LLbPEkdO/If8gaz8UUjXAWVk='; style-src 'self' cdn.example; img-src"
                        + " 'self' data: https: http:; frame-ancestors 'self'; base-uri 'self'; form-action 'self'",
                response.headers().first("Content-Security-Policy").orElseThrow());
    }
}
