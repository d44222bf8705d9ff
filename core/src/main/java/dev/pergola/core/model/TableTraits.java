package dev.pergola.core.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What was found out about a table beyond its definition; it decides how the table is shown.
 *
 * @param hidden whether lists show it last and folded up; it can still be read
 * @param ftsTable the full-text table that searches this one
 * @param labelColumn the column whose value names a row to people
 */
public record TableTraits(boolean hidden, Optional<String> ftsTable, Optional<String> labelColumn) {

    private static final TableTraits NONE = new TableTraits(false, Optional.empty(), Optional.empty());

    /** Checks the parts. */
    public TableTraits {
        requireNonNull(ftsTable, "ftsTable is null");
        requireNonNull(labelColumn, "labelColumn is null");
    }

    /**
     * A table about which nothing special is known.
     *
     * @return visible, not searchable, without a label
     */
    public static TableTraits none() {
        return NONE;
    }
}
