package dev.pergola.core.change;

import dev.pergola.core.model.PlainValue;
import java.util.Optional;
import java.util.Set;

/** Reads one of the columns that a new table is to have. */
final class CreatedColumn {

    private static final Set<String> KEYS =
            Set.of("name", "type", "not_null", "default", "default_expr", "fk_table", "fk_column");

    private CreatedColumn() {}

    /** The column; a makeshift where something is wrong, which the problems tell. */
    static ColumnDraft read(Arguments arguments) {
        arguments.refuseOthersThan(KEYS);
        String name = arguments.value("name") instanceof PlainValue.Text text ? text.value() : "";
        if (name.isEmpty()) {
            arguments.problems().add("Column name is required");
        } else {
            Names.problemOfColumn(name).ifPresent(arguments.problems()::add);
        }
        ColumnKind kind = kind(arguments);
        boolean notNull = arguments.truth("not_null");
        Optional<String> defaultSql = ColumnDraft.defaultOf(arguments);
        return new ColumnDraft(name, kind, notNull, defaultSql, arguments.has("default"), ReferenceDraft.of(arguments));
    }

    private static ColumnKind kind(Arguments arguments) {
        PlainValue type = arguments.value("type");
        if (type instanceof PlainValue.Nothing || type.equals(PlainValue.of(""))) {
            return ColumnKind.TEXT;
        }
        String word = type instanceof PlainValue.Text text ? text.value() : StoredJson.of(type);
        return ColumnKind.named(word).orElseGet(() -> {
            arguments.problems().add("Unsupported column type: " + word);
            return ColumnKind.TEXT;
        });
    }
}
