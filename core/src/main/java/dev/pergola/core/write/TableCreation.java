package dev.pergola.core.write;

import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import dev.pergola.core.change.CreateRequest;
import dev.pergola.core.change.Refusal;
import dev.pergola.core.change.RowsChange;
import dev.pergola.core.change.TableDraft;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.text.SqlIdentifier;
import java.util.List;
import java.util.Optional;

/** Makes a table, or adds rows to one that is there. */
public final class TableCreation {

    private TableCreation() {}

    /**
     * What was made.
     *
     * @param created whether the table is new
     * @param before its CREATE statement before; empty for a new one
     * @param schema the same now
     */
    public record Outcome(boolean created, String before, String schema) {}

    /**
     * Makes a table.
     *
     * @param transaction in which
     * @param request what to make
     * @param schema of the database before
     * @return what was made
     * @throws dev.pergola.api.ServerException where SQLite refuses, or there is a table that does not fit
     */
    public static Outcome run(Transaction transaction, CreateRequest request, DatabaseSchema schema) {
        Schema now = new Schema(transaction);
        Optional<TableSchema> existing = schema.table(request.table());
        String before = now.sqlOf(request.table()).orElse("");
        if (existing.isPresent()) {
            RowInsertion.run(transaction, change(request, fitting(request, existing.get())));
        } else {
            TableDraft draft = request.draft();
            transaction.execute(Sql.of(draft.sql(schema)));
            if (request.fromRows()) {
                RowInsertion.run(transaction, change(request, made(draft)));
            }
        }
        return new Outcome(
                existing.isEmpty(), before, now.sqlOf(request.table()).orElse(""));
    }

    private static TableSchema fitting(CreateRequest request, TableSchema table) {
        if (table.view()) {
            throw Refusal.of("view " + SqlIdentifier.quoteAlways(table.name()) + " already exists");
        }
        if (!request.fromRows()) {
            throw Refusal.of("table " + SqlIdentifier.quoteAlways(table.name()) + " already exists");
        }
        if (!request.key().isEmpty() && !request.key().equals(table.primaryKey())) {
            throw Refusal.of("pk cannot be changed for existing table");
        }
        return table;
    }

    private static RowsChange change(CreateRequest request, TableSchema table) {
        return RowsChange.ofNew(request, table);
    }

    private static TableSchema made(TableDraft draft) {
        List<ColumnSchema> columns = draft.columns().stream()
                .map(column -> ColumnSchema.of(column.name(), column.kind().declaration())
                        .withPrimaryKeyPosition(draft.key().indexOf(column.name()) + 1))
                .toList();
        return TableSchema.of(draft.name(), TableKind.TABLE, columns);
    }
}
