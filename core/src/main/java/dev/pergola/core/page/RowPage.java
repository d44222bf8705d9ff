package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.RowIdentifier;
import dev.pergola.core.model.TableSchema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of a table with everything that refers to it.
 *
 * @param frame what every page has
 * @param database whose table it is
 * @param table the table
 * @param row which row
 * @param grid the one row
 * @param incoming what refers to it
 * @param extras what a program asked for in addition, by name; in order
 */
public record RowPage(
        PageFrame frame,
        DatabaseInfo database,
        TableSchema table,
        RowIdentifier row,
        RowGrid grid,
        List<IncomingLink> incoming,
        Map<String, PlainValue> extras)
        implements Page {

    /** Checks the parts and copies the collections. */
    public RowPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(database, "database is null");
        requireNonNull(table, "table is null");
        requireNonNull(row, "row is null");
        requireNonNull(grid, "grid is null");
        incoming = List.copyOf(incoming);
        extras = Collections.unmodifiableMap(new LinkedHashMap<>(extras));
    }
}
