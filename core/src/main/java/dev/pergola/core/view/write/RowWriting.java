package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.core.change.Conflict;
import dev.pergola.core.change.NewColumn;
import dev.pergola.core.change.RowUpdate;
import dev.pergola.core.change.RowsChange;
import dev.pergola.core.change.RowsRequest;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.write.OneRow;
import dev.pergola.core.write.RowInsertion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes one row, for the API and for pages alike. Whoever calls has asked whether that is allowed.
 *
 * @param site the site
 * @param announcements told of it
 */
record RowWriting(SiteContext site, Announcements announcements) {

    RowWriting {
        requireNonNull(site, "site is null");
        requireNonNull(announcements, "announcements is null");
    }

    /**
     * A row that was added.
     *
     * @param row where it is now
     * @param values as they are stored
     */
    record Added(NamedRow row, PlainValue values) {}

    /** Adds a row; empty where a trigger of the table has kept it out. */
    Optional<Added> add(RouteContext context, WriteTarget target, Map<String, PlainValue> cells) {
        RowsRequest rows = new RowsRequest(List.of(cells), true, false, false, false);
        RowsChange change = RowsChange.of(rows, target.table(), Conflict.REFUSE);
        new ColumnTypeCheck(site, context).check(target, rows.rows());
        Optional<Added> added = target.database().writeTogether(transaction -> added(transaction, target, change));
        announcements.rowsAdded(Announcements.Place.of(context.request(), target), change.conflict(), 1);
        return added;
    }

    private static Optional<Added> added(Transaction transaction, WriteTarget target, RowsChange change) {
        return RowInsertion.runAndRead(transaction, change).stream()
                .findFirst()
                .map(values -> new Added(new NamedRow(target, key(transaction, target, values)), values));
    }

    private static List<String> key(Transaction transaction, WriteTarget target, PlainValue values) {
        List<String> columns = target.table().primaryKey();
        if (columns.isEmpty()) {
            try (Rows rows = transaction.query(Sql.of("select last_insert_rowid()"))) {
                rows.next();
                return List.of(Long.toString(rows.integer(0)));
            }
        }
        Map<String, PlainValue> cells = ((PlainValue.Fields) values).values();
        return columns.stream()
                .map(column -> PlainText.of(cells.getOrDefault(column, PlainValue.nothing())))
                .toList();
    }

    /** Gives cells of a row new values; the row as it is stored then. */
    PlainValue update(RouteContext context, NamedRow row, RowUpdate update) {
        List<NewColumn> added = update.added(row.target().table());
        new ColumnTypeCheck(site, context).check(row.target(), List.of(update.cells()));
        PlainValue updated = row.target().database().writeTogether(transaction -> {
            PlainValue before = row.readIn(transaction);
            OneRow one = row.in(transaction);
            one.update(update.values(), added);
            return one.after(update.values()).read().orElse(before);
        });
        announcements.rowUpdated(Announcements.Place.of(context.request(), row.target()), row.key());
        return updated;
    }

    /** Deletes a row; the row as it was. */
    PlainValue delete(RouteContext context, NamedRow row) {
        PlainValue deleted = row.target().database().writeTogether(transaction -> {
            PlainValue before = row.readIn(transaction);
            row.in(transaction).delete();
            return before;
        });
        announcements.rowDeleted(Announcements.Place.of(context.request(), row.target()), row.key());
        return deleted;
    }
}
