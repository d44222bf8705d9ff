package dev.pergola.core.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The types that were given to columns, by whoever gave them. Immutable.
 *
 * @param byDatabase by the name of the database, of the table or view, and of the column
 */
public record ColumnTypes(Map<String, Map<String, Map<String, ColumnTypeOption>>> byDatabase) {
    private static final ColumnTypes NONE = new ColumnTypes(Map.of());

    /** Copies the maps. */
    public ColumnTypes {
        Map<String, Map<String, Map<String, ColumnTypeOption>>> copy = new LinkedHashMap<>();
        byDatabase.forEach((database, tables) -> {
            Map<String, Map<String, ColumnTypeOption>> copied = new LinkedHashMap<>();
            tables.forEach(
                    (table, columns) -> copied.put(table, Collections.unmodifiableMap(new LinkedHashMap<>(columns))));
            copy.put(database, Collections.unmodifiableMap(copied));
        });
        byDatabase = Collections.unmodifiableMap(copy);
    }

    /** No types. */
    public static ColumnTypes none() {
        return NONE;
    }

    /** The types of the columns of a table, by column; columns without one are left out. */
    public Map<String, ColumnTypeOption> of(String database, String table) {
        return byDatabase.getOrDefault(database, Map.of()).getOrDefault(table, Map.of());
    }
}
