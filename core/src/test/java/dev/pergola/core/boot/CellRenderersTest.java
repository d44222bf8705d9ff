package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.page.CellColumn;
import dev.pergola.api.hook.page.CellContext;
import dev.pergola.api.hook.page.CellRenderer;
import dev.pergola.api.hook.page.Html;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.view.CellRenderers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells as plugins show them. */
class CellRenderersTest {

    @TempDir
    private Path directory;

    private final CommandLineFixture pergola = new CommandLineFixture();
    private Optional<Server> opened = Optional.empty();

    @BeforeEach
    void open() throws SQLException {
        Path file = CommandLineFixture.database(
                directory.resolve("garden.db"),
                "create table kinds(id integer primary key, name text)",
                "insert into kinds values(1, 'fern')",
                "create table plants(id integer primary key, colour text, photo blob, site text,"
                        + " kind integer references kinds(id))",
                "insert into plants values(1, 'red', x'00ff', 'https://example.org', 1), (2, null, null, '', null)");
        opened = Optional.of(
                pergola.open(file.toString(), "-s", "databases.garden.tables.plants.column_types.site", "url"));
    }

    @AfterEach
    void close() {
        opened.ifPresent(Server::close);
        pergola.close();
    }

    private HookEntry<CellRenderer> add(CellRenderer renderer) {
        return pergola.platform()
                .registry()
                .register(
                        CellRenderers.POINT, renderer, new Owner("swatches", "1.0.0", 5), new HookProperties(Map.of()));
    }

    private String get(String path) {
        return new TestClient(opened.orElseThrow().client()).get(path);
    }

    private static CellRenderer of(String column, String markup) {
        return cell -> cell.column().equals(column) ? Optional.of(Html.of(markup)) : Optional.empty();
    }

    private static void assertHas(String part, String page) {
        assertTrue(page.contains(part), () -> "expected <" + part + "> in:\n" + page);
    }

    @Test
    void aPluginShowsCellsOfEveryTypeOnEveryPageOfRows() {
        add(cell -> cell.column().equals("colour")
                ? Optional.of(Html.of("<b>")
                        .and(Html.text(cell.text().orElse("<none>")))
                        .and(Html.of("</b>")))
                : Optional.empty());
        for (String path : List.of("/garden/plants", "/garden/-/query?sql=select+*+from+plants")) {
            assertHas("<td class=\"col-colour type-str\"><b>red</b></td>", get(path));
            assertHas("<td class=\"col-colour type-none\"><b>&lt;none&gt;</b></td>", get(path));
        }
        assertHas("<b>red</b></td>", get("/garden/plants/1"));
        assertHas("<b>red</b></td>", get("/garden/plants/-/fragment?_row=1"));
    }

    @Test
    void programsGetTheSameInTheirExtraAndNothingElseOfIt() {
        add(of("photo", "<img>"));
        String extra = "\"photo\":\"<img>\"";
        for (String path : List.of(
                "/garden/plants.json", "/garden/plants/1.json", "/garden/-/query.json?sql=select+photo+from+plants")) {
            assertFalse(get(path).contains("<img>"), path);
            assertHas(extra, get(path + (path.contains("?") ? "&" : "?") + "_extra=render_cell"));
        }
    }

    @Test
    void theTypeOfAColumnShowsItsValuesBeforeAnyPlugin() {
        add(of("site", "[swatch]"));
        String page = get("/garden/plants/1");
        assertFalse(page.contains("[swatch]"), page);
        assertHas("https://example.org", page);
    }

    @Test
    void aPluginGoesBeforeReferencesButNotBeforeTheLinkToTheRow() {
        add(cell -> Optional.of(Html.text("[" + cell.column() + "]")));
        String page = get("/garden/plants");
        assertHas("type-pk\"><a href=\"/garden/plants/1\">1</a></td>", page);
        assertHas("<td class=\"col-kind type-int\">[kind]</td>", page);
        assertFalse(page.contains("[id]"), page);
    }

    @Test
    void nothingLeavesTheCellsOfTablesAsTheyAreAndBlanksThoseOfQueries() {
        add(of("colour", ""));
        add(of("colour", "never asked"));
        assertHas("<td class=\"col-colour type-str\">red</td>", get("/garden/plants"));
        assertHas(
                "<td class=\"col-colour type-str\"></td>",
                get("/garden/-/query?sql=select+colour+from+plants+limit+1"));
        assertHas(
                "\"render_cell\":[{},{}]",
                get("/garden/-/query.json?sql=select+colour+from+plants&_extra=render_cell"));
    }

    @Test
    void theFirstThatAnswersIsTaken() {
        add(of("kind", "other column"));
        add(of("colour", "first"));
        add(of("colour", "second"));
        String page = get("/garden/plants");
        assertHas(">first</td>", page);
        assertFalse(page.contains(">second<"), page);
    }

    @Test
    void aPluginKnowsWhereACellStandsAndWhatIsBesideIt() {
        List<String> seen = new ArrayList<>();
        add(cell -> {
            if (cell.column().equals("photo") || cell.column().equals("n")) {
                seen.add(place(cell));
            }
            return Optional.empty();
        });
        get("/garden/plants/1");
        get("/garden/-/query?sql=select+colour,+1+as+n+from+plants+limit+1");
        assertEquals(
                List.of(
                        "garden Optional[plants] [id] [B red Optional[1]",
                        "garden Optional.empty [] Long red Optional.empty"),
                seen);
    }

    private static String place(CellContext cell) {
        return "%s %s %s %s %s %s"
                .formatted(
                        cell.database(),
                        cell.table(),
                        cell.keyColumns(),
                        cell.value()
                                .map(value -> value.getClass().getSimpleName().replace("byte[]", "[B"))
                                .orElse(""),
                        cell.row().text("colour").orElse(""),
                        cell.row().value("kind"));
    }

    @Test
    void aPluginIsAskedForTheCellsOfColumnsThatConcernIt() {
        List<CellColumn> columns = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        add(new CellRenderer() {
            @Override
            public Optional<Html> html(CellContext cell) {
                cells.add(cell.column() + " " + cell.text().orElse(""));
                return Optional.of(Html.text("[" + cell.text().orElse("") + "]"));
            }

            @Override
            public boolean concerns(CellColumn column) {
                columns.add(column);
                return column.name().equals("colour");
            }
        });
        assertHas(">[red]</td>", get("/garden/plants?_col=colour&_col=site"));
        assertEquals(List.of("colour red", "colour "), cells);
        assertEquals(
                List.of("id", "colour", "site"),
                columns.stream().map(CellColumn::name).toList());
        assertEquals(new CellColumn("garden", Optional.of("plants"), "site", Optional.of("url")), columns.get(2));
    }

    @Test
    void whoDoesNotKnowWhatConcernsHimIsNotAskedForCells() {
        HookEntry<CellRenderer> broken = add(new CellRenderer() {
            @Override
            public Optional<Html> html(CellContext cell) {
                return Optional.of(Html.text("never"));
            }

            @Override
            public boolean concerns(CellColumn column) {
                throw new IllegalStateException("no idea");
            }
        });
        assertFalse(get("/garden/plants").contains("never"));
        assertTrue(broken.calls().failing().isPresent());
    }

    @Test
    void aPluginThatFailsIsNotAskedAgainForThePage() {
        HookEntry<CellRenderer> broken = add(cell -> {
            throw new IllegalStateException("no swatch");
        });
        assertHas("<td class=\"col-colour type-str\">red</td>", get("/garden/plants"));
        assertEquals(1, broken.calls().failures());
    }
}
