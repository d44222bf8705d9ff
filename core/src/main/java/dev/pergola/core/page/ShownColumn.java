package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.ColumnSchema;
import java.util.Optional;

/**
 * A column of a grid.
 *
 * @param name its heading
 * @param cell which cell of the cursor it shows, from 0
 * @param schema what the table says about it; empty for the columns of a query and for the rowid
 * @param reference the table that its values refer to, if any
 * @param text how its texts are shown to people, where that is not as they are
 * @param markup how plugins show its values, where there are plugins that may
 */
public record ShownColumn(
        String name,
        int cell,
        Optional<ColumnSchema> schema,
        Optional<ReferencedTable> reference,
        Optional<CellText> text,
        Optional<CellMarkup> markup) {

    /** Checks the parts. */
    public ShownColumn {
        requireNonNull(name, "name is null");
        requireNonNull(schema, "schema is null");
        requireNonNull(reference, "reference is null");
        requireNonNull(text, "text is null");
        requireNonNull(markup, "markup is null");
        if (cell < 0) {
            throw new IllegalArgumentException("cell is negative: " + cell);
        }
    }

    /** A column whose texts are shown as they are. */
    public ShownColumn(String name, int cell, Optional<ColumnSchema> schema, Optional<ReferencedTable> reference) {
        this(name, cell, schema, reference, Optional.empty(), Optional.empty());
    }

    /** The same column with another way to show its texts. */
    public ShownColumn shownAs(CellText other) {
        return new ShownColumn(name, cell, schema, reference, Optional.of(other), markup);
    }

    /** The same column, whose cells plugins may show. */
    public ShownColumn marked(CellMarkup other) {
        return new ShownColumn(name, cell, schema, reference, text, Optional.of(other));
    }

    /** A column of which nothing is known but its name. */
    public static ShownColumn of(String name, int cell) {
        return new ShownColumn(name, cell, Optional.empty(), Optional.empty());
    }
}
