package dev.pergola.core.plan;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.Sql;
import dev.pergola.core.text.SqlIdentifier;

/**
 * Statements that look at the first rows of a table to find out to what a column may refer. Each gives one number.
 *
 * @param table whose rows are looked at
 * @param rows how many of them
 */
public record ColumnSample(String table, int rows) {

    /** Checks the table. */
    public ColumnSample {
        requireNonNull(table, "table is null");
    }

    /** How many rows there are to look at. */
    public Sql size() {
        return Sql.of(
                "select count(*) from (select 1 from " + SqlIdentifier.quoteAlways(table) + " limit " + rows + ")");
    }

    /** How many different values a column has in these rows, without NULL. */
    public Sql values(String column) {
        return Sql.of("select count(distinct v) from " + sample(column));
    }

    /** 1 where every value of a column in these rows is also in a column of another table, else 0. */
    public Sql allIn(String column, String otherTable, String otherColumn) {
        return Sql.of("select not exists (select 1 from " + sample(column)
                + " where v is not null and not exists (select 1 from " + SqlIdentifier.quoteAlways(otherTable)
                + " as o where o." + SqlIdentifier.quoteAlways(otherColumn) + " = v))");
    }

    private String sample(String column) {
        return "(select " + SqlIdentifier.quoteAlways(column) + " as v from " + SqlIdentifier.quoteAlways(table)
                + " limit " + rows + ")";
    }
}
