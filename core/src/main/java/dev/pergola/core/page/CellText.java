package dev.pergola.core.page;

import java.util.Optional;

/** How the texts of a column are shown to people. Called by the renderer for each cell that holds a text. */
@FunctionalInterface
public interface CellText {

    /**
     * A text as HTML.
     *
     * @param text the value of a cell
     * @return safe HTML; empty where it is shown like any text
     */
    Optional<String> html(String text);
}
