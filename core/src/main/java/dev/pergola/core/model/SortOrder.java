package dev.pergola.core.model;

import static java.util.Objects.requireNonNull;

/**
 * The order of rows by one column.
 *
 * @param column its name
 * @param descending whether the largest value comes first; NULL counts as smaller than everything
 */
public record SortOrder(String column, boolean descending) {

    /** Checks the name. */
    public SortOrder {
        requireNonNull(column, "column is null");
    }

    /**
     * Smallest value first.
     *
     * @param column its name
     * @return the order
     */
    public static SortOrder ascending(String column) {
        return new SortOrder(column, false);
    }

    /**
     * Largest value first.
     *
     * @param column its name
     * @return the order
     */
    public static SortOrder descending(String column) {
        return new SortOrder(column, true);
    }
}
