package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.table.FacetColumn;
import dev.pergola.api.hook.table.FacetHook;
import dev.pergola.api.hook.table.FacetQuery;
import dev.pergola.api.hook.table.RowCondition;
import dev.pergola.api.hook.table.TableFilter;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookState;
import dev.pergola.core.hooks.HookStatus;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.view.KnownFacet;
import dev.pergola.core.view.table.PluginFilters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins sort rows into groups of their own and count them. */
class FacetHookTest {

    @RegisterExtension
    private final PluginSite site = new PluginSite(
            """
            permissions: {debug-menu: true}
            settings: {facet_time_limit_ms: 100}
            databases:
              data:
                tables:
                  people: {facets: [{decade: born}, {nonsense: name}, name], column_types: {home: url}}
            """,
            "create table people(id integer primary key, name text, born integer, home text)",
            "insert into people(name, born, home) values ('Ada', 1815, 'a'), ('Bea', 1991, 'b'), ('Cid', 1999, 'c'),"
                    + " ('Dan', null, 'd'), ('Eve', 1990, 'e')",
            "create table \"odd {rows}\"(\"{column} \"\"{rows}\" integer)",
            "insert into \"odd {rows}\" values (1991), (1992)");

    /** A table and a column whose names look like places in the statements of facets. */
    private static final String ODD = "/data/odd+~7Brows~7D";

    private static final Map<String, Object> DECADE =
            Map.of(FacetHook.TYPE, "decade", FacetHook.FILTER, "_decade_{column}");

    /** How many were born in each ten years. */
    private static class Decade implements FacetHook {

        @Override
        public FacetQuery counts(FacetColumn column) {
            return FacetQuery.of("select {column} / :years_span * 10, count(*), ({column} / 10 * 10) || 's' from {rows}"
                            + " where {column} is not null group by 1 -- and no more")
                    .with("years_span", SqlValue.of(10));
        }

        @Override
        public Optional<FacetQuery> suggestion(FacetColumn column) {
            return column.declaredType().equalsIgnoreCase("integer")
                    ? Optional.of(FacetQuery.of(
                            "select count({column}) > count(distinct {column} / 10) and max({column}) > 1000"
                                    + " from {rows}"))
                    : Optional.empty();
        }
    }

    private static final TableFilter BORN_IN = context -> context.request()
            .parameter("_decade_born")
            .map(decade -> List.of(RowCondition.of("born / 10 * 10 = :years_decade")
                    .with("years_decade", SqlValue.of(Long.parseLong(decade)))
                    .described("born in the " + decade + "s")))
            .orElse(List.of());

    private HookEntry<FacetHook> add(FacetHook facet) {
        return site.add(KnownFacet.POINT, facet, DECADE);
    }

    private static FacetHook selecting(String sql) {
        return column -> FacetQuery.of(sql);
    }

    private String failure(HookEntry<FacetHook> entry) {
        return entry.calls().failing().orElseThrow().what();
    }

    @Test
    void valuesAreCountedWithTheirLabelsAndTheAddressesOfTheirFilter() {
        add(new Decade());
        site.add(PluginFilters.POINT, BORN_IN, Map.of());
        String answer = site.get("/data/people.json?_facet_decade=born&_size=0&_decade_born=1990");
        assertTrue(
                answer.contains(
                        "\"born\":{\"name\":\"born\",\"type\":\"decade\",\"hideable\":false,"
                                + "\"toggle_url\":\"/data/people.json?_size=0&_decade_born=1990\",\"results\":"
                                + "[{\"value\":1990,\"label\":\"1990s\",\"count\":3,"
                                + "\"toggle_url\":\"http://localhost/data/people.json?_facet_decade=born&_size=0\",\"selected\":true}]"),
                answer);
        String all = site.get("/data/people.json?_facet_decade=born&_size=0");
        assertTrue(
                all.contains(
                        "\"label\":\"1810s\",\"count\":1,"
                                + "\"toggle_url\":\"http://localhost/data/people.json?_facet_decade=born&_size=0&_decade_born=1810\""),
                all);
    }

    @Test
    void pagesForPeopleShowItAndTheConfigurationWantsItOnlyWhileItIsThere() {
        assertFalse(site.get("/data/people").contains("facet-born"));
        HookEntry<FacetHook> entry = add(new Decade());
        String page = site.get("/data/people");
        assertTrue(page.contains("id=\"facet-born\""), page);
        assertTrue(page.contains(">1990s</a> <span class=\"facet-count\">3</span>"), page);
        assertTrue(
                page.indexOf("id=\"facet-born\"") < page.indexOf("id=\"facet-name\""),
                "the order of the configuration");
        site.remove(entry);
        assertFalse(site.get("/data/people").contains("facet-born"));
    }

    @Test
    void aKindThatNobodyBringsIsPassedOver() {
        String answer = site.get("/data/people.json?_facet_decade=born&_size=0");
        assertTrue(answer.contains("\"facet_results\":{\"results\":{\"name\":"), answer);
        assertFalse(answer.contains("\"born\""), answer);
        String missing = "people in data is to have a facet decade of born, which no plugin offers now";
        assertTrue(site.get("/-/plugins").contains(missing));
        add(new Decade());
        assertFalse(site.get("/-/plugins").contains(missing));
    }

    @Test
    void theArgumentsOfAllFacetsHoldForIt() {
        add(new Decade());
        String cut = site.get("/data/people.json?_facet_decade=born&_facet_size=1&_size=0");
        assertTrue(cut.contains("\"count\":3") && cut.contains("\"truncated\":true"), cut);
        assertFalse(cut.contains("1810s"), cut);
        assertTrue(site.get("/data/people.json?_facet_decade=born&_nofacet=1&_size=0")
                .contains("\"results\":{}"));
        String sorted =
                site.get("/data/people.json?_facet_decade=id&_extra=sorted_facet_results,facets_timed_out&_size=0");
        assertTrue(sorted.contains("\"sorted_facet_results\":[{\"name\":\"born\",\"type\":\"decade\""), sorted);
        assertTrue(sorted.contains("\"facets_timed_out\":[]"), sorted);
        assertTrue(site.get("/data/people.json?_facet_decade=born&name=Bea&_size=0")
                .contains("\"label\":\"1990s\",\"count\":1"));
        assertTrue(
                site.client().get(400, "/data/people.json?_facet_decade=bron").contains("no such column: bron"));
    }

    @Test
    void itIsSuggestedWhereItsTestSaysSoAndNotWhereItIsShown() {
        add(new Decade());
        String odd = site.get(ODD + ".json?_extra=suggested_facets");
        assertTrue(odd.contains("\"type\":\"decade\",\"toggle_url\":"), odd);
        String people = site.get("/data/people.json?_extra=suggested_facets&_size=0");
        assertFalse(people.contains("decade"), people);
        assertFalse(site.get("/data/people.json?_extra=suggested_facets&_nosuggest=1")
                .contains("decade"));
        assertTrue(site.get(ODD).contains("_facet_decade="));
        assertFalse(site.get(ODD + "?_nosuggest=1").contains("_facet_decade="));
    }

    @Test
    void namesThatLookLikePlacesAreNamesAllTheSame() {
        add(new Decade());
        String column = "%7B%22column%22:%22%7Bcolumn%7D+%5C%22%7Brows%7D%22%7D"; // {"column":"{column} \"{rows}"}
        String answer = site.get(ODD + ".json?_size=0&_facet_decade=" + column);
        assertTrue(answer.contains("\"label\":\"1990s\",\"count\":2"), answer);
    }

    @Test
    void whatItsHookThrowsCostsThePageNothingButThisFacet() {
        HookEntry<FacetHook> entry = add(new FacetHook() {
            @Override
            public FacetQuery counts(FacetColumn column) {
                throw new IllegalStateException("no idea");
            }

            @Override
            public Optional<FacetQuery> suggestion(FacetColumn column) {
                throw new IllegalStateException("no suggestion");
            }
        });
        String answer = site.get("/data/people.json?_facet_decade=born&_facet=name&_size=0");
        assertTrue(answer.contains("\"timed_out\":[\"born\",\"born\"]"), answer);
        assertTrue(answer.contains("\"label\":\"Ada\""), answer);
        assertTrue(failure(entry).contains("no idea"));
        assertTrue(site.get("/data/people").contains("Ada"));
        assertTrue(failure(entry).contains("no suggestion"));
    }

    @Test
    void whatSqliteRefusesIsToldToWhoRunsTheServer() {
        HookEntry<FacetHook> entry = add(selecting("select nothing_of_the_kind({column}), 1 from {rows}"));
        String answer = site.get("/data/people.json?_size=0&_facet=name");
        assertTrue(answer.contains("\"timed_out\":[\"born\"]") && answer.contains("\"label\":\"Ada\""), answer);
        assertTrue(failure(entry).contains("about born: no such function"), failure(entry));
    }

    @Test
    void noStatementButOneThatSelectsIsRun() {
        for (String sql : List.of("delete from people", "select 1")) {
            HookEntry<FacetHook> entry = add(selecting(sql));
            assertTrue(site.get("/data/people.json?_size=0&_facet=name").contains("\"timed_out\":[\"born\"]"));
            assertTrue(failure(entry).contains("SQLite refused"), sql);
            site.remove(entry);
        }
        assertTrue(site.get("/data/people.json").contains("Ada"));
    }

    @Test
    void anEndlessStatementIsEndedWithTheTimeOfTheFacets() {
        HookEntry<FacetHook> entry = add(
                selecting("with recursive c(n) as (select 1 union all select n + 1 from c) select max(n), 1 from c"));
        String answer = site.get("/data/people.json?_size=0&_facet=name");
        assertTrue(answer.contains("\"timed_out\":[\"born\"]") && answer.contains("\"label\":\"Ada\""), answer);
        assertTrue(entry.calls().failing().isEmpty(), "too much data is not the plugin's fault");
    }

    @Test
    void theTimeThatThePluginTakesIsAPartOfThatOfTheFacets() {
        AtomicInteger calls = new AtomicInteger();
        add(column -> {
            calls.incrementAndGet();
            long end = System.nanoTime() + 350_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return FacetQuery.countingBy("{column}");
        });
        String answer = site.get("/data/people.json?_size=0&_facet=name&_facet_decade=id&_facet_decade=name");
        assertTrue(answer.contains("\"timed_out\":[\"born\",\"id\",\"name\"]"), answer);
        assertTrue(answer.contains("\"label\":\"Ada\""), "those of the core come first");
        assertEquals(1, calls.get());
    }

    @Test
    void whatOneVersionCountedIsNotTakenForWhatAnotherWould() {
        HookEntry<FacetHook> first = add(new Decade());
        assertTrue(site.get("/data/people").contains("1990s"));
        site.remove(first);
        Owner next = new Owner("plants", "2.0.0", 6);
        HookEntry<FacetHook> second = site.platform()
                .registry()
                .register(
                        KnownFacet.POINT,
                        column -> FacetQuery.countingBy("'before 2000'"),
                        next,
                        new HookProperties(DECADE));
        String page = site.get("/data/people");
        assertTrue(page.contains("before 2000") && !page.contains("1990s"), page);
        site.remove(second);
        add(new Decade());
        assertTrue(site.get("/data/people").contains("1990s"));
    }

    @Test
    void pagesAreRepeatedAndCountsKeptWhereThePluginPromisesTheSameStatements() {
        AtomicInteger calls = new AtomicInteger();
        Map<String, Object> properties = new HashMap<>(DECADE);
        properties.put(RouteHook.REPEATABLE, true);
        site.add(
                KnownFacet.POINT,
                new Decade() {
                    @Override
                    public FacetQuery counts(FacetColumn column) {
                        calls.incrementAndGet();
                        return super.counts(column);
                    }
                },
                properties);
        String path = "/data/people.json?_facet_decade=born&_size=0";
        site.get(path); // counts what later answers know
        String first = site.get(path);
        int asked = calls.get();
        assertEquals(first, site.get(path));
        assertEquals(asked, calls.get());
    }

    @Test
    void namesOfTheCoreAndThoseThatAnotherHoldsAreExplained() {
        for (String name : List.of("column", "date", "array", "size")) {
            HookEntry<FacetHook> entry = site.add(
                    KnownFacet.POINT, new Decade(), Map.of(FacetHook.TYPE, name, FacetHook.FILTER, "_{column}"));
            assertEquals(List.of("The facet " + name + " is the core's own and cannot be replaced."), entry.problems());
        }
        HookEntry<FacetHook> wrong = site.add(KnownFacet.POINT, new Decade(), Map.of(FacetHook.TYPE, "De cade"));
        assertEquals(2, wrong.problems().size(), wrong.problems().toString());
        add(new Decade());
        HookEntry<FacetHook> shadowed = add(selecting("select 1, 1"));
        List<HookState> states = site.platform().registry().current().statuses().stream()
                .filter(status -> status.entry().equals(shadowed))
                .map(HookStatus::state)
                .toList();
        assertEquals(List.of(HookState.SHADOWED), states);
        assertTrue(site.get("/data/people").contains("1990s"));
    }

    @Test
    void aParameterThatAConditionUsesForAnotherValueIsRefused() {
        HookEntry<FacetHook> entry = add(new Decade());
        TableFilter clash =
                context -> List.of(RowCondition.of("id > :years_span").with("years_span", SqlValue.of(0)));
        site.add(PluginFilters.POINT, clash, Map.of());
        assertTrue(site.get("/data/people.json?_size=0&_facet=name").contains("\"timed_out\":[\"born\"]"));
        assertTrue(failure(entry).contains("years_span"), failure(entry));
    }

    @Test
    void theColumnTellsWhatIsKnownOfIt() {
        StringBuilder told = new StringBuilder();
        add(new FacetHook() {
            @Override
            public FacetQuery counts(FacetColumn column) {
                return FacetQuery.countingBy("{column}");
            }

            @Override
            public Optional<FacetQuery> suggestion(FacetColumn column) {
                told.append(column.column()).append(' ').append(column.declaredType());
                column.columnType().ifPresent(type -> told.append(' ').append(type));
                told.append(' ').append(column.size()).append('\n');
                return Optional.empty();
            }
        });
        site.get("/data/people.json?_extra=suggested_facets&_facet_size=7&_size=0");
        assertEquals("id INTEGER 7\nname TEXT 7\nhome TEXT url 7\n", told.toString());
    }
}
