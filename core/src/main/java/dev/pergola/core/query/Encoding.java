package dev.pergola.core.query;

/** In which form a reader can use whole rows, beside their cells. */
public enum Encoding {
    /** Cells only. */
    NONE,
    /** As JSON objects. */
    JSON,
    /** As one text: see {@link dev.pergola.core.model.JoinedCells}. */
    JOINED
}
