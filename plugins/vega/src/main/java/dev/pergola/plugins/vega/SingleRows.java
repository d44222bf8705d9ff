package dev.pergola.plugins.vega;

import dev.pergola.api.data.Sql;
import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.table.Summary;
import dev.pergola.api.hook.table.SummaryContext;
import dev.pergola.plugins.vega.ChartData.Coverage;
import dev.pergola.plugins.vega.ChartData.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows that are drawn one by one: all of a few, a sample of many.
 *
 * @param rows all rows
 * @param columns what they are
 * @param chart what to draw
 * @param most so many
 */
record SingleRows(SummaryContext rows, Columns columns, Chart chart, int most) {

    ChartData data() {
        Optional<Long> total = Interruption.unless(() -> rows.summary(Sql.of("select count(*) from rows"), 1)
                .rows()
                .get(0)
                .get(0)
                .integer()
                .orElse(0L));
        boolean sample = total.orElse(Long.MAX_VALUE) > most;
        Optional<Summary> spread = sample && total.isPresent() ? spread(total.get()) : Optional.empty();
        Summary found = spread.orElseGet(() -> rows.summary(statement("rows", "true"), most));
        List<String> notes = new ArrayList<>();
        if (sample) {
            notes.add("A sample: " + (spread.isPresent() ? "" : "the first ")
                    + Coverage.grouped(found.rows().size()) + " of "
                    + total.map(Coverage::grouped).orElse("many") + " rows"
                    + (spread.isPresent() ? ", evenly from the first to the last." : "."));
        }
        List<List<Object>> drawn = new ArrayList<>();
        found.rows().forEach(row -> drawn.add(values(row)));
        return new ChartData(chart, fields(), drawn, new Coverage(total, sample, notes));
    }

    /** Rows at equal distances, so that the order and the whole of the rows are to be seen. */
    private Optional<Summary> spread(long total) {
        long distance = (total + most - 1) / most;
        return Interruption.unless(() -> rows.summary(
                statement("(select *, row_number() over () as position from rows)", "position % " + distance + " = 0"),
                most));
    }

    private List<Object> values(List<SqlValue> row) {
        List<Object> values = new ArrayList<>();
        values.add(chart.x().type().discrete() ? AxisExpression.label(row.get(0)) : row.get(0));
        values.add(row.get(1));
        if (!chart.color().isBlank()) {
            values.add(AxisExpression.label(row.get(2)));
        }
        if (!chart.size().isBlank()) {
            values.add(row.get(3));
        }
        return values;
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("x", columns.get(chart.x().column()).name()));
        fields.add(new Field("y", columns.get(chart.y().column()).name()));
        columns.optional(chart.color()).ifPresent(column -> fields.add(new Field("color", column.name())));
        columns.optional(chart.size()).ifPresent(column -> fields.add(new Field("size", column.name())));
        return fields;
    }

    private Sql statement(String source, String condition) {
        return Sql.of(
                "select %s, %s, %s, %s from %s where %s limit ?"
                        .formatted(
                                value(chart.x()),
                                value(chart.y()),
                                columns.optional(chart.color())
                                        .map(column -> GroupedRows.labelled(column, column.sql()))
                                        .orElse("null"),
                                columns.optional(chart.size())
                                        .map(ColumnProfile::number)
                                        .orElse("null"),
                                source,
                                condition),
                most);
    }

    private String value(Chart.Axis axis) {
        ColumnProfile column = columns.get(axis.column());
        return switch (axis.type()) {
            case ORDINAL, NOMINAL -> GroupedRows.labelled(column, column.sql());
            case QUANTITATIVE, QUANTITATIVE_BIN -> column.number();
            case TEMPORAL, TEMPORAL_BIN -> column.time().orElse(TimeForm.TEXT).asText(column.sql());
        };
    }
}
