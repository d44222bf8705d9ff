package dev.pergola.core.change;

import dev.pergola.core.model.PlainValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of operations on a table, and how each is read. */
enum AlterKind {
    /** See {@link AlterOperation.AddColumn}. */
    ADD_COLUMN {
        @Override
        AlterOperation read(Arguments arguments) {
            arguments.refuseOthersThan(Set.of("name", "type", "not_null", "default", "default_expr"));
            String name = newName(arguments, "name");
            Optional<ColumnKind> kind = kind(arguments);
            boolean notNull = arguments.truth("not_null");
            Optional<String> defaultSql = ColumnDraft.defaultOf(arguments);
            return new AlterOperation.AddColumn(new ColumnDraft(
                    name,
                    kind.orElse(ColumnKind.TEXT),
                    notNull,
                    defaultSql,
                    arguments.has("default"),
                    Optional.empty()));
        }
    },
    /** See {@link AlterOperation.RenameColumn}. */
    RENAME_COLUMN {
        @Override
        AlterOperation read(Arguments arguments) {
            arguments.refuseOthersThan(Set.of("name", "to"));
            return new AlterOperation.RenameColumn(arguments.text("name").orElse(""), newName(arguments, "to"));
        }
    },
    /** See {@link AlterOperation.RenameTable}. */
    RENAME_TABLE {
        @Override
        AlterOperation read(Arguments arguments) {
            arguments.refuseOthersThan(Set.of("to"));
            Optional<String> to = arguments.text("to");
            to.flatMap(Names::problemOfTable).ifPresent(problem -> arguments.problem("to", problem));
            return new AlterOperation.RenameTable(to.orElse(""));
        }
    },
    /** See {@link AlterOperation.AlterColumn}. */
    ALTER_COLUMN {
        @Override
        AlterOperation read(Arguments arguments) {
            arguments.refuseOthersThan(Set.of("name", "type", "not_null", "default", "default_expr"));
            String name = arguments.text("name").orElse("");
            boolean defaultChanges = arguments.has("default") || arguments.has("default_expr");
            if (!defaultChanges && !arguments.has("type") && !arguments.has("not_null")) {
                arguments.problem(
                        "", "Value error, At least one of type, not_null, default or default_expr must be provided");
            }
            return new AlterOperation.AlterColumn(
                    name,
                    kind(arguments),
                    arguments.has("not_null") ? Optional.of(arguments.truth("not_null")) : Optional.empty(),
                    defaultChanges,
                    ColumnDraft.defaultOf(arguments));
        }
    },
    /** See {@link AlterOperation.DropColumn}. */
    DROP_COLUMN {
        @Override
        AlterOperation read(Arguments arguments) {
            arguments.refuseOthersThan(Set.of("name"));
            return new AlterOperation.DropColumn(arguments.text("name").orElse(""));
        }
    },
    /** See {@link AlterOperation.SetPrimaryKey}. */
    SET_PRIMARY_KEY {
        @Override
        AlterOperation read(Arguments arguments) {
            arguments.refuseOthersThan(Set.of("columns"));
            List<String> columns = arguments.names("columns");
            columns.forEach(
                    name -> Names.problemOfColumn(name).ifPresent(problem -> arguments.problem("columns", problem)));
            return new AlterOperation.SetPrimaryKey(columns);
        }
    },
    /** See {@link AlterOperation.ReorderColumns}. */
    REORDER_COLUMNS {
        @Override
        AlterOperation read(Arguments arguments) {
            arguments.refuseOthersThan(Set.of("columns"));
            return new AlterOperation.ReorderColumns(arguments.names("columns"));
        }
    },
    /** See {@link AlterOperation.AddForeignKey}. */
    ADD_FOREIGN_KEY {
        @Override
        AlterOperation read(Arguments arguments) {
            return foreignKey(arguments);
        }
    },
    /** See {@link AlterOperation.DropForeignKey}. */
    DROP_FOREIGN_KEY {
        @Override
        AlterOperation read(Arguments arguments) {
            arguments.refuseOthersThan(Set.of("column"));
            return new AlterOperation.DropForeignKey(arguments.text("column").orElse(""));
        }
    },
    /** See {@link AlterOperation.SetForeignKeys}. */
    SET_FOREIGN_KEYS {
        @Override
        AlterOperation read(Arguments arguments) {
            arguments.refuseOthersThan(Set.of("foreign_keys"));
            if (!arguments.has("foreign_keys")) {
                arguments.problem("foreign_keys", "Field required");
            } else if (!(arguments.value("foreign_keys") instanceof PlainValue.Items)) {
                arguments.problem("foreign_keys", "Input should be a valid list");
            }
            List<PlainValue> items =
                    arguments.value("foreign_keys") instanceof PlainValue.Items list ? list.values() : List.of();
            List<AlterOperation.AddForeignKey> keys = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                String place = arguments.path() + ".foreign_keys." + i;
                if (items.get(i) instanceof PlainValue.Fields fields) {
                    keys.add(foreignKey(new Arguments(place, fields.values(), arguments.problems())));
                } else {
                    arguments.problems().add(place + ": Input should be a valid dictionary");
                }
            }
            return new AlterOperation.SetForeignKeys(keys);
        }
    };

    private final String word = name().toLowerCase(Locale.ROOT);

    abstract AlterOperation read(Arguments arguments);

    private static String newName(Arguments arguments, String argument) {
        Optional<String> name = arguments.text(argument);
        name.flatMap(Names::problemOfColumn).ifPresent(problem -> arguments.problem(argument, problem));
        return name.orElse("");
    }

    private static Optional<ColumnKind> kind(Arguments arguments) {
        if (arguments.value("type") instanceof PlainValue.Nothing) {
            return Optional.empty();
        }
        Optional<ColumnKind> kind = arguments.value("type") instanceof PlainValue.Text text
                ? ColumnKind.named(text.value())
                : Optional.empty();
        if (kind.isEmpty()) {
            arguments.problem("type", "Input should be 'text', 'integer', 'float' or 'blob'");
        }
        return kind;
    }

    private static AlterOperation.AddForeignKey foreignKey(Arguments arguments) {
        arguments.refuseOthersThan(Set.of("column", "fk_table", "fk_column"));
        String column = arguments.text("column").orElse("");
        Optional<ReferenceDraft> reference = ReferenceDraft.of(arguments);
        if (reference.isEmpty() && !arguments.has("fk_column")) {
            arguments.problem("", "fk_table is required");
        }
        return new AlterOperation.AddForeignKey(
                column, reference.orElseGet(() -> new ReferenceDraft("", Optional.empty())));
    }

    /** Reads one operation; empty where something is wrong, which the problems tell. */
    static Optional<AlterOperation> read(String path, PlainValue json, List<String> problems) {
        if (!(json instanceof PlainValue.Fields fields)) {
            problems.add(path + ": Input should be a valid dictionary or object to extract fields from");
            return Optional.empty();
        }
        Map<String, PlainValue> members = fields.values();
        if (!members.containsKey("op")) {
            problems.add(path + ": Unable to extract tag using discriminator 'op'");
            return Optional.empty();
        }
        String name = members.get("op") instanceof PlainValue.Text text ? text.value() : "";
        Optional<AlterKind> tag =
                Arrays.stream(values()).filter(each -> each.word.equals(name)).findFirst();
        if (tag.isEmpty()) {
            problems.add(path + ": Input tag '" + name + "' found using 'op' does not match any of the expected tags: "
                    + Arrays.stream(values()).map(each -> "'" + each.word + "'").collect(Collectors.joining(", ")));
            return Optional.empty();
        }
        Arguments outer = new Arguments(path + "." + name, members, problems);
        int before = problems.size();
        if (!outer.has("args")) {
            outer.problem("args", "Field required");
        } else if (!(outer.value("args") instanceof PlainValue.Fields)) {
            outer.problem("args", "Input should be a valid dictionary or instance of its arguments");
        }
        Map<String, PlainValue> args =
                outer.value("args") instanceof PlainValue.Fields inner ? inner.values() : Map.of();
        Optional<AlterOperation> operation = problems.size() > before
                ? Optional.empty()
                : Optional.of(tag.get().read(new Arguments(outer.path() + ".args", args, problems)));
        outer.refuseOthersThan(Set.of("op", "args"));
        return problems.size() > before ? Optional.empty() : operation;
    }
}
