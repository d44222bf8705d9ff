package dev.pergola.core.plan;

import dev.pergola.core.model.SortOrder;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.text.SqlIdentifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the statements of a page as a person would write them. Their text is that of the original to the blank, because
 * programs compare it.
 *
 * @param table what is shown
 * @param columns the columns shown
 * @param sort the order
 * @param orderBy the same as a clause, empty where there is none
 */
record ReadableStatements(TableSchema table, List<String> columns, Optional<SortOrder> sort, String orderBy) {

    TablePlan.Statements of(List<Condition> ofPage, List<Condition> ofAll, int limit, String offset) {
        String cells = columns.stream().map(SqlIdentifier::quote).collect(Collectors.joining(", "));
        Sql rows = new Sql(
                "select %s from %s %s%s limit %d%s"
                        .formatted(cells, name(), where(ofPage), orderBy.strip(), limit, offset),
                TablePlanner.parameters(ofPage));
        Sql count =
                new Sql("select count(*) from %s %s".formatted(name(), where(ofAll)), TablePlanner.parameters(ofAll));
        String all = (table.rowidTable() ? "rowid, " : "")
                + table.columnNames().stream().map(SqlIdentifier::quote).collect(Collectors.joining(", "));
        return new TablePlan.Statements(
                rows,
                count,
                new Sql("select %s from %s %s".formatted(all, name(), where(ofAll)), TablePlanner.parameters(ofAll)));
    }

    private String name() {
        return SqlIdentifier.quote(table.name());
    }

    private static String where(List<Condition> conditions) {
        return conditions.isEmpty()
                ? ""
                : conditions.stream().map(Condition::sql).collect(Collectors.joining(" and ", "where ", " "));
    }
}
