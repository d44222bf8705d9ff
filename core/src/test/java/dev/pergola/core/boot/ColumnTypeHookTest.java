package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.page.CellRenderer;
import dev.pergola.api.hook.page.Html;
import dev.pergola.api.hook.table.ColumnTypeHook;
import dev.pergola.api.hook.table.JsonForm;
import dev.pergola.api.hook.table.TypedColumn;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookState;
import dev.pergola.core.hooks.HookStatus;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.view.CellRenderers;
import dev.pergola.core.view.KnownType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins say what the values of columns mean. */
class ColumnTypeHookTest {

    @RegisterExtension
    private final PluginSite site = new PluginSite(
            """
            permissions: {insert-row: true, update-row: true, set-column-type: true, debug-menu: true}
            databases:
              data:
                tables:
                  plants:
                    column_types:
                      liked: {type: stars, config: {sign: "*", most: 5}}
                      page: url
                      name: stars
            """,
            "create table plants(id integer primary key, name text, liked integer, page text)",
            "insert into plants values(1, 'Fern', 3, 'https://x.example/'), (2, 'Aster', null, 'none'), (3, 'Rose', 9, '')");

    private static final Map<String, Object> STARS = Map.of(
            ColumnTypeHook.NAME, "stars",
            ColumnTypeHook.DESCRIPTION, "So many stars",
            ColumnTypeHook.FITS, List.of("INTEGER"));

    /** As many signs as the number says. */
    private static class Stars implements ColumnTypeHook {

        private static long most(TypedColumn column) {
            return column.settings().integer("most").orElse(3L);
        }

        private static Optional<String> signs(TypedColumn column, SqlValue value) {
            return value.integer()
                    .filter(number -> number <= most(column))
                    .map(number -> column.settings().text("sign").orElse("+").repeat(number.intValue()));
        }

        @Override
        public Optional<Html> html(TypedColumn column, SqlValue value) {
            return value.isNull()
                    ? Optional.of(Html.of("<i>not yet</i>"))
                    : signs(column, value).map(Html::text);
        }

        @Override
        public Optional<String> problem(TypedColumn column, SqlValue value) {
            return value.isNull() || signs(column, value).isPresent()
                    ? Optional.empty()
                    : Optional.of("at most " + most(column) + " stars");
        }

        @Override
        public Optional<String> settingsProblem(TypedColumn column) {
            return column.settings()
                    .find("most")
                    .filter(String.class::isInstance)
                    .map(text -> "most is a number");
        }

        @Override
        public Optional<JsonForm> jsonForm(TypedColumn column) {
            return Optional.of(
                    value -> value.integer().map(number -> Map.of("stars", number, "of", List.of(most(column)))));
        }
    }

    private HookEntry<ColumnTypeHook> add(ColumnTypeHook type) {
        return site.add(KnownType.POINT, type, STARS);
    }

    private HookEntry<ColumnTypeHook> addRepeatable(ColumnTypeHook type) {
        Map<String, Object> properties = new HashMap<>(STARS);
        properties.put(RouteHook.REPEATABLE, true);
        return site.add(KnownType.POINT, type, properties);
    }

    private String post(int status, String path, String json) throws IOException {
        Response response = site.server()
                .client()
                .send(Request.get(path)
                        .method("POST")
                        .body("application/json", json.getBytes(StandardCharsets.UTF_8))
                        .build());
        String text = AskedSite.text(response);
        assertEquals(status, response.status(), text);
        return text;
    }

    @Test
    void cellsAreShownAsTheTypeSaysOnPagesAndForPrograms() {
        add(new Stars());
        String table = site.get("/data/plants");
        assertTrue(table.contains("<td class=\"col-liked type-int\">***</td>"), table);
        assertTrue(table.contains("<td class=\"col-liked type-none\"><i>not yet</i></td>"), table);
        assertTrue(table.contains("<td class=\"col-liked type-int\">9</td>"), table);
        assertTrue(table.contains("<a href=\"https://x.example/\">"), table);
        assertTrue(site.get("/data/plants/1").contains(">***</td>"));
        assertTrue(site.get("/data/plants/-/fragment?_row=1").contains(">***</td>"));
        assertTrue(site.get("/data/plants.json?_extra=render_cell").contains("{\"liked\":\"***\",\"page\":"));
        assertTrue(site.get("/data/plants/2.json?_extra=render_cell").contains("not yet"));
    }

    @Test
    void theJsonOfTheTableHasTheFormOfTheTypeAndNothingElseHas() {
        String plain = site.get("/data/plants.json?_shape=array&_col=liked");
        HookEntry<ColumnTypeHook> entry = add(new Stars());
        assertEquals(
                "[{\"id\":1,\"liked\":{\"stars\":3,\"of\":[5]}},{\"id\":2,\"liked\":null},{\"id\":3,\"liked\":{\"stars\":9,\"of\":[5]}}]",
                sortedMembers(site.get("/data/plants.json?_shape=array&_col=liked")));
        assertTrue(site.get("/data/plants.json?_shape=arrays").contains("{"));
        assertTrue(site.get("/data/plants.json?_shape=array&_nl=on&_stream=on").contains("\"stars\":3"));
        assertTrue(site.get("/data/plants/1.json").contains("\"liked\":3"));
        assertTrue(site.get("/data/plants.csv").contains("1,Fern,3,"));
        assertTrue(site.get("/data/-/query.json?sql=select+liked+from+plants").contains("\"liked\":3"));
        site.remove(entry);
        assertEquals(plain, site.get("/data/plants.json?_shape=array&_col=liked"));
    }

    private static String sortedMembers(String json) {
        return json.strip().replaceAll("\\{\"of\":(\\[5]),\"stars\":(\\d)}", "{\"stars\":$2,\"of\":$1}");
    }

    @Test
    void aColumnThatTheTypeDoesNotFitIsShownAsItIs() {
        add(new Stars());
        assertTrue(site.get("/data/plants").contains(">Fern</td>"));
        String types = site.get("/data/plants.json?_extra=column_types");
        assertTrue(types.contains("\"column_types\":{\"liked\":{\"type\":\"stars\",\"config\":{"), types);
        assertFalse(types.contains("\"name\":{\"type\""), types);
    }

    @Test
    void aColumnKeepsATypeThatLeavesAndHasItAgainWhenItComesBack() {
        HookEntry<ColumnTypeHook> entry = add(new Stars());
        assertTrue(site.get("/data/plants").contains("***"));
        site.remove(entry);
        assertFalse(site.get("/data/plants").contains("***"));
        assertTrue(site.get("/data/plants.json?_extra=column_types").contains("\"column_types\":{\"page\":"));
        String missing = "The column liked of plants in data has the type stars, which no plugin offers now";
        assertTrue(site.get("/-/plugins").contains(missing));
        add(new Stars());
        assertTrue(site.get("/data/plants").contains("***"));
        assertFalse(site.get("/-/plugins").contains(missing));
    }

    @Test
    void valuesThatArePostedAreCheckedAndTheProblemNamesTheColumn() throws IOException {
        HookEntry<ColumnTypeHook> entry = add(new Stars());
        String refused = post(400, "/data/plants/-/insert", "{\"rows\": [{\"liked\": 6}, {\"liked\": [1]}]}");
        assertTrue(refused.contains("\"errors\":[\"liked: at most 5 stars\",\"liked: at most 5 stars\"]"), refused);
        assertTrue(post(400, "/data/plants/1/-/update", "{\"update\": {\"liked\": \"many\"}}")
                .contains("at most 5"));
        post(201, "/data/plants/-/insert", "{\"rows\": [{\"liked\": 5}, {\"liked\": null}]}");
        site.remove(entry);
        post(200, "/data/plants/1/-/update", "{\"update\": {\"liked\": 6}}");
    }

    @Test
    void theTypeIsGivenToColumnsItFitsWithSettingsItTakes() throws IOException {
        String path = "/data/plants/-/set-column-type";
        String stars = "{\"column\": \"%s\", \"column_type\": {\"type\": \"stars\", \"config\": {\"most\": %s}}}";
        assertTrue(post(400, path, stars.formatted("liked", 4)).contains("Unknown column type: stars"));
        add(new Stars());
        assertTrue(post(400, path, stars.formatted("name", 4))
                .contains("Column type 'stars' is only applicable to SQLite types INTEGER but data.plants.name has"
                        + " SQLite type TEXT"));
        assertTrue(post(400, path, stars.formatted("liked", "\"x\"")).contains("most is a number"));
        post(200, path, stars.formatted("id", 4));
        assertTrue(site.get("/data/plants.json?_extra=column_types").contains("\"id\":{\"type\":\"stars\""));
        String choices = site.get("/data/plants.json?_extra=set_column_type_ui");
        assertTrue(choices.contains("\"options\":[{\"name\":\"stars\",\"description\":\"So many stars\"}]"), choices);
        assertTrue(choices.contains(
                "\"options\":[{\"name\":\"email\",\"description\":\"Email address\"},{\"name\":\"json\""));
    }

    @Test
    void aTypeThatThrowsLeavesCellsAsTheyAreAndRefusesWrites() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HookEntry<ColumnTypeHook> entry = add(new ColumnTypeHook() {
            @Override
            public Optional<Html> html(TypedColumn column, SqlValue value) {
                calls.incrementAndGet();
                throw new IllegalStateException("no stars");
            }

            @Override
            public Optional<String> problem(TypedColumn column, SqlValue value) {
                throw new IllegalStateException("no stars");
            }

            @Override
            public Optional<JsonForm> jsonForm(TypedColumn column) {
                return Optional.of(value -> {
                    throw new IllegalStateException("no stars");
                });
            }
        });
        assertTrue(site.get("/data/plants").contains("<td class=\"col-liked type-int\">3</td>"));
        assertEquals(1, calls.get());
        assertTrue(entry.calls().failing().orElseThrow().what().contains("no stars"));
        assertTrue(site.get("/data/plants.json").contains("\"liked\":3"));
        assertTrue(
                post(500, "/data/plants/-/insert", "{\"row\": {\"liked\": 1}}").contains("The plugin plants 1.0.0"));
        assertFalse(site.get("/data/plants.json?_shape=arrays").contains("[4,"));
    }

    @Test
    void theTypeGoesBeforeOtherRenderersWhichSeeItsName() {
        add(new Stars());
        CellRenderer renderer = cell -> cell.columnType().map(type -> Html.text("a " + type));
        site.add(CellRenderers.POINT, renderer, Map.of());
        String table = site.get("/data/plants");
        assertTrue(table.contains(">***</td>"), table);
        assertTrue(table.contains("<td class=\"col-liked type-int\">a stars</td>"), table);
        assertTrue(table.contains("<td class=\"col-page type-str\">a url</td>"), table);
    }

    @Test
    void ofTwoTypesWithOneNameTheHigherIsUsedEvenBeforeTheCoresOwn() {
        Map<String, Object> url = Map.of(ColumnTypeHook.NAME, "url", ColumnTypeHook.DESCRIPTION, "My address");
        ColumnTypeHook plain = new ColumnTypeHook() {
            @Override
            public Optional<Html> html(TypedColumn column, SqlValue value) {
                return Optional.of(Html.text("mine: " + value));
            }
        };
        HookEntry<ColumnTypeHook> entry = site.add(KnownType.POINT, plain, url);
        assertTrue(site.get("/data/plants").contains(">mine: none</td>"));
        List<HookState> states = site.platform().registry().current().statuses().stream()
                .filter(status -> status.entry().point().equals(KnownType.POINT)
                        && status.entry().key().equals(Optional.of("url")))
                .map(HookStatus::state)
                .toList();
        assertEquals(List.of(HookState.ACTIVE, HookState.SHADOWED), states);
        site.remove(entry);
        assertTrue(site.get("/data/plants").contains("<a href=\"https://x.example/\">"));
    }

    @Test
    void pagesAreRepeatedWhereTheTypePromisesSoAndAnotherVersionShowsAtOnce() {
        site.get("/data/plants"); // counts what later pages know
        AtomicInteger calls = new AtomicInteger();
        HookEntry<ColumnTypeHook> entry = addRepeatable(new Stars() {
            @Override
            public Optional<Html> html(TypedColumn column, SqlValue value) {
                calls.incrementAndGet();
                return super.html(column, value);
            }
        });
        site.get("/data/plants");
        site.get("/data/plants");
        assertEquals(3, calls.get());
        site.remove(entry);
        add(new ColumnTypeHook() {
            @Override
            public Optional<Html> html(TypedColumn column, SqlValue value) {
                calls.incrementAndGet();
                return Optional.of(Html.text("new"));
            }
        });
        assertTrue(site.get("/data/plants").contains(">new</td>"));
        site.get("/data/plants");
        assertEquals(9, calls.get());
    }

    @Test
    void anOldAndANewVersionTakeTurnsInOneStep() {
        Owner next = new Owner("plants", "2.0.0", 6);
        add(new Stars());
        site.platform().registry().hold(next);
        site.platform()
                .registry()
                .register(
                        KnownType.POINT,
                        new ColumnTypeHook() {
                            @Override
                            public Optional<Html> html(TypedColumn column, SqlValue value) {
                                return Optional.of(Html.text("second"));
                            }
                        },
                        next,
                        new HookProperties(STARS));
        assertTrue(site.get("/data/plants").contains("***"));
        site.platform().registry().swap(PluginSite.PLUGIN, next);
        assertTrue(site.get("/data/plants").contains(">second</td>"));
    }

    @Test
    void propertiesThatMakeNoSenseAreExplained() {
        HookEntry<ColumnTypeHook> entry = site.add(
                KnownType.POINT,
                new ColumnTypeHook() {},
                Map.of(ColumnTypeHook.NAME, "Nine Stars", ColumnTypeHook.FITS, new String[] {"NUMBER", "TEXT"}));
        assertEquals(3, entry.problems().size(), entry.problems().toString());
        assertTrue(entry.problems().get(0).contains("Nine Stars"));
        assertTrue(entry.problems().get(1).contains(ColumnTypeHook.DESCRIPTION));
        assertTrue(
                entry.problems().get(2).contains("NUMBER; SQLite keeps"),
                entry.problems().get(2));
    }
}
