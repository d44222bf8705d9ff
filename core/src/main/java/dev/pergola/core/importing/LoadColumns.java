package dev.pergola.core.importing;

import dev.pergola.core.change.ColumnKind;
import dev.pergola.core.db.BulkTransaction;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.problem.Suggestions;
import dev.pergola.core.tabular.InputFault;
import dev.pergola.core.tabular.TypedColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The columns into which the inputs of one table go, as they are met. For the thread that reads. */
final class LoadColumns {

    private final String table;
    private final TableOptions options;
    private final Optional<TableSchema> existing;
    private final List<TypedColumn> columns = new ArrayList<>();
    private final Map<String, Integer> inThisInput = new HashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private String input = "";

    LoadColumns(String table, TableOptions options, Optional<TableSchema> existing) {
        this.table = table;
        this.options = options;
        this.existing = existing;
    }

    /** Another input begins. */
    void begin(String name) {
        input = name;
        inThisInput.clear();
    }

    String input() {
        return input;
    }

    List<TypedColumn> all() {
        return columns;
    }

    /** What people should know about the names. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** The index of a column, which may be new. */
    int index(String name, long line) {
        Integer known = inThisInput.get(name);
        if (known != null) {
            return known;
        }
        int index = find(usable(name), line);
        inThisInput.put(name, index);
        return index;
    }

    /** The indexes of columns; the same name twice means two of them. */
    List<Integer> header(List<String> names, long line) {
        List<Integer> indexes = new ArrayList<>();
        for (String name : names) {
            int index = find(usable(name), line);
            inThisInput.put(inThisInput.containsKey(name) ? name + '\0' + indexes.size() : name, index);
            indexes.add(index);
        }
        return indexes;
    }

    private String usable(String name) {
        return name.isBlank()
                ? "column_" + (inThisInput.size() + 1)
                : name.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private int find(String name, long line) {
        String free = name;
        for (int number = 2; isTaken(free); number++) {
            free = name + "_" + number;
        }
        if (!free.equals(name)) {
            notes.add(input + ": another column is called " + name + " already, so this one became " + free + ".");
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(free)) {
                return i;
            }
        }
        columns.add(column(free, line));
        if (columns.size() > BulkTransaction.MOST_COLUMNS) {
            throw InputFault.at(
                    input,
                    line,
                    "there are more than 2,000 columns, which no table of SQLite can have",
                    "Leave columns out, or check whether the right delimiter was found: --delimiter says which.");
        }
        return columns.size() - 1;
    }

    /** Whether a column of this input has the name, as SQLite compares them. */
    private boolean isTaken(String name) {
        return inThisInput.values().stream()
                .anyMatch(index -> columns.get(index).name().equalsIgnoreCase(name));
    }

    private TypedColumn column(String name, long line) {
        TypedColumn column = existing.map(known -> ofTable(known, name, line)).orElseGet(() -> made(name));
        TableOptions.of(name, options.defaults()).ifPresent(column::replaceEmpty);
        return column;
    }

    private TypedColumn ofTable(TableSchema known, String name, long line) {
        for (ColumnSchema column : known.columns()) {
            if (column.name().equalsIgnoreCase(name)) {
                boolean number = column.affinity().numeric();
                return TypedColumn.ofTable(column.name(), number || options.emptyNull());
            }
        }
        if (options.alter()) {
            return made(name);
        }
        String hint = "Say --alter to add the columns that it lacks.";
        throw InputFault.at(
                input,
                line,
                "the table " + table + " has no column " + name,
                Suggestions.sentence(name, known.columnNames())
                        .map(similar -> similar + " " + hint)
                        .orElse(hint));
    }

    private TypedColumn made(String name) {
        return TableOptions.of(name, options.types())
                .map(type -> TypedColumn.asked(name, type, options.emptyNull()))
                .orElseGet(() -> options.infer()
                        ? TypedColumn.unknown(name, options.emptyNull())
                        : TypedColumn.asked(name, ColumnKind.TEXT, options.emptyNull()));
    }
}
