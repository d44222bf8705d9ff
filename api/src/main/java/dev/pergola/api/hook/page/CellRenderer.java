package dev.pergola.api.hook.page;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Shows the values of cells in another way: on the pages of tables, rows and queries, and in the extra {@code render_cell} of
 * their JSON. The type that a column has shows its values before this is asked, and the cell that links a row of a table to
 * its page is never asked for.
 *
 * <p>Asked once for each column of a page whether it concerns it, and called for each cell of those that do, on the request
 * thread of the page, by many requests at once, in order of ranking from high to low until one answers. Read no database: a
 * page has many cells. What it throws is shown on the plugins page, and it is not asked again for this page.
 *
 * <p>Pages of rows are made anew for each request while there is such a hook, unless it says
 * {@link dev.pergola.api.hook.web.RouteHook#REPEATABLE}: the same for the same row.
 */
@ConsumerType
public interface CellRenderer {

    /**
     * What stands in a cell.
     *
     * @param cell the value and where it stands
     * @return safe markup, for a text {@link Html#text(String)}; empty to leave the cell to others. {@link Html#none()} asks no
     *     other and leaves the cell of a table or row as it usually is, and that of a query blank
     */
    Optional<Html> html(CellContext cell);

    /**
     * Whether cells of a column may be shown in another way. Cells of columns that concern nobody cost nothing.
     *
     * @param column of a page
     * @return true unless no cell of the column is of interest
     */
    default boolean concerns(CellColumn column) {
        return true;
    }
}
