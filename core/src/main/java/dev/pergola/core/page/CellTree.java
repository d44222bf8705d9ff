package dev.pergola.core.page;

import dev.pergola.core.model.PlainValue;
import java.util.Optional;

/** What stands for the values of a column in JSON. Called by the renderer for each cell. */
@FunctionalInterface
public interface CellTree {

    /**
     * The cell of the row at which the cursor of the grid stands.
     *
     * @return any tree; empty where the value is written as it is
     */
    Optional<PlainValue> json();
}
