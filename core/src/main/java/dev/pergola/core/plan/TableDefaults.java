package dev.pergola.core.plan;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.SortOrder;
import java.util.List;
import java.util.Optional;

/**
 * What the configuration says about a table for requests that do not say it themselves.
 *
 * @param sort the order; empty for that of the key
 * @param pageSize rows of a page, cut to what is allowed; empty for that of the server
 * @param sortableColumns the columns that may be sorted by; empty for all
 * @param search how the table is searched
 * @param facets which facets it always shows
 */
public record TableDefaults(
        Optional<SortOrder> sort,
        Optional<Integer> pageSize,
        Optional<List<String>> sortableColumns,
        Search search,
        Facets facets) {

    private static final int USUAL_FACET_SIZE = 30;

    private static final TableDefaults NONE = new TableDefaults(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Search(Optional.empty(), Optional.empty(), false),
            new Facets(List.of(), USUAL_FACET_SIZE));

    /** Copies the list. */
    public TableDefaults {
        requireNonNull(sort, "sort is null");
        requireNonNull(pageSize, "pageSize is null");
        sortableColumns = sortableColumns.map(List::copyOf);
        requireNonNull(search, "search is null");
        requireNonNull(facets, "facets is null");
    }

    /**
     * How a table is searched.
     *
     * @param table the full-text table; empty for the one that the schema tells of
     * @param key the column that the full-text table's rowid refers to; empty for {@code rowid}
     * @param raw whether the search text is in the full-text query language, unless a request says otherwise
     */
    public record Search(Optional<String> table, Optional<String> key, boolean raw) {}

    /**
     * Facets of which a request says nothing.
     *
     * @param configured those that are always shown
     * @param size how many values each shows, unless a request says otherwise
     */
    public record Facets(List<Facet> configured, int size) {

        /** Copies the list. */
        public Facets {
            configured = List.copyOf(configured);
        }
    }

    /**
     * A facet that is always shown.
     *
     * @param type the name of its kind, which may be one that no plugin offers now
     * @param column which need not exist
     */
    public record Facet(String type, String column) {}

    /**
     * Nothing is said about the table.
     *
     * @return the empty value
     */
    public static TableDefaults none() {
        return NONE;
    }
}
