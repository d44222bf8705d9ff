package dev.pergola.plugins.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where something is: a point, lines, areas, or several of these.
 *
 * @param json the same as GeoJSON
 * @param parts what it is made of; at least one
 */
record Geometry(String json, List<Part> parts) {

    private static final int LONGEST_LINE = 100_000;

    Geometry {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A geometry without parts is nowhere");
        }
    }

    /** How the places of a part hang together. */
    enum Kind {
        POINT,
        LINE,
        AREA
    }

    /**
     * A point, a line, or an area with its holes.
     *
     * @param kind what it is
     * @param lines of places; a point is a line of one place, an area the line around it and those around its holes
     */
    record Part(Kind kind, List<List<Place>> lines) {

        Part {
            lines = List.copyOf(lines);
        }

        Stream<Place> places() {
            return lines.stream().flatMap(List::stream);
        }
    }

    /** A point. */
    static Geometry of(Place place) {
        String json = "{\"type\":\"Point\",\"coordinates\":[" + Double.toString(place.longitude()) + ","
                + Double.toString(place.latitude()) + "]}";
        return new Geometry(json, List.of(new Part(Kind.POINT, List.of(List.of(place)))));
    }

    /** A geometry of GeoJSON; empty for other JSON, for what is none, and for what is nowhere. */
    static Optional<Geometry> parse(String json) {
        List<Part> parts = new ArrayList<>();
        boolean whole =
                JsonText.read(json).filter(document -> collect(document, parts)).isPresent();
        return whole && !parts.isEmpty() ? Optional.of(new Geometry(json.strip(), parts)) : Optional.empty();
    }

    Stream<Place> places() {
        return parts.stream().flatMap(Part::places);
    }

    /** The middle of the smallest box around it; of what crosses the date line, the middle of its other side. */
    Place centre() {
        double south = places().mapToDouble(Place::latitude).min().orElse(0);
        double north = places().mapToDouble(Place::latitude).max().orElse(0);
        double west = places().mapToDouble(Place::longitude).min().orElse(0);
        double east = places().mapToDouble(Place::longitude).max().orElse(0);
        return new Place((south + north) / 2, (west + east) / 2);
    }

    /** Whether everything in it could be understood; what could is added to the parts. */
    private static boolean collect(Object document, List<Part> parts) {
        if (!(document instanceof Map<?, ?> members) || !(members.get("type") instanceof String type)) {
            return false;
        }
        if (type.equals("GeometryCollection")) {
            return members.get("geometries") instanceof List<?> geometries
                    && geometries.stream().allMatch(geometry -> collect(geometry, parts));
        }
        return members.get("coordinates") instanceof List<?> coordinates
                && switch (type) {
                    case "Point" -> add(Kind.POINT, List.of(List.of(coordinates)), parts);
                    case "LineString" -> add(Kind.LINE, List.of(coordinates), parts);
                    case "Polygon" -> add(Kind.AREA, coordinates, parts);
                    case "MultiPoint" ->
                        coordinates.stream().allMatch(point -> add(Kind.POINT, List.of(List.of(point)), parts));
                    case "MultiLineString" ->
                        coordinates.stream().allMatch(line -> add(Kind.LINE, List.of(line), parts));
                    case "MultiPolygon" ->
                        coordinates.stream()
                                .allMatch(area -> area instanceof List<?> lines && add(Kind.AREA, lines, parts));
                    default -> false;
                };
    }

    private static boolean add(Kind kind, List<?> lines, List<Part> parts) {
        List<List<Place>> read = new ArrayList<>();
        for (Object line : lines) {
            if (!(line instanceof List<?> positions) || positions.isEmpty() || positions.size() > LONGEST_LINE) {
                return false;
            }
            List<Place> places = positions.stream()
                    .flatMap(position -> place(position).stream())
                    .toList();
            if (places.size() != positions.size()) {
                return false;
            }
            read.add(places);
        }
        return !read.isEmpty() && parts.add(new Part(kind, read));
    }

    private static Optional<Place> place(Object position) {
        return position instanceof List<?> numbers
                        && numbers.size() >= 2
                        && numbers.get(0) instanceof Double east
                        && numbers.get(1) instanceof Double north
                ? Place.of(north, east)
                : Optional.empty();
    }
}
