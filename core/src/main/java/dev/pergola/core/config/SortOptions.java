package dev.pergola.core.config;

import java.util.List;
import java.util.Optional;

/**
 * The default order of a table.
 *
 * @param column the column to sort by, empty for the order of the primary key
 * @param descending whether greatest come first; only means something with a column
 * @param sortableColumns the only columns that a request may sort by; empty when it may be any, an empty list when none
 */
public record SortOptions(Optional<String> column, boolean descending, Optional<List<String>> sortableColumns) {

    /** Copies the list. */
    public SortOptions {
        sortableColumns = sortableColumns.map(List::copyOf);
    }
}
