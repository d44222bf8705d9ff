package dev.pergola.core.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that one database holds at one version of its schema.
 *
 * <p>Names compare exactly, as they do in addresses.
 */
public final class DatabaseSchema {

    private final List<TableSchema> all;
    private final Map<String, TableSchema> byName;

    /**
     * A schema of the given tables and views.
     *
     * @param all tables by name, then views in the order of the schema
     */
    public DatabaseSchema(List<TableSchema> all) {
        this.all = List.copyOf(all);
        this.byName = new LinkedHashMap<>();
        this.all.forEach(table -> byName.put(table.name(), table));
    }

    /**
     * Tables and views.
     *
     * @return tables by name, then views in the order of the schema
     */
    public List<TableSchema> all() {
        return all;
    }

    /**
     * Everything but views.
     *
     * @return by name; hidden tables among them
     */
    public List<TableSchema> tables() {
        return all.stream().filter(table -> !table.view()).toList();
    }

    /**
     * The views.
     *
     * @return in the order of the schema
     */
    public List<TableSchema> views() {
        return all.stream().filter(TableSchema::view).toList();
    }

    /**
     * A table or view by name.
     *
     * @param name exact
     * @return the table, or empty
     */
    public Optional<TableSchema> table(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
