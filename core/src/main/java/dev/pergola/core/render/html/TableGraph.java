package dev.pergola.core.render.html;

import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.page.TableSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tables that are related, and what they refer to.
 *
 * @param tables those that are drawn, by name in the order of their names
 * @param references one for each two tables, in the order of their names
 * @param related how many tables have relations, drawn or not
 */
record TableGraph(Map<String, TableSummary> tables, List<Reference> references, int related) {

    /** All foreign keys from one table to another, or to itself. */
    record Reference(String from, String to, List<ForeignKey> keys) {

        boolean toItself() {
            return from.equals(to);
        }
    }

    /**
     * The graph of the most related tables.
     *
     * @param listed tables that the reader may see; relations with others are left out
     * @param most how many tables are drawn at most
     */
    static TableGraph of(List<TableSummary> listed, int most) {
        Map<String, TableSummary> all = new TreeMap<>();
        listed.forEach(table -> all.put(table.table().name(), table));
        Map<String, Integer> relations = new LinkedHashMap<>();
        List<Reference> references = references(all);
        for (Reference reference : references) {
            relations.merge(reference.from(), reference.keys().size(), Integer::sum);
            relations.merge(reference.to(), reference.keys().size(), Integer::sum);
        }
        Set<String> drawn = relations.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        all.keySet().retainAll(drawn);
        return new TableGraph(
                all,
                references.stream()
                        .filter(reference -> drawn.contains(reference.from()) && drawn.contains(reference.to()))
                        .toList(),
                relations.size());
    }

    /** How many rows a table has, in words; blank where that is not known. */
    String rows(String table) {
        return Optional.ofNullable(tables.get(table))
                .flatMap(TableSummary::count)
                .map(Words::rows)
                .orElse("");
    }

    /** All relations between tables of the list, drawn or not. */
    static List<Reference> references(Map<String, TableSummary> tables) {
        List<Reference> references = new ArrayList<>();
        tables.forEach((name, table) -> table.table().outgoing().stream()
                .filter(key -> tables.containsKey(key.otherTable()))
                .collect(Collectors.groupingBy(ForeignKey::otherTable, TreeMap::new, Collectors.toList()))
                .forEach((other, keys) -> references.add(new Reference(name, other, keys))));
        return references;
    }
}
