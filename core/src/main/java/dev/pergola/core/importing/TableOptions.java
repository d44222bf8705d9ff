package dev.pergola.core.importing;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.change.ColumnKind;
import dev.pergola.core.change.Conflict;
import dev.pergola.core.change.ReferenceDraft;
import dev.pergola.core.model.PlainValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How tables are made and filled.
 *
 * @param existing what becomes of tables that are there
 * @param conflict what becomes of rows that contradict others
 * @param key names of the columns of the primary key; empty for none
 * @param infer whether types are found out; otherwise every column holds text
 * @param types of columns that are not found out
 * @param notNull columns without NULL
 * @param defaults of columns, also for their empty values
 * @param references of columns
 * @param indexed columns with an index
 * @param fullText columns with full-text search
 * @param strict whether the table is STRICT
 * @param emptyNull whether empty text becomes NULL in columns of text, too
 * @param alter whether columns that a table lacks are added
 */
public record TableOptions(
        Existing existing,
        Conflict conflict,
        List<String> key,
        boolean infer,
        Map<String, ColumnKind> types,
        Set<String> notNull,
        Map<String, PlainValue> defaults,
        Map<String, ReferenceDraft> references,
        List<String> indexed,
        List<String> fullText,
        boolean strict,
        boolean emptyNull,
        boolean alter) {

    /** Checks and copies the parts. */
    public TableOptions {
        requireNonNull(existing, "existing is null");
        requireNonNull(conflict, "conflict is null");
        key = List.copyOf(key);
        types = Map.copyOf(types);
        notNull = Set.copyOf(notNull);
        defaults = Map.copyOf(defaults);
        references = Map.copyOf(references);
        indexed = List.copyOf(indexed);
        fullText = List.copyOf(fullText);
    }

    /** What is said about a column, whose name SQLite compares without regard to case. */
    static <T> Optional<T> of(String column, Map<String, T> said) {
        return said.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(column))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Every column of which something is said. */
    Set<String> mentioned() {
        Set<String> mentioned = new LinkedHashSet<>(types.keySet());
        mentioned.addAll(notNull);
        mentioned.addAll(defaults.keySet());
        mentioned.addAll(references.keySet());
        mentioned.addAll(indexed);
        mentioned.addAll(fullText);
        return mentioned;
    }
}
