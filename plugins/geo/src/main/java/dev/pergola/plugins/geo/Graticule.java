package dev.pergola.plugins.geo;

import java.util.Locale;

/** The lines of a map on which a degree is a round number, with their numbers, and the scale. */
final class Graticule {

    private static final double[] STEPS = {
        0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 45, 90
    };
    private static final double CLOSEST = 76;
    private static final double LONGEST_SCALE = 130;

    private final Projection projection;
    private final StringBuilder svg = new StringBuilder();

    private Graticule(Projection projection) {
        this.projection = projection;
    }

    /** As SVG, for below and above what the map shows. */
    record Drawing(String lines, String words) {}

    static Drawing of(Projection projection) {
        Graticule drawing = new Graticule(projection);
        drawing.lines();
        String lines = drawing.svg.toString();
        drawing.svg.setLength(0);
        drawing.words();
        return new Drawing(lines, drawing.svg.toString());
    }

    private static double step(double scale) {
        for (double step : STEPS) {
            if (step * scale >= CLOSEST) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    private double northStep() {
        return step(projection.scale());
    }

    private double eastStep() {
        return step(projection.scaleEast());
    }

    private double firstNorth() {
        return Math.ceil(projection.south() / northStep()) * northStep();
    }

    private double firstEast() {
        return Math.ceil((projection.middle().longitude() - projection.halfWidth()) / eastStep()) * eastStep();
    }

    private double lastEast() {
        return projection.middle().longitude() + projection.halfWidth();
    }

    private void lines() {
        svg.append("<path class=\"grid\" d=\"");
        double left = Math.max(0, Projection.WIDTH / 2 - projection.halfWidth() * projection.scaleEast());
        double right = Projection.WIDTH - left;
        for (double north = firstNorth(); north <= projection.north(); north += northStep()) {
            svg.append("M%s %sH%s".formatted(MapPicture.digits(left), y(north), MapPicture.digits(right)));
        }
        String top = y(projection.north());
        String bottom = y(projection.south());
        for (double east = firstEast(); east <= lastEast(); east += eastStep()) {
            svg.append("M%s %sV%s".formatted(x(east), top, bottom));
        }
        svg.append("\"/>\n");
    }

    private void words() {
        for (double north = firstNorth(); north <= projection.north(); north += northStep()) {
            if (projection.y(north) > 24 && projection.y(north) < Projection.HEIGHT - 34) {
                word("north", 8, projection.y(north) - 4, degrees(north, northStep(), "N", "S"));
            }
        }
        for (double east = firstEast(); east <= lastEast(); east += eastStep()) {
            double x = x0(east);
            if (x > 60 && x < Projection.WIDTH - 60) {
                word("east", x + 4, Projection.HEIGHT - 8, degrees(Projection.normal(east), eastStep(), "E", "W"));
            }
        }
        if (projection.north() - projection.south() < 45) {
            scale();
        }
    }

    /** Not by the shorter way around, so that the lines at both edges of a map of the world have places of their own. */
    private double x0(double east) {
        return Projection.WIDTH / 2 + (east - projection.middle().longitude()) * projection.scaleEast();
    }

    private String x(double east) {
        return MapPicture.digits(x0(east));
    }

    private String y(double north) {
        return MapPicture.digits(projection.y(north));
    }

    /** A line of a round number of kilometres. */
    private void scale() {
        double longest = projection.kilometres() * LONGEST_SCALE;
        double power = Math.pow(10, Math.floor(Math.log10(longest)));
        double kilometres = longest >= 5 * power ? 5 * power : longest >= 2 * power ? 2 * power : power;
        double length = kilometres / projection.kilometres();
        double right = Projection.WIDTH - 14;
        svg.append("<path class=\"scale\" d=\"M%s 20v6H%sv-6\"/>\n"
                .formatted(MapPicture.digits(right - length), MapPicture.digits(right)));
        String words = kilometres >= 1 ? Math.round(kilometres) + " km" : Math.round(kilometres * 1000) + " m";
        svg.append("<text class=\"end\" x=\"%s\" y=\"16\">%s</text>\n".formatted(MapPicture.digits(right), words));
    }

    private void word(String kind, double x, double y, String words) {
        svg.append("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
                .formatted(kind, MapPicture.digits(x), MapPicture.digits(y), words));
    }

    private static String degrees(double value, double step, String positive, String negative) {
        int digits = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : step >= 0.001 ? 3 : 4;
        String number = String.format(Locale.ROOT, "%." + digits + "f", Math.abs(value));
        boolean both = Math.abs(value) < step / 2 || Math.abs(value) > 180 - step / 2;
        return number + "°" + (both ? "" : " " + (value < 0 ? negative : positive));
    }
}
