package dev.pergola.plugins.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundingBoxTest {

    private static boolean contains(BoundingBox box, Place place) {
        boolean eastWest = box.crossesTheDateLine()
                ? place.longitude() >= box.west() || place.longitude() <= box.east()
                : place.longitude() >= box.west() && place.longitude() <= box.east();
        return eastWest && place.latitude() >= box.south() && place.latitude() <= box.north();
    }

    @Test
    void readsTheOrderOfGeoJson() {
        assertEquals(new BoundingBox(5.9, 45.8, 10.5, 47.8), BoundingBox.parse("5.9, 45.8,10.5,47.8"));
        assertTrue(BoundingBox.parse("170,-20,-170,-10").crossesTheDateLine());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1,2,3",
                "1,2,3,4,5",
                "a,b,c,d",
                "1,,3,4",
                "0,50,10,40",
                "-181,0,0,0",
                "0,0,0,91",
                "0,NaN,1,1"
            })
    void whatIsNoBoxIsRefusedWithAnExample(String text) {
        ServerException refused = assertThrows(ServerException.class, () -> BoundingBox.parse(text));
        assertEquals(ErrorCode.BAD_REQUEST, refused.code());
        assertTrue(refused.hint().orElse("").contains("_bbox=5.9,45.8,10.5,47.8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,2", "1,2,3,4", "91,0,1", "0,181,1", "0,0,0", "0,0,-5", "0,0,20016", "0,0,x"})
    void whatIsNoCircleIsRefusedWithAnExample(String text) {
        ServerException refused = assertThrows(ServerException.class, () -> Circle.parse(text));
        assertEquals(ErrorCode.BAD_REQUEST, refused.code());
        assertTrue(refused.hint().orElse("").contains("_near=47.37,8.54,25"));
    }

    @Test
    void noPlaceInACircleIsOutsideOfTheBoxAroundIt() {
        Random random = new Random(7);
        IntStream.range(0, 200_000).forEach(i -> {
            Place centre = new Place(random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180);
            Place place = new Place(random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180);
            double kilometres = centre.kilometresTo(place);
            assertTrue(
                    contains(BoundingBox.around(centre, kilometres), place),
                    () -> place + " is " + kilometres + " km from " + centre);
        });
    }

    @Test
    void theBoxIsNotMuchLargerThanTheCircle() {
        BoundingBox box = BoundingBox.around(new Place(60, 179.9), 111.195);
        assertEquals(59, box.south(), 0.001);
        assertEquals(61, box.north(), 0.001);
        assertEquals(177.9, box.west(), 0.01);
        assertEquals(-178.1, box.east(), 0.01);
        assertEquals(
                new BoundingBox(-180, 80, 180, 90).east(),
                BoundingBox.around(new Place(85, 0), 600).east());
    }
}
