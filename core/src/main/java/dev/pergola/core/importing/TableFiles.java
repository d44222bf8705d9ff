package dev.pergola.core.importing;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.tabular.Input;
import java.util.List;

/**
 * A table and what goes into it.
 *
 * @param table its name
 * @param inputs one after the other, at least one
 */
public record TableFiles(String table, List<Input> inputs) {

    /** Checks and copies the parts. */
    public TableFiles {
        requireNonNull(table, "table is null");
        inputs = List.copyOf(inputs);
    }
}
