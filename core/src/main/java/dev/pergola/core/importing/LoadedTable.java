package dev.pergola.core.importing;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What became of one table.
 *
 * @param name of the table
 * @param created whether it is new
 * @param rows that were read and could be used
 * @param written rows that were added or changed; fewer where some were left out because they contradict others
 * @param bad rows that were left out because they could not be used
 * @param firstBad what was wrong with the first of them
 * @param definition its CREATE statement and those of its indexes
 * @param sample its columns and first rows as text, where they were asked for
 */
public record LoadedTable(
        String name,
        boolean created,
        long rows,
        long written,
        long bad,
        List<String> firstBad,
        String definition,
        List<List<String>> sample) {

    /** Checks and copies the parts. */
    public LoadedTable {
        requireNonNull(name, "name is null");
        firstBad = List.copyOf(firstBad);
        requireNonNull(definition, "definition is null");
        sample = List.copyOf(sample);
    }
}
