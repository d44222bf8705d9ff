package dev.pergola.core.page;

import java.util.Optional;

/** How the type of a column and plugins show its values. Called by the renderer for each cell. */
@FunctionalInterface
public interface CellMarkup {

    /**
     * The cell of the row at which the cursor of the grid stands.
     *
     * @return safe HTML; empty where the cell is shown as usual
     */
    Optional<String> html();
}
