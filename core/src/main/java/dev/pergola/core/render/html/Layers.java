package dev.pergola.core.render.html;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts tables into columns so that each stands left of what it refers to, where relations run in no circle, and orders every
 * column so that few lines cross.
 */
final class Layers {

    private static final int SWEEPS = 4;

    private final Map<String, Set<String>> targets = new TreeMap<>();
    private final Map<String, Set<String>> sources = new TreeMap<>();
    private final Map<String, Integer> ranks = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();

    private Layers(Collection<String> tables, List<TableGraph.Reference> references) {
        for (String table : tables) {
            targets.put(table, new TreeSet<>());
        }
        for (TableGraph.Reference reference : references) {
            if (!reference.toItself()) {
                add(targets, reference.from(), reference.to());
                add(sources, reference.to(), reference.from());
            }
        }
    }

    private static void add(Map<String, Set<String>> relations, String table, String other) {
        relations.computeIfAbsent(table, name -> new TreeSet<>()).add(other);
    }

    /**
     * Columns from left to right, each from top to bottom.
     *
     * @param tables names, in an order that decides where nothing else does
     * @param references between these tables
     */
    static List<List<String>> of(Collection<String> tables, List<TableGraph.Reference> references) {
        Layers layers = new Layers(tables, references);
        List<List<String>> columns = layers.columns();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            layers.order(columns, sweep % 2 == 0);
        }
        return columns;
    }

    private List<List<String>> columns() {
        int last = targets.keySet().stream().mapToInt(this::rank).max().orElse(0);
        List<List<String>> columns = new ArrayList<>();
        for (int column = 0; column <= last; column++) {
            columns.add(new ArrayList<>());
        }
        targets.keySet().forEach(table -> columns.get(last - rank(table)).add(table));
        return columns;
    }

    /** How many steps it is from a table to the end of the longest way; a way back to where it began is not followed. */
    private int rank(String table) {
        Integer known = ranks.get(table);
        if (known != null) {
            return known;
        }
        underWay.add(table);
        int rank = 0;
        for (String target : targets.getOrDefault(table, Set.of())) {
            if (!underWay.contains(target)) {
                rank = Math.max(rank, rank(target) + 1);
            }
        }
        underWay.remove(table);
        ranks.put(table, rank);
        return rank;
    }

    /** Each table goes to the middle of those that it is related with, as they stand now. */
    private void order(List<List<String>> columns, boolean fromTheRight) {
        Map<String, Double> heights = new HashMap<>();
        columns.forEach(column -> note(column, heights));
        for (int step = 1; step < columns.size(); step++) {
            List<String> column = columns.get(fromTheRight ? columns.size() - 1 - step : step);
            Map<String, Set<String>> neighbours = fromTheRight ? targets : sources;
            Map<String, Double> middles = new HashMap<>();
            for (String table : column) {
                double present = heights.getOrDefault(table, 0.0);
                middles.put(
                        table,
                        neighbours.getOrDefault(table, Set.of()).stream()
                                .mapToDouble(other -> heights.getOrDefault(other, 0.0))
                                .average()
                                .orElse(present));
            }
            column.sort(Comparator.comparingDouble(table -> middles.getOrDefault(table, 0.0)));
            note(column, heights);
        }
    }

    /** From 0 at the top to 1 at the bottom, so that columns of different lengths compare. */
    private static void note(List<String> column, Map<String, Double> heights) {
        for (int i = 0; i < column.size(); i++) {
            heights.put(column.get(i), (i + 0.5) / column.size());
        }
    }
}
