package dev.pergola.core.db;

import dev.pergola.core.model.Affinity;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.TableSchema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Guesses which column names a row to people. */
final class LabelColumn {

    private static final Set<String> TELLING_NAMES = Set.of("name", "title");
    private static final Set<String> KEY_NAMES = Set.of("id", "pk");

    private LabelColumn() {}

    /**
     * The only text that is unique; or the first column called name or title; or what stands beside the key in a table
     * of two columns.
     *
     * @param uniqueColumns columns that have a unique index of their own
     */
    static Optional<String> of(TableSchema table, List<String> uniqueColumns) {
        List<String> uniqueTexts = table.columns().stream()
                .filter(column -> column.affinity() == Affinity.TEXT && uniqueColumns.contains(column.name()))
                .map(ColumnSchema::name)
                .toList();
        if (uniqueTexts.size() == 1) {
            return Optional.of(uniqueTexts.get(0));
        }
        List<String> names = table.columnNames();
        return names.stream()
                .filter(name -> TELLING_NAMES.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .or(() -> besideTheKey(names));
    }

    private static Optional<String> besideTheKey(List<String> names) {
        List<String> others =
                names.stream().filter(name -> !KEY_NAMES.contains(name)).toList();
        return names.size() == 2 && others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
    }
}
