package dev.pergola.api.hook.table;

import dev.pergola.api.data.SqlValue;
import java.util.List;

/**
 * What a statement over rows has found.
 *
 * @param rows in the order of the statement, each with a value for each of its columns
 * @param truncated whether there were more than were asked for
 */
public record Summary(List<List<SqlValue>> rows, boolean truncated) {

    /** Copies the rows. */
    public Summary {
        rows = rows.stream().map(List::copyOf).toList();
    }
}
