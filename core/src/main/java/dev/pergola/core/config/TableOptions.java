package dev.pergola.core.config;

import dev.pergola.core.model.AccessOptions;
import dev.pergola.core.model.PlainValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration says about one table or view. The table need not exist.
 *
 * @param display how it is listed and shown
 * @param sort its default order
 * @param facets its permanent facets
 * @param search how it is searched
 * @param columnTypes types of columns by name
 * @param access who may do what with it
 * @param plugins blocks of plugins for this table, by the name of the plugin, secrets unresolved
 */
public record TableOptions(
        Display display,
        SortOptions sort,
        FacetOptions facets,
        SearchOptions search,
        Map<String, ColumnTypeOption> columnTypes,
        AccessOptions access,
        Map<String, PlainValue> plugins) {

    /** A table about which the configuration says nothing. */
    public static final TableOptions NONE = new TableOptions(
            new Display(false, Optional.empty(), Optional.empty()),
            new SortOptions(Optional.empty(), false, Optional.empty()),
            new FacetOptions(List.of(), Optional.empty()),
            new SearchOptions(Optional.empty(), Optional.empty(), false),
            Map.of(),
            AccessOptions.NONE,
            Map.of());

    /**
     * How a table is listed and shown.
     *
     * @param hidden whether lists leave it out until asked
     * @param pageSize rows on one page, empty for the setting
     * @param labelColumn the column that stands for a row where others link to it, empty to detect it
     */
    public record Display(boolean hidden, Optional<SizeOption> pageSize, Optional<String> labelColumn) {}

    /** Copies the maps. */
    public TableOptions {
        columnTypes = Collections.unmodifiableMap(new LinkedHashMap<>(columnTypes));
        plugins = Collections.unmodifiableMap(new LinkedHashMap<>(plugins));
    }

    /** Without the blocks of plugins, which may hold secrets. */
    @Override
    public String toString() {
        return "TableOptions[display=" + display + ", sort=" + sort + ", plugins=" + plugins.keySet() + "]";
    }
}
