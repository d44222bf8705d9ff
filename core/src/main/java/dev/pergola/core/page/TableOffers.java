package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What the reader of a table page may do with its rows besides looking at them.
 *
 * @param sqlAddress the same rows as a query to be edited; empty where the reader may not run SQL
 * @param countAddress a query that counts the rows to the last one; empty where they have all been counted, or the reader may
 *     not run SQL
 * @param facets whether values may be counted for him
 * @param streams whether all rows are sent at once to those who ask for it
 */
public record TableOffers(Optional<String> sqlAddress, Optional<String> countAddress, boolean facets, boolean streams) {

    /** Nothing. */
    public static final TableOffers NONE = new TableOffers(Optional.empty(), Optional.empty(), false, false);

    /** Checks the parts. */
    public TableOffers {
        requireNonNull(sqlAddress, "sqlAddress is null");
        requireNonNull(countAddress, "countAddress is null");
    }
}
