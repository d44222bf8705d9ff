package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.RowCount;
import dev.pergola.core.model.TableSchema;
import java.util.Optional;

/**
 * A table or view in a list.
 *
 * @param table the table or view
 * @param count how many rows it has; empty for views and where that is not known in time
 * @param restricted whether only some people may see it
 */
public record TableSummary(TableSchema table, Optional<RowCount> count, boolean restricted) {

    /** Checks the parts. */
    public TableSummary {
        requireNonNull(table, "table is null");
        requireNonNull(count, "count is null");
    }

    /** How many relations with other tables it has, in both directions. */
    public int relations() {
        return table.outgoing().size() + table.incoming().size();
    }
}
