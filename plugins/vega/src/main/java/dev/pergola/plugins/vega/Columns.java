package dev.pergola.plugins.vega;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.table.SummaryColumn;
import dev.pergola.api.hook.table.SummaryContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The columns of rows, as their first rows tell.
 *
 * @param all in order
 */
record Columns(List<ColumnProfile> all) {

    /** So many rows are looked at, and so much of each text. */
    private static final int LOOKED_AT = 1000;

    private static final int LENGTH = 80;

    Columns {
        all = List.copyOf(all);
    }

    /** Looks at the first rows, without the bytes and the long texts in them. */
    static Columns of(SummaryContext rows) {
        List<SummaryColumn> columns = rows.columns();
        String cells = IntStream.range(0, columns.size())
                .mapToObj(cell ->
                        "case typeof(c%1$d) when 'blob' then x'' when 'text' then substr(c%1$d, 1, %2$d) else c%1$d end"
                                .formatted(cell, LENGTH))
                .collect(Collectors.joining(", "));
        List<List<SqlValue>> first = rows.summary(
                        Sql.of("select " + cells + " from rows limit ?", LOOKED_AT), LOOKED_AT)
                .rows();
        return new Columns(IntStream.range(0, columns.size())
                .mapToObj(cell -> ColumnProfile.of(
                        cell,
                        columns.get(cell),
                        first.stream().map(row -> row.get(cell)).toList()))
                .toList());
    }

    /** The column of a name; empty for a blank one. */
    Optional<ColumnProfile> optional(String name) {
        return name.isBlank() ? Optional.empty() : Optional.of(get(name));
    }

    /**
     * The column of a name.
     *
     * @throws ServerException where there is none
     */
    ColumnProfile get(String name) {
        return all.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .or(() -> all.stream().filter(column -> column.isNamed(name)).findFirst())
                .orElseThrow(() -> new ServerException(
                        ErrorCode.BAD_REQUEST,
                        "These rows have no column \"" + name + "\".",
                        "Choose one of those that they have."));
    }
}
