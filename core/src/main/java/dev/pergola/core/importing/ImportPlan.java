package dev.pergola.core.importing;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.tabular.ReadingOptions;
import java.util.List;

/**
 * What is to be imported, and how.
 *
 * @param tables in order, each named once
 * @param reading how inputs are read
 * @param options how tables are made
 * @param skipBadRows whether rows that cannot be used are left out
 * @param dryRun whether everything is taken back at the end
 */
public record ImportPlan(
        List<TableFiles> tables, ReadingOptions reading, TableOptions options, boolean skipBadRows, boolean dryRun) {

    /** Checks and copies the parts. */
    public ImportPlan {
        tables = List.copyOf(tables);
        requireNonNull(reading, "reading is null");
        requireNonNull(options, "options is null");
    }
}
