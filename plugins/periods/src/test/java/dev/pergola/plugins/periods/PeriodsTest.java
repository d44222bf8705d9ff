package dev.pergola.plugins.periods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.testing.PluginJar;
import dev.pergola.testing.PluginSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The plugin as it is installed. */
class PeriodsTest {

    private static final PluginJar PLUGIN = PluginJar.ofThisProject();

    @RegisterExtension
    final PluginSite site = PluginSite.empty()
            .database(
                    "sales.db",
                    "create table orders (id integer primary key, placed text, sent text, day real)",
                    "insert into orders(placed, sent, day) values ('2023-12-31', '2024-01-02', 2460310),"
                            + " ('2024-01-01T10:00', '', 2460311), ('2024-01-17 09:30:00', null, 2460312),"
                            + " ('2024-05-17', 'soon', 2460313), ('20240517', '2024', 2460314), (null, '2024-1-1', 1)",
                    "create table visits (at text)",
                    "insert into visits values ('2023-12-31'), ('2024-01-01'), ('2024-05-01'), ('')")
            .configuration("databases: {sales: {tables: {orders: {facets: [{month: sent}]}}}}");

    @BeforeEach
    void install() {
        assertEquals("active", site.install(PLUGIN).state());
    }

    private String get(String path) {
        return site.get(path).text();
    }

    @Test
    void yearsAndMonthsAreCountedAndFoundAgain() {
        String years = get("/sales/orders.json?_facet_year=placed&_size=0");
        assertTrue(
                years.contains("{\"value\":\"2024-\",\"label\":\"2024\",\"count\":3,\"toggle_url\":"
                        + "\"http://localhost/sales/orders.json?_facet_year=placed&_size=0&placed__startswith=2024-\""),
                years);
        assertTrue(years.contains("\"label\":\"2023\",\"count\":1"), years);
        String months = get("/sales/orders.json?_facet_month=placed&_size=0");
        assertTrue(months.contains("\"value\":\"2024-01-\",\"label\":\"2024-01\",\"count\":2"), months);
        assertEquals(
                "[1,2,3,4]",
                get("/sales/orders.json?_shape=arrayfirst&placed__startswith=202&placed__contains=-")
                        .strip());
        assertEquals(
                "[2,3,4]",
                get("/sales/orders.json?_shape=arrayfirst&placed__startswith=2024-")
                        .strip());
    }

    @Test
    void whatIsNoDateIsNotCounted() {
        String months = get("/sales/orders.json?_facet_month=day&_size=0");
        assertTrue(months.contains("\"sent\":{\"name\":\"sent\",\"type\":\"month\",\"hideable\":false"), months);
        assertTrue(months.contains("\"label\":\"2024-01\",\"count\":1"), months);
        assertTrue(
                months.contains("\"day\":{\"name\":\"day\",\"type\":\"month\",\"hideable\":true,"
                        + "\"toggle_url\":\"/sales/orders.json?_size=0\",\"results\":[],"),
                months);
    }

    @Test
    void columnsOfDatesAreSuggestedAndOthersAreNot() {
        String visits = get("/sales/visits.json?_extra=suggested_facets");
        assertTrue(visits.contains("{\"name\":\"at\",\"type\":\"year\",\"toggle_url\":"), visits);
        assertFalse(visits.contains("\"type\":\"month\""), "each month has one row");
        assertFalse(
                get("/sales/visits.json?_extra=suggested_facets&_facet_size=1").contains("\"year\""), "too many");
        assertFalse(get("/sales/orders.json?_extra=suggested_facets").contains("\"year\""), "not all are dates");
    }

    @Test
    void isReplacedAndLeavesNothing() {
        assertTrue(get("/sales/orders?_facet_year=placed").contains(">2024</a>"));
        assertEquals("active", site.install(PLUGIN.withVersion("99.0.0")).state());
        assertTrue(get("/sales/orders?_facet_year=placed").contains(">2024</a>"));
        site.remove(PLUGIN.name());
        assertFalse(get("/sales/orders?_facet_year=placed").contains(">2024</a>"));
        site.assertNothingIsLeft();
    }
}
