package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.RowCount;
import java.util.Optional;

/**
 * Rows of another table that refer to the row of a page.
 *
 * @param key the relation, seen from the table of the page
 * @param count how many rows; empty where that is not known in time
 * @param address the other table, filtered to these rows
 */
public record IncomingLink(ForeignKey key, Optional<RowCount> count, String address) {

    /** Checks the parts. */
    public IncomingLink {
        requireNonNull(key, "key is null");
        requireNonNull(count, "count is null");
        requireNonNull(address, "address is null");
    }
}
