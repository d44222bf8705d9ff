package dev.pergola.core.page;

import java.util.Optional;

/** How plugins show the values of a column. Called by the renderer for each cell that the type of the column does not show. */
@FunctionalInterface
public interface CellMarkup {

    /**
     * The cell of the row at which the cursor of the grid stands.
     *
     * @return safe HTML; empty where the cell is shown as usual
     */
    Optional<String> html();
}
