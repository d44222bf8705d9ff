package dev.pergola.core.write;

import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import dev.pergola.core.change.AlterOperation;
import dev.pergola.core.change.AlterRequest;
import dev.pergola.core.change.ColumnDraft;
import dev.pergola.core.change.Rebuild;
import dev.pergola.core.change.Refusal;
import dev.pergola.core.change.TableDefinition;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.text.SqlIdentifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes a table: first columns are added and renamed, which SQLite does in place; then the table is made again where that
 * is not enough; last it gets its new name. For one transaction.
 */
public final class TableAlteration {

    private final Transaction transaction;
    private final AlterRequest request;
    private final DatabaseSchema schema;

    private TableAlteration(Transaction transaction, AlterRequest request, DatabaseSchema schema) {
        this.transaction = transaction;
        this.request = request;
        this.schema = schema;
    }

    /**
     * What was changed.
     *
     * @param name of the table now
     * @param before its CREATE statement
     * @param after the same now
     */
    public record Outcome(String name, String before, String after) {}

    /**
     * Changes a table.
     *
     * @param transaction in which
     * @param table its name
     * @param request what to change
     * @param schema of the database before
     * @return what was changed
     * @throws dev.pergola.api.ServerException where SQLite refuses, or a relation leads nowhere
     */
    public static Outcome run(Transaction transaction, String table, AlterRequest request, DatabaseSchema schema) {
        Schema now = new Schema(transaction);
        String before = now.sqlOf(table).orElse("");
        new TableAlteration(transaction, request, schema).alter(table);
        String name = request.newName().orElse(table);
        if (!name.equals(table)) {
            transaction.execute(Sql.of("alter table %s rename to %s"
                    .formatted(SqlIdentifier.quoteAlways(table), SqlIdentifier.quoteAlways(name))));
        }
        return new Outcome(name, before, now.sqlOf(name).orElse(""));
    }

    private void alter(String table) {
        request.all(AlterOperation.AddColumn.class).forEach(add -> add(table, add.column(), add));
        Map<String, String> wanted = wantedNames(table);
        Map<String, String> renamed = new LinkedHashMap<>();
        Map<String, String> later = new LinkedHashMap<>();
        List<String> columns = definition(table).columnNames();
        wanted.forEach((from, to) -> {
            boolean taken = columns.stream().anyMatch(to::equalsIgnoreCase);
            String first = taken ? unused(columns, to) : to;
            rename(table, from, first);
            renamed.put(from, first);
            if (taken) {
                later.put(first, to);
            }
        });
        if (!request.inPlace()) {
            TableDefinition definition = definition(table);
            Rebuild rebuild = Rebuild.of(definition, request, renamed, schema);
            if (!rebuild.definition().equals(definition) || !onlyRelations()) {
                new TableRebuild(transaction, table).run(definition, rebuild);
            }
        }
        later.forEach((from, to) -> rename(table, from, to));
    }

    private TableDefinition definition(String table) {
        return TableDefinition.parse(new Schema(transaction).sqlOf(table).orElse(""));
    }

    /** A relation that is there already leaves the table as it is. */
    private boolean onlyRelations() {
        return request.operations().stream()
                .allMatch(operation -> operation instanceof AlterOperation.AddForeignKey
                        || operation instanceof AlterOperation.SetForeignKeys
                        || operation instanceof AlterOperation.DropForeignKey);
    }

    private void add(String table, ColumnDraft column, AlterOperation.AddColumn operation) {
        String rules = operation.inPlace() && column.notNull()
                ? " NOT NULL DEFAULT " + column.defaultSql().orElseThrow()
                : "";
        transaction.execute(Sql.of("alter table %s add column %s %s%s"
                .formatted(
                        SqlIdentifier.quoteAlways(table),
                        SqlIdentifier.quoteAlways(column.name()),
                        column.kind().declaration(),
                        rules)));
    }

    /** New names by the old ones. One that another column keeps would lose the values of one of both. */
    private Map<String, String> wantedNames(String table) {
        List<String> columns = definition(table).columnNames();
        Map<String, String> wanted = new LinkedHashMap<>();
        request.all(AlterOperation.RenameColumn.class)
                .filter(rename ->
                        columns.contains(rename.name()) && !rename.to().equals(rename.name()))
                .forEach(rename -> wanted.put(rename.name(), rename.to()));
        for (Map.Entry<String, String> rename : wanted.entrySet()) {
            boolean kept = columns.stream()
                    .filter(column -> !column.equals(rename.getKey()))
                    .filter(rename.getValue()::equalsIgnoreCase)
                    .anyMatch(column ->
                            !wanted.containsKey(column) && !request.dropped().contains(column));
            if (kept) {
                throw Refusal.of("duplicate column name: " + rename.getValue());
            }
        }
        return wanted;
    }

    private static String unused(List<String> columns, String name) {
        String free = name;
        do {
            free = "_" + free;
        } while (columns.stream().anyMatch(free::equalsIgnoreCase));
        return free;
    }

    /** Without quotes where there can be none, because SQLite takes those over into the CREATE statement. */
    private void rename(String table, String from, String to) {
        transaction.execute(Sql.of("alter table %s rename column %s to %s"
                .formatted(
                        SqlIdentifier.quoteAlways(table), SqlIdentifier.quoteAlways(from), SqlIdentifier.quote(to))));
    }
}
