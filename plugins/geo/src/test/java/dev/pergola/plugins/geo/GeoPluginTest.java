package dev.pergola.plugins.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.testing.Answer;
import dev.pergola.testing.InstalledPlugin;
import dev.pergola.testing.PluginJar;
import dev.pergola.testing.PluginSite;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The plugin as it is installed. */
class GeoPluginTest {

    private static final String CONFIGURATION = """
            plugins: {geo: {latitude: [latitude, lat, nord]}}
            databases:
              atlas:
                tables:
                  huts:
                    plugins: {geo: {latitude: y, longitude: x, map: false}}
                queries:
                  north: {sql: "select name, latitude, longitude from towns where latitude > :least"}
            """;

    @RegisterExtension
    static final PluginSite site = PluginSite.empty()
            .database(
                    "atlas.db",
                    "create table towns (id integer primary key, name text, Latitude real, Longitude real, arms blob)",
                    "insert into towns values (1, 'Zürich', 47.3769, 8.5417, x'00ff'), (2, 'Bern', 46.948, 7.4474, null),"
                            + " (3, 'Suva', -18.1416, 178.4419, null), (4, 'Apia', -13.8333, -171.75, null),"
                            + " (5, '\"Nowhere\"\n</title>', null, 8, null), (6, 'Text', 'north', 'east', null)",
                    "create index towns_place on towns (latitude, longitude)",
                    "create table imported (name text, lat text, lng text)",
                    "insert into imported values ('Zürich', '47.3769', '8.5417'), ('Accra', '5.6', '-0.2'),"
                            + " ('unknown', '', ''), ('odd', 'n/a', 'n/a')",
                    "create table huts (name text, y real, x real)",
                    "insert into huts values ('Konkordia', 46.5, 8.05)",
                    "create table lakes (name text, geometry text)",
                    "insert into lakes values ('Square', '{\"type\":\"Polygon\",\"coordinates\":[[[8,47],[9,47],[9,48],[8,47]]]}'),"
                            + " ('broken', '{\"type\":')",
                    "create table plain (name text, note text)",
                    "insert into plain values ('a', 'b')",
                    "create view southern as select name, latitude, longitude from towns where latitude < 0")
            .configuration(CONFIGURATION);

    @BeforeAll
    static void install() {
        InstalledPlugin installed = site.install(PluginJar.ofThisProject());
        assertEquals("active", installed.state(), installed::toString);
    }

    /** The names of the rows that are found. */
    private static String names(String path) {
        return site.get(path.replace(".json?", ".csv?") + "&_col=name")
                .text()
                .lines()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .collect(Collectors.joining(" "));
    }

    private static void assertHas(String part, Answer answer) {
        assertEquals(200, answer.status(), answer::text);
        assertTrue(answer.text().contains(part), () -> "expected " + part + " in " + answer.text());
    }

    @Test
    void rowsAreFeaturesAndThoseWithoutAPlaceHaveNoGeometry() {
        Answer answer = site.get("/atlas/towns.geojson?_size=2&_sort_desc=id");
        assertEquals(
                "application/geo+json", answer.headers().first("Content-Type").orElse(""));
        assertTrue(answer.headers().first("Link").orElse("").contains("rel=\"next\""));
        assertEquals("""
                {"type":"FeatureCollection","features":[
                {"type":"Feature","geometry":null,"properties":{"id":6,"name":"Text","Latitude":"north","Longitude":"east","arms":null}},
                {"type":"Feature","geometry":null,"properties":{"id":5,"name":"\\"Nowhere\\"\\u000a</title>","Latitude":null,"Longitude":8.0,"arms":null}}
                ]}
                """, answer.text());
        assertEquals("""
                {"type":"FeatureCollection","features":[
                {"type":"Feature","geometry":{"type":"Point","coordinates":[8.5417,47.3769]},"properties":{"id":1,"name":"Zürich","arms":{"$base64":true,"encoded":"AP8="}}}
                ]}
                """, site.get("/atlas/towns/1.geojson").text());
    }

    @Test
    void allRowsAreStreamedWithTheirFilters() {
        String all = site.get(
                        "/atlas/towns.geojson?_stream=1&_size=1&_col=name&_col=Latitude&_col=Longitude&_bbox=0,0,20,60")
                .text();
        assertEquals("""
                {"type":"FeatureCollection","features":[
                {"type":"Feature","geometry":{"type":"Point","coordinates":[8.5417,47.3769]},"properties":{"id":1,"name":"Zürich"}},
                {"type":"Feature","geometry":{"type":"Point","coordinates":[7.4474,46.948]},"properties":{"id":2,"name":"Bern"}}
                ]}
                """, all);
    }

    @Test
    void geometriesStandAsTheyAre() {
        String lakes = site.get("/atlas/lakes.geojson").text();
        assertTrue(lakes.contains("\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[8,47],"), lakes);
        assertTrue(
                lakes.contains(
                                "\"geometry\":null,\"properties\":{\"rowid\":2,\"name\":\"broken\",\"geometry\":\"{\\\"type\\\":\"}")
                        || lakes.contains(
                                "\"geometry\":null,\"properties\":{\"name\":\"broken\",\"geometry\":\"{\\\"type\\\":\"}"),
                lakes);
    }

    @Test
    void aBoxLeavesOutWhatIsElsewhere() {
        assertEquals("Zürich Bern", names("/atlas/towns.json?_bbox=7,46,9,48"));
        assertEquals("Suva Apia", names("/atlas/towns.json?_bbox=170,-20,-170,-10"));
        assertEquals("Zürich Bern Suva Apia", names("/atlas/towns.json?_bbox=-180,-90,180,90"));
        assertEquals("Zürich", names("/atlas/imported.json?_bbox=7,46,9,48"));
        assertEquals("Accra", names("/atlas/imported.json?_bbox=-10,-10,10,10"));
        assertEquals("Square", names("/atlas/lakes.json?_bbox=7,46,9,48"));
        assertEquals("Suva", names("/atlas/southern.json?_bbox=0,-90,180,0"));
        assertHas("where between 46° N and 48° N, 7° E and 9° E", site.get("/atlas/towns?_bbox=7,46,9,48"));
    }

    @Test
    void aCircleLeavesOutWhatIsFarther() {
        assertEquals("Zürich Bern", names("/atlas/towns.json?_near=47.3769,8.5417,96"));
        assertEquals("Zürich", names("/atlas/towns.json?_near=47.3769,8.5417,95"));
        assertEquals("Suva Apia", names("/atlas/towns.json?_near=-16,180,950"));
        assertEquals("Zürich", names("/atlas/imported.json?_near=47,8.5,100"));
        assertEquals("Bern", names("/atlas/towns.json?_near=47.3769,8.5417,96&_bbox=7,46,8,48"));
        assertHas("where within 25 km of 47.3769° N, 8.5417° E", site.get("/atlas/towns?_near=47.3769,8.5417,25"));
    }

    @Test
    void comparisonsAreSuchThatAnIndexHelps() {
        String sql = site.get("/atlas/towns.json?_bbox=7,46,9,48&_extra=query").text();
        assertTrue(sql.contains("\\\"Latitude\\\" between :geo_box_south and :geo_box_north"), sql);
    }

    @Test
    void whatCannotBeUnderstoodIsRefused() {
        assertEquals(400, site.get("/atlas/towns.json?_bbox=here").status());
        assertEquals(400, site.get("/atlas/towns.json?_near=1,2").status());
        Answer unknown = site.get("/atlas/plain.json?_near=47,8,10");
        assertEquals(400, unknown.status());
        assertTrue(unknown.text().contains("It is not known where the rows of plain are."), unknown::text);
        assertEquals(200, site.get("/atlas/plain.json?_near=&_bbox=").status());
        assertEquals(400, site.get("/atlas/plain.geojson").status());
    }

    @Test
    void distancesAreAFunctionOfSql() {
        assertHas(
                "[95.5,null,null]",
                site.get("/atlas/-/query.json?_shape=arrayfirst&sql=select+round(distance_km(a.latitude,a.longitude,"
                        + "b.latitude,b.longitude),1)+from+towns+a,towns+b+where+a.id=1+and+b.id+in+(2,5,6)"));
        assertHas(
                "[{\"a\":47.5,\"b\":8.5}]",
                site.get(
                        "/atlas/-/query.json?_shape=array&sql=select+geojson_latitude(geometry)+a,geojson_longitude(geometry)+b"
                                + "+from+lakes+limit+1"));
    }

    @Test
    void pagesShowAMapWhoseMarksLeadToTheirRows() {
        assertHas("data=\"/atlas/towns.svg?_sort=name&amp;_size=max\"", site.get("/atlas/towns?_sort=name&_size=1"));
        Answer map = site.get("/atlas/towns.svg?_size=max");
        assertEquals("image/svg+xml", map.headers().first("Content-Type").orElse(""));
        assertTrue(map.headers().first("Content-Security-Policy").orElse("").startsWith("default-src 'none'"));
        assertHas("aria-label=\"Map of 4 places\"", map);
        assertFalse(map.text().contains("Of the first"), map::text);
        assertHas("Of the first 3 rows", site.get("/atlas/towns.svg?_size=3"));
        assertHas("<a href=\"/atlas/towns/1\" target=\"_top\" tabindex=\"-1\"><g><title>Zürich</title><circle", map);
        assertHas("<path class=\"area\" d=\"M", site.get("/atlas/lakes.svg"));
        assertHas("No row here has a place", site.get("/atlas/towns.svg?id=5"));
        assertFalse(site.get("/atlas/plain").text().contains("geo-map"));
        assertHas("data=\"/atlas/north.svg?least=40\"", site.get("/atlas/north?least=40"));
        assertHas("<title>Bern</title>", site.get("/atlas/north.svg?least=40"));
    }

    @Test
    void aRowSaysWhereItIsAndWhatIsNear() {
        Answer row = site.get("/atlas/towns/1");
        assertHas("47.3769° N, 8.5417° E", row);
        assertHas("href=\"/atlas/towns?_near=47.3769%2C8.5417%2C25\"", row);
        assertFalse(site.get("/atlas/towns/5").text().contains("geo-place"));
    }

    @Test
    void columnsAreNamedByTheSettingsOfTheirTableAndMapsSwitchedOff() {
        assertHas("[8.05,46.5]", site.get("/atlas/huts.geojson"));
        assertFalse(site.get("/atlas/huts").text().contains("geo-map"));
        assertHas("huts.geojson", site.get("/atlas/huts"));
    }
}
