package dev.pergola.core.config;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.AccessOptions;
import dev.pergola.core.model.PlainValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the configuration says about one database. The database need not be attached.
 *
 * @param tables options by table or view
 * @param queries stored queries by name, in the order of the source
 * @param access who may do what with it
 * @param plugins blocks of plugins for this database, by the name of the plugin, secrets unresolved
 */
public record DatabaseOptions(
        Map<String, TableOptions> tables,
        Map<String, QueryOptions> queries,
        AccessOptions access,
        Map<String, PlainValue> plugins) {

    /** A database about which the configuration says nothing. */
    public static final DatabaseOptions NONE = new DatabaseOptions(Map.of(), Map.of(), AccessOptions.NONE, Map.of());

    /** Copies the maps. */
    public DatabaseOptions {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        queries = Collections.unmodifiableMap(new LinkedHashMap<>(queries));
        plugins = Collections.unmodifiableMap(new LinkedHashMap<>(plugins));
        requireNonNull(access, "access is null");
    }

    /** The options of a table or view, {@link TableOptions#NONE} where nothing is said about it. */
    public TableOptions table(String name) {
        return tables.getOrDefault(name, TableOptions.NONE);
    }

    /** Without the blocks of plugins, which may hold secrets. */
    @Override
    public String toString() {
        return "DatabaseOptions[tables=" + tables.keySet() + ", queries=" + queries.keySet() + ", plugins="
                + plugins.keySet() + "]";
    }
}
