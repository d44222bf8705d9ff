package dev.pergola.core.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Separates the tree of a metadata file into descriptions and the options that older files held among them: blocks of
 * plugins and {@code allow} at every depth, and some options of tables. What is left empty is dropped.
 *
 * @param descriptions what describes
 * @param options what belongs into the configuration, in the shape of a configuration
 */
record MetadataSplit(Node.Fields descriptions, Node.Fields options) {
    private static final Set<String> EVERYWHERE = Set.of("plugins", "allow");
    private static final Set<String> OF_TABLES = Set.of(
            "hidden",
            "sort",
            "sort_desc",
            "size",
            "sortable_columns",
            "label_column",
            "facets",
            "fts_table",
            "fts_pk",
            "searchmode");

    static MetadataSplit of(Node.Fields metadata) {
        Map<String, Node.Field> described = new LinkedHashMap<>();
        Map<String, Node.Field> moved = new LinkedHashMap<>();
        split(metadata, 0, described, moved);
        return new MetadataSplit(
                new Node.Fields(metadata.location(), described), new Node.Fields(metadata.location(), moved));
    }

    /** @param tableDepth 0 at the root, 2 inside {@code databases.X}, 4 inside {@code databases.X.tables.Y}, -1 elsewhere */
    private static void split(
            Node.Fields node, int tableDepth, Map<String, Node.Field> described, Map<String, Node.Field> moved) {
        node.fields().forEach((key, field) -> {
            boolean isOption = EVERYWHERE.contains(key) || (tableDepth == 4 && OF_TABLES.contains(key));
            if (isOption) {
                moved.put(key, field);
            } else if (field.node() instanceof Node.Fields fields
                    && !fields.fields().isEmpty()) {
                Map<String, Node.Field> describedBelow = new LinkedHashMap<>();
                Map<String, Node.Field> movedBelow = new LinkedHashMap<>();
                split(fields, below(tableDepth, key), describedBelow, movedBelow);
                kept(field, describedBelow).ifPresent(kept -> described.put(key, kept));
                kept(field, movedBelow).ifPresent(kept -> moved.put(key, kept));
            } else {
                described.put(key, field);
            }
        });
    }

    private static int below(int depth, String key) {
        return switch (depth) {
            case 0 -> key.equals("databases") ? 1 : -1;
            case 1, 3 -> depth + 1;
            case 2 -> key.equals("tables") ? 3 : -1;
            default -> -1;
        };
    }

    private static Optional<Node.Field> kept(Node.Field field, Map<String, Node.Field> below) {
        return below.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Node.Field(field.key(), new Node.Fields(field.node().location(), below)));
    }
}
