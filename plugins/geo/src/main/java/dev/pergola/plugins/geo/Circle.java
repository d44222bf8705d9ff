package dev.pergola.plugins.geo;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.util.List;

/**
 * All places that are at most so far from one.
 *
 * @param centre the place in the middle
 * @param kilometres more than 0, at most half of the way around the earth
 */
record Circle(Place centre, double kilometres) {

    private static final double FARTHEST = Math.PI * Place.EARTH_RADIUS_KM;

    Circle {
        if (!(kilometres > 0) || kilometres > FARTHEST) {
            throw new IllegalArgumentException("Nothing on the earth is so far away: " + kilometres);
        }
    }

    /**
     * A circle as addresses have it.
     *
     * @param text {@code latitude,longitude,kilometres}
     * @return the circle
     * @throws ServerException where it is none, with what would be one
     */
    static Circle parse(String text) {
        try {
            List<Double> numbers = BoundingBox.numbers(text, 3);
            return new Circle(new Place(numbers.get(0), numbers.get(1)), numbers.get(2));
        } catch (IllegalArgumentException wrong) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "_near is no place with a distance: " + text,
                    "Write it as latitude,longitude,kilometres, such as _near=47.37,8.54,25; the latitude is from -90 to"
                            + " 90, the longitude from -180 to 180, and the distance more than 0 and at most 20015.");
        }
    }

    /** Such as {@code within 25 km of 47.37° N, 8.54° E}. */
    String words() {
        return "within " + Place.number(kilometres) + " km of " + centre.words();
    }
}
