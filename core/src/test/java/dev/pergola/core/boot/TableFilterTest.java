package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.table.RowCondition;
import dev.pergola.api.hook.table.TableFilter;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.view.PluginTemplates;
import dev.pergola.core.view.assets.PageHooks;
import dev.pergola.core.view.table.PluginFilters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins decide which rows a request sees. */
class TableFilterTest {

    @RegisterExtension
    private final PluginSite site = new PluginSite(
            "",
            "create table plants(id integer primary key, name text, height real)",
            "insert into plants(name, height) values('Fern', 1.5), ('Aster', 0.5), ('Birch', 12), ('Birch', 9)",
            "create table stones(name text)",
            "insert into stones values('slate')");

    /** Plants that are at least as tall as the address says. */
    private static final TableFilter TALL =
            context -> context.table().equals("plants") && context.columns().contains("height")
                    ? context.request()
                            .parameter("_tall")
                            .map(least -> List.of(new RowCondition(
                                    "height >= :plants_least",
                                    Map.of("plants_least", SqlValue.of(Double.parseDouble(least))),
                                    Optional.of("at least " + least + " m"))))
                            .orElse(List.of())
                    : List.of();

    private HookEntry<TableFilter> add(TableFilter filter) {
        return site.add(PluginFilters.POINT, filter, Map.of());
    }

    @Test
    void rowsTheirNumberFacetsAndDownloadsAreThoseOfTheConditions() {
        HookEntry<TableFilter> entry = add(TALL);
        assertEquals(
                "[3,4]",
                site.get("/data/plants.json?_tall=9&_shape=arrayfirst&_col=id").strip());
        assertTrue(site.get("/data/plants.json?_tall=9&_extra=count").contains("\"count\":2"));
        assertFalse(site.get("/data/plants.json?_tall=9&_facet=name").contains("Fern"));
        assertEquals("id,name,height\r\n3,Birch,12.0\r\n", site.get("/data/plants.csv?_tall=10&_stream=1"));
        assertTrue(site.get("/data/plants?_tall=9").contains("where at least 9 m"));
        assertTrue(site.get("/data/plants.json").contains("Aster"));
        site.remove(entry);
        assertTrue(site.get("/data/plants.json?_tall=9").contains("Aster"));
    }

    @Test
    void conditionsJoinThoseOfTheAddressAndGoOnToTheNextPage() {
        add(TALL);
        String first = site.get("/data/plants.json?_tall=1&name=Birch&_size=1&_col=height&_sort=height");
        assertTrue(first.contains("\"height\":9"), first);
        assertTrue(first.contains("_tall=1"), first);
        assertEquals(
                "[]",
                site.get("/data/plants.json?_tall=1&name=Aster&_shape=array").strip());
    }

    @Test
    void templatesShowWhatAFilterHasFoundOut() {
        site.add(
                PluginTemplates.TEMPLATES,
                name -> name.equals("table.html")
                        ? Optional.of(
                                "{{<layout}}{{$content}}[{{plants_least}}|{{season}}|{{table.name}}]{{/content}}{{/layout}}")
                        : Optional.empty(),
                Map.of());
        site.add(PageHooks.DATA, context -> Map.of("plants_least", "of the page", "season", "spring"), Map.of());
        String before = site.get("/data/plants");
        assertTrue(before.contains("[of the page|spring|"), before);
        add(context -> {
            context.show("plants_least", "<9>");
            context.show("title", "the page has its own");
            return List.of();
        });
        String after = site.get("/data/plants");
        assertTrue(after.contains("[&lt;9&gt;|spring|"), after);
        assertFalse(after.contains("the page has its own"), after);
        assertTrue(site.get("/data/plants.json").contains("Aster"));
        assertTrue(site.get("/data").contains("plants"), "other pages are not asked");
    }

    @Test
    void anotherTableIsLeftAlone() {
        add(TALL);
        assertTrue(site.get("/data/stones.json?_tall=9").contains("slate"));
    }

    @Test
    void aFilterKnowsWhichColumnsCompareTexts() {
        add(context -> {
            List<String> texts =
                    context.columns().stream().filter(context::comparesTexts).toList();
            return List.of(RowCondition.of("1").described("texts are " + texts + context.comparesTexts("nothing")));
        });
        assertTrue(site.get("/data/plants").contains("where texts are [name]false"));
    }

    @Test
    void conditionsOfSeveralPluginsAllHold() {
        add(TALL);
        add(context -> List.of(RowCondition.of("name <> 'Birch' or height > 10")));
        assertEquals(
                "[3]",
                site.get("/data/plants.json?_tall=9&_shape=arrayfirst&_col=id").strip());
    }

    @Test
    void aFilterThatFailsShowsNoRows() {
        HookEntry<TableFilter> entry = add(context -> {
            throw new IllegalStateException("a secret");
        });
        String answer = site.client().get(500, "/data/plants.json");
        assertTrue(answer.contains("The plugin plants 1.0.0 failed"), answer);
        assertTrue(entry.calls().failing().isPresent());
    }

    @Test
    void oneNameWithTwoValuesIsRefused() {
        add(context -> List.of(RowCondition.of("id > :plants_x").with("plants_x", SqlValue.of(1))));
        add(context -> List.of(RowCondition.of("id > :plants_x").with("plants_x", SqlValue.of(2))));
        assertTrue(site.client().get(500, "/data/plants.json").contains("plants_x"));
    }

    @Test
    void namesOfTheCoreCannotBeTaken() {
        assertThrows(IllegalArgumentException.class, () -> RowCondition.of("id > :p0")
                .with("p0", SqlValue.of(1)));
    }

    @Test
    void pagesAreMadeAnewUnlessTheFilterPromisesToDependOnTheAddress() {
        AtomicInteger calls = new AtomicInteger();
        TableFilter counting = context -> {
            calls.incrementAndGet();
            return List.of();
        };
        HookEntry<TableFilter> entry = add(counting);
        site.get("/data/plants.json");
        site.get("/data/plants.json");
        assertEquals(2, calls.get());
        site.remove(entry);
        site.add(PluginFilters.POINT, counting, Map.of(RouteHook.REPEATABLE, true));
        site.get("/data/plants.json");
        site.get("/data/plants.json");
        assertEquals(3, calls.get());
    }
}
