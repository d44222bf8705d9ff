package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.RowCount;
import dev.pergola.core.model.TableSchema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of one table or view.
 *
 * @param frame what every page has
 * @param database whose table it is
 * @param table the table or view
 * @param grid the rows
 * @param count how many rows meet the conditions; empty where that is not known in time
 * @param controls filters, order and search
 * @param facets the most frequent values of some columns
 * @param offers what the reader may do with the rows
 * @param extras what a program asked for in addition, by name; in order
 */
public record TablePage(
        PageFrame frame,
        DatabaseInfo database,
        TableSchema table,
        RowGrid grid,
        Optional<RowCount> count,
        TableControls controls,
        TableFacets facets,
        TableOffers offers,
        Map<String, PlainValue> extras)
        implements Page {

    /** Checks the parts and copies the map. */
    public TablePage {
        requireNonNull(frame, "frame is null");
        requireNonNull(database, "database is null");
        requireNonNull(table, "table is null");
        requireNonNull(grid, "grid is null");
        requireNonNull(count, "count is null");
        requireNonNull(controls, "controls is null");
        requireNonNull(facets, "facets is null");
        requireNonNull(offers, "offers is null");
        extras = Collections.unmodifiableMap(new LinkedHashMap<>(extras));
    }
}
