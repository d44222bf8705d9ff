package dev.pergola.core.change;

import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.text.SqlIdentifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table that is made again with changes, and from what its columns are filled.
 *
 * @param definition of the table afterwards
 * @param sources for each column that is filled: the SQL of its value in the table before
 */
public record Rebuild(TableDefinition definition, Map<String, String> sources) {

    /** Copies the map. */
    public Rebuild {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    }

    /**
     * Plans it.
     *
     * @param before the table after columns were added and renamed
     * @param request what to change
     * @param renamed the names that columns have got, by those before
     * @param schema of the database, for relations
     * @return the plan
     * @throws dev.pergola.api.ServerException where a relation leads nowhere
     */
    public static Rebuild of(
            TableDefinition before, AlterRequest request, Map<String, String> renamed, DatabaseSchema schema) {
        Planner planner = new Planner(renamed, schema, new ArrayList<>());
        TableDefinition after = planner.apply(before, request);
        Refusal.where(planner.problems());
        Map<String, String> sources = new LinkedHashMap<>();
        List<String> kept = before.columnNames();
        for (String column : after.writableColumns()) {
            if (kept.contains(column)) {
                sources.put(column, planner.source(column, request));
            }
        }
        return new Rebuild(after, sources);
    }

    private record Planner(Map<String, String> renamed, DatabaseSchema schema, List<String> problems) {

        private String now(String name) {
            return renamed.getOrDefault(name, name);
        }

        private List<String> now(List<String> names) {
            return names.stream().map(this::now).toList();
        }

        TableDefinition apply(TableDefinition before, AlterRequest request) {
            TableDefinition table = before;
            for (AlterOperation operation : request.operations()) {
                table = apply(table, operation);
            }
            return table.dropping(now(List.copyOf(request.dropped())));
        }

        private TableDefinition apply(TableDefinition table, AlterOperation operation) {
            if (operation instanceof AlterOperation.AddColumn add) {
                return add.inPlace()
                        ? table
                        : table.changing(add.column().name(), column -> DefinedColumn.of(add.column()));
            }
            if (operation instanceof AlterOperation.AlterColumn alter) {
                return table.changing(now(alter.name()), column -> altered(column, alter));
            }
            if (operation instanceof AlterOperation.SetPrimaryKey key) {
                return table.withPrimaryKey(now(key.columns()));
            }
            if (operation instanceof AlterOperation.ReorderColumns order) {
                return table.reordered(now(order.columns()));
            }
            if (operation instanceof AlterOperation.AddForeignKey key) {
                return referring(table, key);
            }
            if (operation instanceof AlterOperation.DropForeignKey key) {
                return table.withoutReference(now(key.column()));
            }
            if (operation instanceof AlterOperation.SetForeignKeys keys) {
                TableDefinition without = table;
                for (String column : table.referring()) {
                    without = without.withoutReference(column);
                }
                for (AlterOperation.AddForeignKey key : keys.keys()) {
                    without = referring(without, key);
                }
                return without;
            }
            return table;
        }

        private TableDefinition referring(TableDefinition table, AlterOperation.AddForeignKey key) {
            Optional<String> sql = key.reference().sql(schema, problems);
            return sql.isEmpty() ? table : table.withReference(now(key.column()), sql.get());
        }

        private static DefinedColumn altered(DefinedColumn column, AlterOperation.AlterColumn change) {
            DefinedColumn now = column;
            if (change.kind().isPresent()) {
                now = now.withType(change.kind().get().declaration());
            }
            if (change.notNull().isPresent()) {
                now = change.notNull().get()
                        ? now.with(ColumnClause.Kind.NOT_NULL, "NOT NULL")
                        : now.without(ColumnClause.Kind.NOT_NULL);
            }
            if (change.defaultChanges()) {
                now = change.defaultSql().isPresent()
                        ? now.with(
                                ColumnClause.Kind.DEFAULT,
                                "DEFAULT " + change.defaultSql().get())
                        : now.without(ColumnClause.Kind.DEFAULT);
            }
            return now;
        }

        /** A new column that must not be NULL is filled by its default. */
        String source(String column, AlterRequest request) {
            return request.all(AlterOperation.AddColumn.class)
                    .filter(add -> add.column().name().equals(column) && !add.inPlace())
                    .filter(add -> add.column().notNull())
                    .flatMap(add -> add.column().defaultSql().stream())
                    .findFirst()
                    .orElseGet(() -> SqlIdentifier.quoteAlways(column));
        }
    }
}
