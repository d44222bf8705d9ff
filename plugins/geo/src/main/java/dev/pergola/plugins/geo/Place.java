package dev.pergola.plugins.geo;

import dev.pergola.api.data.SqlValue;
import java.util.Locale;
import java.util.Optional;

/**
 * A place on the earth, in degrees of WGS 84.
 *
 * @param latitude to the north, from -90 to 90
 * @param longitude to the east, from -180 to 180
 */
record Place(double latitude, double longitude) {

    /**
     * The radius of a sphere that has the mean radius of the earth, as the IUGG defines it for the ellipsoid of WGS 84:
     * (2a + b) / 3. Distances on it are wrong by half a percent at most.
     */
    static final double EARTH_RADIUS_KM = 6371.0088;

    Place {
        if (!isLatitude(latitude) || !isLongitude(longitude)) {
            throw new IllegalArgumentException("Not on the earth: " + latitude + ", " + longitude);
        }
    }

    static boolean isLatitude(double degrees) {
        return degrees >= -90 && degrees <= 90; // and so no NaN
    }

    static boolean isLongitude(double degrees) {
        return degrees >= -180 && degrees <= 180;
    }

    /** A place where there is one; empty for other numbers, and for what is no number. */
    static Optional<Place> of(double latitude, double longitude) {
        return isLatitude(latitude) && isLongitude(longitude)
                ? Optional.of(new Place(latitude, longitude))
                : Optional.empty();
    }

    /** The place of two cells; texts with a number in them count, as imports from CSV often have them. */
    static Optional<Place> of(SqlValue latitude, SqlValue longitude) {
        return degrees(latitude).flatMap(north -> degrees(longitude).flatMap(east -> of(north, east)));
    }

    private static Optional<Double> degrees(SqlValue value) {
        return value.real().or(() -> value.text().flatMap(Place::number));
    }

    private static Optional<Double> number(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Double.valueOf(text.strip()));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /**
     * The distance along the great circle, by the haversine formula (R. W. Sinnott, "Virtues of the Haversine", Sky and
     * Telescope 68, 1984), which is exact for near places too.
     *
     * @param other the other end
     * @return kilometres
     */
    double kilometresTo(Place other) {
        double north = Math.sin(Math.toRadians(other.latitude - latitude) / 2);
        double east = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double haversine = north * north
                + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(other.latitude)) * east * east;
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, haversine)));
    }

    /** Such as {@code 47.3769° N, 8.5417° E}. */
    String words() {
        return northWords(latitude) + ", " + eastWords(longitude);
    }

    static String northWords(double degrees) {
        return number(Math.abs(degrees)) + "° " + (degrees < 0 ? "S" : "N");
    }

    static String eastWords(double degrees) {
        return number(Math.abs(degrees)) + "° " + (degrees < 0 ? "W" : "E");
    }

    /** As many digits as are of use: five are a metre. */
    static String number(double value) {
        String digits = String.format(Locale.ROOT, "%.5f", value);
        return digits.replaceFirst("\\.?0+$", "");
    }
}
