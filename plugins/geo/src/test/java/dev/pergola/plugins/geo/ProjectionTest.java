package dev.pergola.plugins.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is where on a map. */
class ProjectionTest {

    private static void assertShown(List<Place> places) {
        Projection projection = Projection.of(places);
        places.forEach(place -> {
            double x = projection.x(place.longitude());
            double y = projection.y(place.latitude());
            assertTrue(
                    x >= 0 && x <= Projection.WIDTH && y >= 0 && y <= Projection.HEIGHT, () -> place + " of " + places);
        });
    }

    @Test
    void everyPlaceIsToBeSeen() {
        Random random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            double wide = Math.pow(10, random.nextDouble() * 6 - 4);
            double north = random.nextDouble() * 180 - 90;
            double east = random.nextDouble() * 360 - 180;
            assertShown(Stream.generate(() -> new Place(
                            Math.max(-90, Math.min(90, north + random.nextGaussian() * wide / 2)),
                            Projection.normal((east + random.nextGaussian() * wide) % 180)))
                    .limit(1 + random.nextInt(20))
                    .toList());
        }
    }

    @Test
    void onePlaceIsInTheMiddle() {
        Projection projection = Projection.of(List.of(new Place(47, 8)));
        assertEquals(Projection.WIDTH / 2, projection.x(8));
        assertEquals(Projection.HEIGHT / 2, projection.y(47));
        assertEquals(4.4, projection.kilometres() * Projection.HEIGHT, 1.2);
    }

    @Test
    void whatLiesAroundTheDateLineStaysTogether() {
        Projection projection = Projection.of(List.of(new Place(-18, 178), new Place(-14, -172)));
        assertEquals(-177, projection.middle().longitude(), 1e-9);
        assertTrue(projection.x(-172) > projection.x(178));
    }

    @Test
    void theWholeEarthIsNotTurned() {
        List<Place> places = Stream.iterate(-170.0, east -> east < 180, east -> east + 10)
                .map(east -> new Place(east / 3, east))
                .toList();
        assertEquals(0, Projection.of(places).middle().longitude(), 6);
    }
}
