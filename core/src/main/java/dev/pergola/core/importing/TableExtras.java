package dev.pergola.core.importing;

import dev.pergola.api.data.Sql;
import dev.pergola.core.db.BulkTransaction;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.text.NumberGrouping;
import dev.pergola.core.text.SqlIdentifier;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a table gets when its rows are there, since it is quicker then: indexes and full-text search.
 *
 * @param transaction in which
 * @param table as it is
 * @param options what is wanted
 * @param watcher who looks on
 */
record TableExtras(BulkTransaction transaction, TableSchema table, TableOptions options, Watcher watcher) {

    void add() {
        for (String column : present(options.indexed())) {
            watcher.step("Making an index of " + table.name() + "." + column);
            execute("create index if not exists %s on %s (%s)"
                    .formatted(quoted("idx_" + table.name() + "_" + column), quoted(table.name()), quoted(column)));
        }
        List<String> searched = present(options.fullText());
        if (!searched.isEmpty()) {
            watcher.step("Making full-text search of " + table.name());
            addSearch(table.name() + "_fts", searched);
        }
        if (!options.references().isEmpty()) {
            long dangling = transaction.danglingReferences(table.name());
            if (dangling > 0) {
                watcher.note("%s: %s %s to rows that are not there."
                        .formatted(
                                table.name(),
                                NumberGrouping.format(dangling),
                                dangling == 1 ? "row refers" : "rows refer"));
            }
        }
    }

    /** The columns that this table has, as it writes them. */
    private List<String> present(List<String> wanted) {
        return table.columnNames().stream()
                .filter(name -> wanted.stream().anyMatch(name::equalsIgnoreCase))
                .toList();
    }

    /** A full-text table that holds nothing but its index, and follows the table by triggers. */
    private void addSearch(String search, List<String> columns) {
        boolean there = transaction.schema().all().stream()
                .anyMatch(known -> known.name().equalsIgnoreCase(search));
        if (there && options.existing() != Existing.DROP) {
            return; // its triggers have followed the rows already
        }
        execute("drop table if exists " + quoted(search));
        String names = columns.stream().map(TableExtras::quoted).collect(Collectors.joining(", "));
        execute("create virtual table %s using fts5 (%s, content=%s)"
                .formatted(quoted(search), names, quoted(table.name())));
        execute("insert into %s (%s) values ('rebuild')".formatted(quoted(search), quoted(search)));
        String added = "insert into %s (rowid, %s) values (new.rowid, %s);"
                .formatted(quoted(search), names, prefixed("new", columns));
        String removed = "insert into %s (%s, rowid, %s) values ('delete', old.rowid, %s);"
                .formatted(quoted(search), quoted(search), names, prefixed("old", columns));
        trigger("ai", "insert", added);
        trigger("ad", "delete", removed);
        trigger("au", "update", removed + " " + added);
    }

    private void trigger(String suffix, String event, String body) {
        execute("create trigger %s after %s on %s begin %s end"
                .formatted(quoted(table.name() + "_" + suffix), event, quoted(table.name()), body));
    }

    private static String prefixed(String row, List<String> columns) {
        return columns.stream().map(column -> row + "." + quoted(column)).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return SqlIdentifier.quoteAlways(name);
    }

    private void execute(String statement) {
        transaction.statements().execute(Sql.of(statement));
    }
}
