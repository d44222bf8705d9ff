package dev.pergola.core.render.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.ForeignKeys;
import dev.pergola.core.page.Pages;
import dev.pergola.core.page.TableSummary;
import dev.pergola.core.text.SiteUrls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The diagram of a database: tables in columns, and lines to what they refer to. */
class DiagramTest {

    private static TableSummary table(String name, String... others) {
        List<ForeignKey> keys = Arrays.stream(others)
                .map(other -> new ForeignKey(other, other + "_id", "id"))
                .toList();
        return new TableSummary(
                Pages.keyed(name, List.of("id")).withForeignKeys(new ForeignKeys(keys, List.of())),
                Optional.empty(),
                false);
    }

    private static Optional<DiagramModel> diagram(TableSummary... tables) {
        return DiagramModel.of(List.of(tables), "garden", new SiteUrls("/"));
    }

    private static DiagramModel.Box box(DiagramModel diagram, String name) {
        return diagram.boxes().stream()
                .filter(box -> box.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thereIsNoneWhereNothingIsRelated() {
        assertTrue(diagram(table("beds"), table("plants", "not_visible")).isEmpty());
    }

    @Test
    void aTableStandsLeftOfWhatItRefersTo() {
        DiagramModel diagram = diagram(
                        table("families"),
                        table("plants", "families"),
                        table("reviews", "plants", "families"),
                        table("beds"))
                .orElseThrow();

        assertEquals(List.of("reviews", "plants", "families"), names(diagram));
        assertTrue(box(diagram, "reviews").x() < box(diagram, "plants").x());
        assertTrue(box(diagram, "plants").x() < box(diagram, "families").x());
        assertEquals("3 relations", diagram.count());
        assertEquals("", diagram.cut());
    }

    @Test
    void circlesAndTablesThatReferToThemselvesAreDrawn() {
        DiagramModel diagram = diagram(table("a", "b"), table("b", "c"), table("c", "a"), table("tree", "tree"))
                .orElseThrow();

        assertEquals(4, diagram.boxes().size());
        assertEquals(4, diagram.lines().size());
        assertTrue(diagram.lines().stream().allMatch(line -> line.path().matches("M[0-9 ]+C[0-9 ]+")));
    }

    @Test
    void severalKeysToOneTableAreOneLine() {
        TableSummary flights = new TableSummary(
                Pages.keyed("flights", List.of("id"))
                        .withForeignKeys(new ForeignKeys(
                                List.of(
                                        new ForeignKey("airports", "origin", "id"),
                                        new ForeignKey("airports", "destination", "id")),
                                List.of())),
                Optional.empty(),
                false);
        DiagramModel diagram = diagram(table("airports"), flights).orElseThrow();

        assertEquals(1, diagram.lines().size());
        assertEquals(
                "flights.destination \u2192 airports.id, flights.origin \u2192 airports.id",
                diagram.lines().get(0).words());
        assertEquals(2, diagram.relations().size());
    }

    @Test
    void boxesDoNotOverlapAndStayWithinTheDrawing() {
        TableSummary[] tables = IntStream.range(0, 30)
                .mapToObj(i -> i == 0 ? table("t0") : table("t" + i, "t" + i / 2, "t" + i / 3))
                .toArray(TableSummary[]::new);
        DiagramModel diagram = diagram(tables).orElseThrow();

        List<DiagramModel.Box> boxes = new ArrayList<>(diagram.boxes());
        boxes.sort(Comparator.comparingInt(DiagramModel.Box::x).thenComparingInt(DiagramModel.Box::y));
        for (int i = 0; i < boxes.size(); i++) {
            DiagramModel.Box box = boxes.get(i);
            assertTrue(box.x() >= 0 && box.x() + box.width() <= diagram.width(), box.toString());
            assertTrue(box.y() >= 0 && box.y() + box.height() <= diagram.height(), box.toString());
            assertFalse(
                    i > 0 && boxes.get(i - 1).x() == box.x() && boxes.get(i - 1).y() + box.height() >= box.y());
        }
    }

    @Test
    void ofHundredsOnlyTheMostRelatedAreDrawnButAllAreTold() {
        TableSummary[] tables = IntStream.range(0, 300)
                .mapToObj(i -> i == 0 ? table("hub") : table("spoke" + i, "hub"))
                .toArray(TableSummary[]::new);
        DiagramModel diagram = diagram(tables).orElseThrow();

        assertEquals(40, diagram.boxes().size());
        assertTrue(names(diagram).contains("hub"));
        assertEquals("These are the 40 most related of 300 tables.", diagram.cut());
        assertEquals(299, diagram.relations().size());
    }

    @Test
    void longNamesAreCutInTheDrawing() {
        DiagramModel diagram =
                diagram(table("families"), table("a".repeat(60), "families")).orElseThrow();

        DiagramModel.Box box = box(diagram, "a".repeat(60));
        assertEquals("a".repeat(25) + "\u2026", box.label());
        assertTrue(box.width() < 300, box.toString());
    }

    private static List<String> names(DiagramModel diagram) {
        return diagram.boxes().stream().map(DiagramModel.Box::name).toList();
    }
}
