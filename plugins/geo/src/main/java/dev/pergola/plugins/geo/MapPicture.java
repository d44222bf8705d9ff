package dev.pergola.plugins.geo;

import dev.pergola.api.hook.page.Html;
import java.util.List;
import java.util.Locale;

/** A map as SVG: lines of degrees, a scale, and what is to be seen. It loads nothing, and follows light and dark. */
final class MapPicture {

    private static final String STYLE = """
            :root{color-scheme:light dark;--ground:#f6f4ee;--grid:#dfdbcf;--word:#5d675f;--mark:#2b6b4a;--edge:#fff}
            @media (prefers-color-scheme:dark){:root{--ground:#202622;--grid:#343c37;--word:#a3ada6;--mark:#7fc79d;--edge:#141816}}
            svg{background:var(--ground)}
            .grid{fill:none;stroke:var(--grid);stroke-width:1;vector-effect:non-scaling-stroke}
            .scale{fill:none;stroke:var(--word);stroke-width:1.5}
            text{font:12px system-ui,sans-serif;fill:var(--word);paint-order:stroke;stroke:var(--ground);stroke-width:3px}
            .end{text-anchor:end}
            .middle{text-anchor:middle;font-size:16px}
            circle{r:5px;fill:var(--mark);fill-opacity:.72;stroke:var(--edge);stroke-width:1}
            .many circle{r:3.5px;fill-opacity:.55;stroke-width:.6}
            .area{fill:var(--mark);fill-opacity:.22;fill-rule:evenodd;stroke:var(--mark);stroke-width:1.2}
            .line{fill:none;stroke:var(--mark);stroke-width:2}
            a:hover circle,a:focus circle{r:8px;fill-opacity:1}
            a:hover .area,a:focus .area{fill-opacity:.5}
            @media (max-width:500px){text{font-size:21px}.middle{font-size:26px}circle{r:9px}.many circle{r:6px}.east,.scale{display:none}.end{display:none}}
            """;

    /** What is closer together than this cannot be told apart. */
    private static final double CLOSEST = 0.6;

    private static final int MANY = 150;

    private final Projection projection;
    private final StringBuilder svg = new StringBuilder(1 << 14);

    private MapPicture(Projection projection) {
        this.projection = projection;
    }

    /**
     * Draws a map.
     *
     * @param markers what is to be seen; without any, the map says so
     * @param note what else is to be said; blank for nothing
     * @return the picture
     */
    static MapPicture of(List<Marker> markers, String note) {
        List<Place> places =
                markers.stream().flatMap(marker -> marker.geometry().places()).toList();
        MapPicture picture = new MapPicture(Projection.of(places));
        picture.draw(markers, note);
        return picture;
    }

    String svg() {
        return svg.toString();
    }

    /** A number with as many digits as can be seen. */
    static String digits(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }

    private void draw(List<Marker> markers, String note) {
        String size = digits(Projection.WIDTH) + " " + digits(Projection.HEIGHT);
        String words = markers.isEmpty()
                ? "No row here has a place"
                : "Map of " + markers.size() + (markers.size() == 1 ? " place" : " places");
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s\" role=\"img\" aria-label=\"%s\">\n"
                .formatted(size, words));
        svg.append("<style>").append(STYLE).append("</style>\n");
        if (markers.isEmpty()) {
            svg.append("<text class=\"middle\" x=\"%s\" y=\"%s\">%s</text>\n"
                    .formatted(digits(Projection.WIDTH / 2), digits(Projection.HEIGHT / 2), words));
        } else {
            Graticule.Drawing graticule = Graticule.of(projection);
            svg.append(graticule.lines()).append(graticule.words());
            svg.append(markers.size() > MANY ? "<g class=\"many\">\n" : "<g>\n");
            markers.forEach(this::draw);
            svg.append("</g>\n");
        }
        if (!note.isBlank()) {
            svg.append("<text x=\"8\" y=\"18\">").append(text(note)).append("</text>\n");
        }
        svg.append("</svg>\n");
    }

    /** Of a page of a thousand rows nobody wants to go through by keyboard; the rows below the map are for that. */
    private void draw(Marker marker) {
        marker.address().ifPresent(address -> svg.append("<a href=\"")
                .append(Html.text(address))
                .append("\" target=\"_top\" tabindex=\"-1\">"));
        svg.append("<g>");
        if (!marker.label().isBlank()) {
            svg.append("<title>").append(text(marker.label())).append("</title>");
        }
        marker.geometry().parts().forEach(this::draw);
        svg.append("</g>");
        marker.address().ifPresent(address -> svg.append("</a>"));
        svg.append('\n');
    }

    /** XML knows no control characters. */
    private static Html text(String label) {
        return Html.text(label.replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF]", " "));
    }

    private void draw(Geometry.Part part) {
        if (part.kind() == Geometry.Kind.POINT) {
            Place place = part.lines().get(0).get(0);
            svg.append("<circle cx=\"%s\" cy=\"%s\" r=\"5\"/>"
                    .formatted(digits(projection.x(place.longitude())), digits(projection.y(place.latitude()))));
            return;
        }
        boolean area = part.kind() == Geometry.Kind.AREA;
        svg.append("<path class=\"").append(area ? "area" : "line").append("\" d=\"");
        for (List<Place> line : part.lines()) {
            path(line);
            svg.append(area ? "Z" : "");
        }
        svg.append("\"/>");
    }

    private void path(List<Place> line) {
        double lastX = Double.NEGATIVE_INFINITY;
        double lastY = Double.NEGATIVE_INFINITY;
        String command = "M";
        for (int i = 0; i < line.size(); i++) {
            double x = projection.x(line.get(i).longitude());
            double y = projection.y(line.get(i).latitude());
            boolean end = i == 0 || i == line.size() - 1;
            if (end || Math.abs(x - lastX) + Math.abs(y - lastY) >= CLOSEST) {
                svg.append(command).append(digits(x)).append(' ').append(digits(y));
                command = "L";
                lastX = x;
                lastY = y;
            }
        }
    }
}
