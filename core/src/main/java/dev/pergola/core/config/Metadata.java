package dev.pergola.core.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Descriptions: titles, licences, sources and whatever else a metadata file says, of the server and of what it serves.
 * Values that are not text are kept as their JSON.
 *
 * @param values of the whole server, by key in the order of the file
 * @param databases by the name of the database
 */
public record Metadata(Map<String, String> values, Map<String, OfDatabase> databases) {
    private static final Metadata EMPTY = new Metadata(Map.of(), Map.of());

    /**
     * Descriptions of one database.
     *
     * @param values of the database itself
     * @param tables by the name of the table or view
     */
    public record OfDatabase(Map<String, String> values, Map<String, OfTable> tables) {
        static final OfDatabase NONE = new OfDatabase(Map.of(), Map.of());

        /** Copies the maps. */
        public OfDatabase {
            values = copy(values);
            tables = copy(tables);
        }
    }

    /**
     * Descriptions of one table or view.
     *
     * @param values of the table itself
     * @param columns descriptions by the name of the column
     */
    public record OfTable(Map<String, String> values, Map<String, String> columns) {
        static final OfTable NONE = new OfTable(Map.of(), Map.of());

        /** Copies the maps. */
        public OfTable {
            values = copy(values);
            columns = copy(columns);
        }
    }

    /** Copies the maps. */
    public Metadata {
        values = copy(values);
        databases = copy(databases);
    }

    /** No descriptions. */
    public static Metadata empty() {
        return EMPTY;
    }

    /** Descriptions of a database, empty ones where there are none. */
    public OfDatabase database(String name) {
        return databases.getOrDefault(name, OfDatabase.NONE);
    }

    /** Descriptions of a table, empty ones where there are none. */
    public OfTable table(String database, String table) {
        return database(database).tables().getOrDefault(table, OfTable.NONE);
    }

    private static <V> Map<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
