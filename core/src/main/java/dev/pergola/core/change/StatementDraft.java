package dev.pergola.core.change;

import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.text.SqlIdentifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Statements that somebody begins with instead of an empty editor; each value is a parameter. Pure functions. */
public enum StatementDraft {
    /** A row is added. */
    INSERT("insert") {
        @Override
        public String of(TableSchema table) {
            List<ColumnSchema> columns = table.columns().stream()
                    .filter(column -> !column.generated() && !column.hidden())
                    .filter(column -> !numbered(table, column))
                    .toList();
            Map<String, String> parameters = parameters(columns);
            return columns.isEmpty()
                    ? "insert into " + quoted(table) + " default values"
                    : "insert into %s (%s)\nvalues (%s)"
                            .formatted(
                                    quoted(table),
                                    columns.stream()
                                            .map(column -> SqlIdentifier.quote(column.name()))
                                            .collect(Collectors.joining(", ")),
                                    columns.stream()
                                            .map(column -> ":" + parameters.get(column.name()))
                                            .collect(Collectors.joining(", ")));
        }
    },
    /** Rows are changed. */
    UPDATE("update") {
        @Override
        public String of(TableSchema table) {
            List<ColumnSchema> all = table.columns().stream()
                    .filter(column -> !column.generated() && !column.hidden())
                    .toList();
            List<ColumnSchema> others =
                    all.stream().filter(column -> !column.inPrimaryKey()).toList();
            List<ColumnSchema> columns = others.isEmpty() ? all : others;
            Map<String, String> parameters = parameters(table.columns());
            String values = columns.stream()
                    .map(column -> "  " + SqlIdentifier.quote(column.name()) + " = :" + parameters.get(column.name()))
                    .collect(Collectors.joining(",\n"));
            return "update " + quoted(table) + " set\n" + values + "\n" + where(table);
        }
    },
    /** Rows are deleted. */
    DELETE("delete") {
        @Override
        public String of(TableSchema table) {
            return "delete from " + quoted(table) + "\n" + where(table);
        }
    };

    /** A table is made; it needs no other. */
    public static final String CREATE_TABLE = """
            create table new_table (
              id integer primary key,
              name text not null
            )""";

    private final String word;

    StatementDraft(String word) {
        this.word = word;
    }

    /**
     * Writes the statement.
     *
     * @param table what it changes
     * @return one statement with parameters
     */
    public abstract String of(TableSchema table);

    /** The word by which it is asked for. */
    public String word() {
        return word;
    }

    /**
     * Finds a kind of statement.
     *
     * @param word by which it is asked for
     * @return empty where there is none
     */
    public static Optional<StatementDraft> named(String word) {
        return List.of(values()).stream()
                .filter(draft -> draft.word.equals(word))
                .findFirst();
    }

    private static String quoted(TableSchema table) {
        return SqlIdentifier.quote(table.name());
    }

    /** SQLite counts the rows itself where the only key is an integer. */
    private static boolean numbered(TableSchema table, ColumnSchema column) {
        return column.inPrimaryKey()
                && table.primaryKey().size() == 1
                && column.declaredType().equalsIgnoreCase("integer");
    }

    private static String where(TableSchema table) {
        Map<String, String> parameters = parameters(table.columns());
        return table.rowKey().stream()
                .map(column -> SqlIdentifier.quote(column) + " = :" + parameters.getOrDefault(column, column))
                .collect(Collectors.joining("\n  and ", "where ", ""));
    }

    /** Names that can stand behind a colon, a different one for each column. */
    private static Map<String, String> parameters(List<ColumnSchema> columns) {
        Map<String, String> names = new HashMap<>();
        for (ColumnSchema column : columns) {
            String plain = column.name().replaceAll("[^A-Za-z0-9_]", "_").replaceFirst("^[0-9_]+", "");
            String base = plain.isEmpty() ? "value" : plain;
            String name = base;
            for (int number = 2; names.containsValue(name); number++) {
                name = base + number;
            }
            names.put(column.name(), name);
        }
        return names;
    }
}
