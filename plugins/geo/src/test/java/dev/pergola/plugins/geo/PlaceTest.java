package dev.pergola.plugins.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.api.data.SqlValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where things are and how far from each other. */
class PlaceTest {

    @ParameterizedTest
    @CsvSource({
        // a quarter and a half of the way around a sphere of this radius, and no way at all
        "0, 0, 0, 90, 10007.557",
        "0, 0, 90, 0, 10007.557",
        "90, 0, -90, 0, 20015.115",
        "0, 179.5, 0, -179.5, 111.195",
        "47.37, 8.54, 47.37, 8.54, 0",
        // Paris and New York
        "48.8566, 2.3522, 40.7128, -74.0060, 5837.24",
    })
    void distancesAreThoseOfTheGreatCircle(double north, double east, double otherNorth, double otherEast, double km) {
        Place one = new Place(north, east);
        Place other = new Place(otherNorth, otherEast);
        assertEquals(km, one.kilometresTo(other), 0.01);
        assertEquals(one.kilometresTo(other), other.kilometresTo(one));
    }

    @Test
    void metresAreNotLostInRounding() {
        assertEquals(0.0011, new Place(50, 10).kilometresTo(new Place(50.00001, 10)), 0.00002);
    }

    @Test
    void numbersAndTextsWithNumbersAreDegrees() {
        assertEquals(Optional.of(new Place(47, 8.5)), Place.of(SqlValue.of(47), SqlValue.of(" 8.5 ")));
        for (Object wrong : new Object[] {"", "north", 90.1, "NaN", Double.POSITIVE_INFINITY, new byte[] {4}}) {
            assertEquals(Optional.empty(), Place.of(SqlValue.of(wrong), SqlValue.of(8)));
        }
        assertEquals(Optional.empty(), Place.of(SqlValue.nothing(), SqlValue.of(8)));
        assertEquals(Optional.empty(), Place.of(SqlValue.of(8), SqlValue.of(180.01)));
    }

    @Test
    void wordsSayWhichHalfOfTheEarth() {
        assertEquals("47.3769° N, 8.5417° E", new Place(47.3769, 8.5417).words());
        assertEquals("33° S, 70.66667° W", new Place(-33, -70.666666).words());
    }
}
