package dev.pergola.core.db;

import dev.pergola.core.model.TableKind;
import dev.pergola.core.model.TableSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which tables are of little interest to people, and which full-text table searches which.
 *
 * <p>Hidden are tables that hold the statistics of SQLite, the data of virtual tables, indexes of SpatiaLite, full-text
 * tables that index another table, and whatever begins with an underscore.
 */
final class TraitRules {

    private static final Pattern STATISTICS = Pattern.compile("sqlite_stat[1-4]");
    private static final Set<String> SPATIALITE = Set.of(
            "ElementaryGeometries",
            "SpatialIndex",
            "geometry_columns",
            "spatial_ref_sys",
            "spatialite_history",
            "sql_statements_log",
            "sqlite_sequence",
            "views_geometry_columns",
            "virts_geometry_columns",
            "data_licenses",
            "KNN",
            "KNN2");
    private static final Pattern SPATIAL_INDEX = Pattern.compile("(?is)idx.+");

    /** The full-text tables in the order of the schema. */
    private final Map<String, VirtualTable> fullText = new LinkedHashMap<>();

    private final boolean spatialite;

    TraitRules(List<SchemaEntry> entries) {
        for (SchemaEntry entry : entries) {
            if (entry.type().equals("table")) {
                entry.sql()
                        .flatMap(VirtualTable::parse)
                        .filter(VirtualTable::fullText)
                        .ifPresent(table -> fullText.put(entry.name(), table));
            }
        }
        spatialite = entries.stream()
                .anyMatch(entry -> entry.type().equals("table") && entry.name().equals("geometry_columns"));
    }

    boolean hidden(TableSchema table) {
        String name = table.name();
        return name.startsWith("_")
                || table.kind() == TableKind.SHADOW
                || STATISTICS.matcher(name).matches()
                || ofSpatialite(name)
                || indexesAnotherTable(name);
    }

    private boolean ofSpatialite(String name) {
        return spatialite
                && (SPATIALITE.contains(name) || SPATIAL_INDEX.matcher(name).matches());
    }

    private boolean indexesAnotherTable(String name) {
        return Optional.ofNullable(fullText.get(name))
                .flatMap(VirtualTable::content)
                .isPresent();
    }

    /** The first full-text table whose content is this table, or the table itself where it is one. */
    Optional<String> ftsTable(String table) {
        return fullText.entrySet().stream()
                .filter(entry -> entry.getKey().equals(table)
                        || entry.getValue()
                                .content()
                                .filter(content -> content.equalsIgnoreCase(table))
                                .isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
