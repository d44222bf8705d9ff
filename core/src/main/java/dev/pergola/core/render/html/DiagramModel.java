package dev.pergola.core.render.html;

import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.page.TableSummary;
import dev.pergola.core.text.SiteUrls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tables of a database and what they refer to, as a drawing and in words.
 *
 * @param width of the drawing, in pixels
 * @param height of the drawing, in pixels
 * @param boxes one for each table, by column from left to right and from top to bottom
 * @param lines from tables to those that they refer to
 * @param relations every relation in words, of tables that are not drawn too
 * @param count the number of these in words
 * @param cut which part of the tables is drawn, in words; blank where all are
 */
record DiagramModel(
        int width, int height, List<Box> boxes, List<Line> lines, List<Relation> relations, String count, String cut) {

    /** Beyond that, a drawing shows nothing but lines. */
    private static final int MOST_TABLES = 40;

    /**
     * A table.
     *
     * @param middle where its text stands
     */
    record Box(
            String name, String label, String address, String rows, int x, int y, int width, int height, int middle) {}

    /**
     * What a table refers to.
     *
     * @param path as SVG has it
     * @param words the columns
     */
    record Line(String from, String to, String path, String words) {}

    /** One foreign key. */
    record Relation(
            String table, String address, String column, String otherTable, String otherAddress, String otherColumn) {}

    /**
     * The diagram of some tables.
     *
     * @param listed those that the reader may see
     * @return empty where none of them refers to another
     */
    static Optional<DiagramModel> of(List<TableSummary> listed, String route, SiteUrls urls) {
        TableGraph graph = TableGraph.of(listed, MOST_TABLES);
        return graph.references().isEmpty() ? Optional.empty() : Optional.of(drawn(graph, listed, route, urls));
    }

    private static DiagramModel drawn(TableGraph graph, List<TableSummary> listed, String route, SiteUrls urls) {
        DiagramGeometry geometry = new DiagramGeometry(Layers.of(graph.tables().keySet(), graph.references()));
        Map<String, Box> boxes = new LinkedHashMap<>();
        geometry.places()
                .forEach((name, place) -> boxes.put(
                        name,
                        new Box(
                                name,
                                DiagramGeometry.label(name),
                                urls.table(route, name),
                                graph.rows(name),
                                place.x(),
                                place.y(),
                                place.width(),
                                place.height(),
                                place.x() + place.width() / 2)));
        List<Line> lines = graph.references().stream()
                .map(reference -> new Line(
                        reference.from(),
                        reference.to(),
                        geometry.path(reference.from(), reference.to()),
                        words(reference)))
                .toList();
        List<Relation> relations = relations(listed, route, urls);
        return new DiagramModel(
                geometry.width(),
                geometry.height(),
                List.copyOf(boxes.values()),
                lines,
                relations,
                Words.number(relations.size(), "relation", "relations"),
                boxes.size() < graph.related()
                        ? "These are the " + boxes.size() + " most related of " + graph.related() + " tables."
                        : "");
    }

    private static String words(TableGraph.Reference reference) {
        List<String> words = new ArrayList<>();
        for (ForeignKey key : reference.keys()) {
            words.add(reference.from() + "." + key.column() + " \u2192 " + reference.to() + "." + key.otherColumn());
        }
        return String.join(", ", words);
    }

    private static List<Relation> relations(List<TableSummary> listed, String route, SiteUrls urls) {
        Map<String, TableSummary> tables = new TreeMap<>();
        listed.forEach(table -> tables.put(table.table().name(), table));
        return TableGraph.references(tables).stream()
                .flatMap(reference -> reference.keys().stream()
                        .map(key -> new Relation(
                                reference.from(),
                                urls.table(route, reference.from()),
                                key.column(),
                                reference.to(),
                                urls.table(route, reference.to()),
                                key.otherColumn())))
                .toList();
    }
}
