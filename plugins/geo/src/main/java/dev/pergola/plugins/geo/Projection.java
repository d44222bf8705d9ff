package dev.pergola.plugins.geo;

import java.util.List;

/**
 * From the earth to the picture: a cylinder on which the parallel in the middle has its true length, so that neither a town
 * nor a country looks squeezed.
 *
 * @param middle of the picture; its longitude is between -180 and 180
 * @param scale points of the picture for each degree of latitude
 */
record Projection(Place middle, double scale) {

    static final double WIDTH = 720;
    static final double HEIGHT = 380;

    private static final double MARGIN = 34;

    /** A picture of one place shows so much around it: about four kilometres. */
    private static final double SMALLEST = 0.04;

    /** Near the poles a degree of longitude is next to nothing. */
    private static final double NARROWEST = 0.2;

    /** A smaller gap than this is no reason to show the earth turned. */
    private static final double WORTH_TURNING = 25;

    /** A projection in which all places are to be seen. */
    static Projection of(List<Place> places) {
        double south = places.stream().mapToDouble(Place::latitude).min().orElse(-60);
        double north = places.stream().mapToDouble(Place::latitude).max().orElse(75);
        double west = begin(places);
        double eastward =
                places.stream().mapToDouble(place -> eastOf(west, place)).max().orElse(360);
        double latitude = (south + north) / 2;
        double across = Math.max(eastward, SMALLEST) * squeeze(latitude);
        double scale =
                Math.min((WIDTH - 2 * MARGIN) / across, (HEIGHT - 2 * MARGIN) / Math.max(north - south, SMALLEST));
        return new Projection(new Place(latitude, normal(west + eastward / 2)), scale);
    }

    /** Behind the widest gap between neighbours, so that what lies around the date line stays together. */
    private static double begin(List<Place> places) {
        List<Double> sorted =
                places.stream().map(Place::longitude).distinct().sorted().toList();
        if (sorted.isEmpty()) {
            return -180;
        }
        double begin = sorted.get(0);
        double widest = Math.max(WORTH_TURNING, sorted.get(0) + 360 - sorted.get(sorted.size() - 1));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i) - sorted.get(i - 1) > widest) {
                widest = sorted.get(i) - sorted.get(i - 1);
                begin = sorted.get(i);
            }
        }
        return begin;
    }

    private static double eastOf(double west, Place place) {
        return place.longitude() < west ? place.longitude() + 360 - west : place.longitude() - west;
    }

    private static double squeeze(double latitude) {
        return Math.max(NARROWEST, Math.cos(Math.toRadians(latitude)));
    }

    static double normal(double longitude) {
        return longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
    }

    /** Points of the picture for each degree of longitude. */
    double scaleEast() {
        return scale * squeeze(middle.latitude());
    }

    double x(double longitude) {
        return WIDTH / 2 + normal(longitude - middle.longitude()) * scaleEast();
    }

    double y(double latitude) {
        return HEIGHT / 2 - (latitude - middle.latitude()) * scale;
    }

    /** The latitude of the upper edge, at most that of the pole. */
    double north() {
        return Math.min(90, middle.latitude() + HEIGHT / 2 / scale);
    }

    /** The latitude of the lower edge, at least that of the pole. */
    double south() {
        return Math.max(-90, middle.latitude() - HEIGHT / 2 / scale);
    }

    /** How many degrees of longitude are to be seen on either side of the middle, at most half of the earth. */
    double halfWidth() {
        return Math.min(180, WIDTH / 2 / scaleEast());
    }

    /** Kilometres for each point of the picture, in its middle. */
    double kilometres() {
        return Math.toRadians(1) * Place.EARTH_RADIUS_KM / scale;
    }
}
