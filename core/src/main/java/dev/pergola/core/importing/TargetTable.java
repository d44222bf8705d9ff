package dev.pergola.core.importing;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Sql;
import dev.pergola.core.change.ColumnDraft;
import dev.pergola.core.change.Conflict;
import dev.pergola.core.change.DefaultExpression;
import dev.pergola.core.change.Names;
import dev.pergola.core.change.TableDraft;
import dev.pergola.core.db.BulkTransaction;
import dev.pergola.core.db.RowInserter;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.problem.Quotation;
import dev.pergola.core.text.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The table into which rows go: found, emptied or made.
 *
 * @param transaction in which
 * @param name of the table
 * @param options how it is made
 */
record TargetTable(BulkTransaction transaction, String name, TableOptions options) {

    /** The table that is there and stays; empty where one is to be made. Changes nothing. */
    Optional<TableSchema> existing() {
        Optional<TableSchema> found = transaction.schema().all().stream()
                .filter(table -> table.name().equalsIgnoreCase(name))
                .findFirst();
        if (found.isPresent()) {
            expectUsable(found.get());
        } else {
            expectUsableName();
        }
        return options.existing() == Existing.DROP ? Optional.empty() : found;
    }

    private void expectUsable(TableSchema found) {
        if (found.view()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    found.name() + " is a view, which holds no rows.",
                    "Choose another name by --table.");
        }
        if (options.existing() == Existing.REFUSE) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "There is a table " + found.name() + " already.",
                    "Say --append to add rows to it, --truncate to empty it first, --drop-table to make it anew, or choose"
                            + " another name by --table.");
        }
    }

    private void expectUsableName() {
        if (Names.problemOfTable(name).isPresent()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "No table can be called " + Quotation.of(name)
                            + "; names that begin with sqlite_ belong to SQLite.",
                    "Choose another name by --table.");
        }
    }

    /** Makes the table fit for rows of these columns; what happened is undone by going back. */
    void prepare(List<Piece.Column> columns) {
        if (options.existing() == Existing.DROP) {
            execute("drop table if exists " + SqlIdentifier.quoteAlways(name));
        }
        Optional<TableSchema> existing = existing();
        if (existing.isEmpty()) {
            create(columns);
            return;
        }
        if (options.existing() == Existing.TRUNCATE) {
            execute("delete from " + SqlIdentifier.quoteAlways(name));
        }
        for (Piece.Column column : columns) {
            if (existing.get().columns().stream()
                    .noneMatch(known -> known.name().equalsIgnoreCase(column.name()))) {
                execute("alter table %s add column %s %s"
                        .formatted(
                                SqlIdentifier.quoteAlways(name),
                                SqlIdentifier.quoteAlways(column.name()),
                                column.kind().declaration()));
            }
        }
    }

    private void create(List<Piece.Column> columns) {
        if (columns.isEmpty()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The table " + name + " was not made, because there are no rows that could tell its columns.",
                    "Leave it out, or check what should have written it.");
        }
        List<ColumnDraft> drafts = columns.stream().map(this::draft).toList();
        TableDraft draft = new TableDraft(name, drafts, key(columns));
        execute(draft.sql(transaction.schema()) + (options.strict() ? " STRICT" : ""));
    }

    private ColumnDraft draft(Piece.Column column) {
        Optional<String> value =
                TableOptions.of(column.name(), options.defaults()).map(DefaultExpression::literal);
        return new ColumnDraft(
                column.name(),
                column.kind(),
                options.notNull().stream().anyMatch(column.name()::equalsIgnoreCase),
                value,
                value.isPresent(),
                TableOptions.of(column.name(), options.references()));
    }

    /** The key with names as the columns have them. */
    private List<String> key(List<Piece.Column> columns) {
        List<String> key = new ArrayList<>();
        for (String wanted : options.key()) {
            Optional<String> known = columns.stream()
                    .map(Piece.Column::name)
                    .filter(wanted::equalsIgnoreCase)
                    .findFirst();
            if (known.isEmpty() && options.key().size() > 1) {
                throw new ServerException(
                        ErrorCode.BAD_REQUEST,
                        "The table " + name + " cannot have the key " + String.join(", ", options.key())
                                + ", because no input has a column " + wanted + ".",
                        "It has " + columns.stream().map(Piece.Column::name).collect(Collectors.joining(", ")) + ".");
            }
            key.add(known.orElse(wanted));
        }
        return key;
    }

    /** What adds rows of these columns. */
    RowInserter inserter(List<Piece.Column> columns) {
        String names = columns.stream()
                .map(column -> SqlIdentifier.quoteAlways(column.name()))
                .collect(Collectors.joining(","));
        String head =
                "%s into %s (%s) values ".formatted(options.conflict().verb(), SqlIdentifier.quoteAlways(name), names);
        return transaction.inserter(head, columns.size(), options.conflict() == Conflict.UPDATE ? update(columns) : "");
    }

    private String update(List<Piece.Column> columns) {
        List<String> key = existing().map(TableSchema::primaryKey).orElse(List.of());
        if (key.isEmpty()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The table " + name + " has no key by which rows could be found.",
                    "Say which columns are its key when it is made: --pk.");
        }
        String others = columns.stream()
                .map(Piece.Column::name)
                .filter(column -> key.stream().noneMatch(column::equalsIgnoreCase))
                .map(SqlIdentifier::quoteAlways)
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return " on conflict ("
                + key.stream().map(SqlIdentifier::quoteAlways).collect(Collectors.joining(", ")) + ") do "
                + (others.isEmpty() ? "nothing" : "update set " + others);
    }

    private void execute(String statement) {
        transaction.statements().execute(Sql.of(statement));
    }
}
