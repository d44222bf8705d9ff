package dev.pergola.plugins.geo;

import static dev.pergola.plugins.geo.Place.EARTH_RADIUS_KM;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A part of the earth between two meridians and two parallels, in degrees. One that begins west of the date line and ends
 * east of it has a {@code west} that is larger than its {@code east}.
 *
 * @param west from -180 to 180
 * @param south from -90 to {@code north}
 * @param east from -180 to 180
 * @param north from {@code south} to 90
 */
record BoundingBox(double west, double south, double east, double north) {

    /** What is added to a box around a circle, so that no place on the circle is lost by rounding: a centimetre. */
    private static final double ROUNDING = 1e-7;

    BoundingBox {
        if (!Place.isLongitude(west) || !Place.isLongitude(east) || !Place.isLatitude(south) || !(north <= 90)) {
            throw new IllegalArgumentException("Not on the earth");
        }
        if (south > north) {
            throw new IllegalArgumentException("South is north of north");
        }
    }

    /**
     * A box as addresses have it, in the order that GeoJSON has for boxes.
     *
     * @param text {@code west,south,east,north}
     * @return the box
     * @throws ServerException where it is none, with what would be one
     */
    static BoundingBox parse(String text) {
        try {
            List<Double> numbers = numbers(text, 4);
            return new BoundingBox(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
        } catch (IllegalArgumentException wrong) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "_bbox is no box on the earth: " + text,
                    "Write it as west,south,east,north in degrees, such as _bbox=5.9,45.8,10.5,47.8; the longitudes are"
                            + " from -180 to 180, the latitudes from -90 to 90, and south is not above north.");
        }
    }

    static List<Double> numbers(String text, int count) {
        List<Double> numbers = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(Double::valueOf)
                .toList();
        if (numbers.size() != count || numbers.stream().anyMatch(number -> !Double.isFinite(number))) {
            throw new IllegalArgumentException(count + " numbers are expected");
        }
        return numbers;
    }

    /** The smallest box around all places that are at most so far away. */
    static BoundingBox around(Place centre, double kilometres) {
        double angle = Math.toDegrees(kilometres / EARTH_RADIUS_KM) + ROUNDING;
        double south = Math.max(-90, centre.latitude() - angle);
        double north = Math.min(90, centre.latitude() + angle);
        Optional<Double> wide = halfWidth(centre.latitude(), angle);
        return wide.map(half -> new BoundingBox(
                        around(centre.longitude() - half), south, around(centre.longitude() + half), north))
                .orElseGet(() -> new BoundingBox(-180, south, 180, north));
    }

    /** How many degrees of longitude a circle spans to either side; empty where it has a pole in it. */
    private static Optional<Double> halfWidth(double latitude, double angle) {
        boolean pole = Math.abs(latitude) + angle >= 90;
        return pole
                ? Optional.empty()
                : Optional.of(
                        Math.toDegrees(Math.asin(Math.sin(Math.toRadians(angle)) / Math.cos(Math.toRadians(latitude))))
                                + ROUNDING);
    }

    private static double around(double longitude) {
        return longitude < -180 ? longitude + 360 : longitude > 180 ? longitude - 360 : longitude;
    }

    boolean crossesTheDateLine() {
        return west > east;
    }

    /** Such as {@code between 45.8° N and 47.8° N, 5.9° E and 10.5° E}. */
    String words() {
        return "between " + Place.northWords(south) + " and " + Place.northWords(north) + ", " + Place.eastWords(west)
                + " and " + Place.eastWords(east);
    }
}
