package dev.pergola.core.plan;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.problem.Suggestions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which columns a page of a table shows: the arguments {@code _col} and {@code _nocol}. */
final class ColumnSelection {

    static final String ROWID = "rowid";

    private ColumnSelection() {}

    /** The columns in the order of the answer, with rowid in front where it identifies the rows. */
    static List<String> of(TableSchema table, QueryString query) {
        List<String> all = table.columnNames();
        List<String> wanted = query.all("_col");
        List<String> unwanted = query.all("_nocol");
        check(table, "_col", wanted, all);
        check(table, "_nocol", unwanted, all);
        check(
                table,
                "_nocol",
                unwanted.stream().filter(table.primaryKey()::contains).toList(),
                List.of());
        Set<String> columns = new LinkedHashSet<>();
        if (table.rowidTable()) {
            columns.add(ROWID);
        }
        if (wanted.isEmpty()) {
            columns.addAll(all);
        } else {
            columns.addAll(table.primaryKey());
            columns.addAll(wanted);
        }
        unwanted.forEach(columns::remove);
        return List.copyOf(columns);
    }

    private static void check(TableSchema table, String argument, List<String> names, List<String> known) {
        List<String> wrong =
                names.stream().filter(name -> !known.contains(name)).distinct().toList();
        if (!wrong.isEmpty()) {
            boolean key = table.primaryKey().containsAll(wrong);
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    List.of(
                            key
                                    ? "%s=%s cannot be done: the primary key is always shown."
                                            .formatted(argument, String.join(", ", wrong))
                                    : "%s=%s names no column of %s."
                                            .formatted(argument, String.join(", ", wrong), table.name())),
                    key ? Optional.empty() : Suggestions.sentence(wrong.get(0), columnNames(table)));
        }
    }

    private static List<String> columnNames(TableSchema table) {
        return table.columns().stream().map(ColumnSchema::name).toList();
    }
}
