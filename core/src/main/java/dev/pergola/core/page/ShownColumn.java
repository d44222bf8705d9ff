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
 * @param markup how its type and plugins show its values to people, where there are such
 * @param tree how its type writes its values for programs, where that is not as they are
 */
public record ShownColumn(
        String name,
        int cell,
        Optional<ColumnSchema> schema,
        Optional<ReferencedTable> reference,
        Optional<CellMarkup> markup,
        Optional<CellTree> tree) {

    /** Checks the parts. */
    public ShownColumn {
        requireNonNull(name, "name is null");
        requireNonNull(schema, "schema is null");
        requireNonNull(reference, "reference is null");
        requireNonNull(markup, "markup is null");
        requireNonNull(tree, "tree is null");
        if (cell < 0) {
            throw new IllegalArgumentException("cell is negative: " + cell);
        }
    }

    /** A column whose values are shown as they are. */
    public ShownColumn(String name, int cell, Optional<ColumnSchema> schema, Optional<ReferencedTable> reference) {
        this(name, cell, schema, reference, Optional.empty(), Optional.empty());
    }

    /** The same column, whose cells are shown so, or else as before. */
    public ShownColumn marked(CellMarkup more) {
        CellMarkup both = markup.<CellMarkup>map(first -> () -> first.html().or(more::html))
                .orElse(more);
        return new ShownColumn(name, cell, schema, reference, Optional.of(both), tree);
    }

    /** The same column with another way to write its values for programs. */
    public ShownColumn writtenAs(CellTree other) {
        return new ShownColumn(name, cell, schema, reference, markup, Optional.of(other));
    }

    /** A column of which nothing is known but its name. */
    public static ShownColumn of(String name, int cell) {
        return new ShownColumn(name, cell, Optional.empty(), Optional.empty());
    }
}
