package dev.pergola.plugins.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GeoJSON that is in cells. */
class GeometryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'Point','coordinates':[8.5,47.4]}|47.4|8.5",
                " {'coordinates' : [8.5, 4.74e1, 400], 'bbox': null, 'type':'Point'} |47.4|8.5",
                "{'type':'MultiPoint','coordinates':[[8,47],[9,48]]}|47.5|8.5",
                "{'type':'LineString','coordinates':[[8,47],[9,48]]}|47.5|8.5",
                "{'type':'MultiLineString','coordinates':[[[8,47],[9,48]],[[10,40],[4,41]]]}|44|7",
                "{'type':'Polygon','coordinates':[[[0,0],[4,0],[4,2],[0,0]],[[1,1],[2,1],[1,1]]]}|1|2",
                "{'type':'MultiPolygon','coordinates':[[[[0,0],[4,0],[4,2],[0,0]]],[[[10,8],[11,8],[10,8]]]]}|4|5.5",
                "{'type':'GeometryCollection','geometries':[{'type':'Point','coordinates':[1,2]},{'type':'Point','coordinates':[3,4]}]}|3|2",
                "{'type':'Point','coordinates':[0,0],'name':'a \\\"quoted\\\" \\u00e9'}|0|0",
            })
    void itsCentreIsThatOfTheBoxAroundIt(String json, double north, double east) {
        Geometry geometry = Geometry.parse(json.replace('\'', '"')).orElseThrow();
        assertEquals(new Place(north, east), geometry.centre());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "POINT(8 47)",
                "null",
                "[]",
                "{}",
                "{'type':'Point'}",
                "{'type':'Point','coordinates':[]}",
                "{'type':'Point','coordinates':[8]}",
                "{'type':'Point','coordinates':['8','47']}",
                "{'type':'Point','coordinates':[8,91]}",
                "{'type':'Point','coordinates':[8,1e999]}",
                "{'type':'Point','coordinates':[8,47]} and more",
                "{'type':'Point','coordinates':[08,47]}",
                "{'type':'Point','coordinates':[8,47],}",
                "{'type':'Point','coordinates':[8,47]",
                "{'type':'Point",
                "{'type':'Polygon','coordinates':[[8,47]]}",
                "{'type':'Polygon','coordinates':[]}",
                "{'type':'GeometryCollection','geometries':[]}",
                "{'type':'Feature','geometry':null}",
                "{'type':'Point','coordinates':[8,47],'x':'\n'}",
                "{'type':'Point','coordinates':[8,47],'x':'\\q'}",
            })
    void whatIsNoneIsNone(String json) {
        assertEquals(Optional.empty(), Geometry.parse(json.replace('\'', '"')));
    }

    @Test
    void whatIsNestedWithoutEndIsNone() {
        assertEquals(Optional.empty(), Geometry.parse("[".repeat(1_000_000)));
        String nested = "{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(500_000);
        assertEquals(Optional.empty(), Geometry.parse(nested));
    }

    @Test
    void longTextsInsideAreNoDeepOnes() {
        String json = "{\"type\":\"Point\",\"coordinates\":[1,2],\"name\":\"" + "\\n".repeat(200_000) + "\"}";
        assertTrue(Geometry.parse(json).isPresent());
    }
}
