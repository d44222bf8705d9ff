package dev.pergola.plugins.vega;

import dev.pergola.api.data.Sql;
import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.table.Summary;
import dev.pergola.api.hook.table.SummaryContext;
import dev.pergola.plugins.vega.ChartData.Coverage;
import dev.pergola.plugins.vega.ChartData.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Groups of rows, made by SQLite.
 *
 * @param rows all rows
 * @param columns what they are
 * @param chart what to draw
 * @param most so many groups
 */
record GroupedRows(SummaryContext rows, Columns columns, Chart chart, int most) {

    /** So many names find a place on an axis. */
    private static final int NAMES = 40;

    /** Where all rows would take too long, so many are looked at. */
    private static final int SAMPLE = 50_000;

    ChartData data() {
        Optional<ChartData> all = Interruption.unless(() -> of("rows", List.of(), false));
        return all.orElseGet(() -> of(
                "(select * from rows limit " + SAMPLE + ")",
                List.of(
                        "SQLite could not go through all rows in the time that this server gives it (sql_time_limit_ms),"
                                + " so these are groups of the first " + Coverage.grouped(SAMPLE) + " rows."),
                true));
    }

    private ChartData of(String source, List<String> notes, boolean sample) {
        ColumnProfile x = columns.get(chart.x().column());
        AxisExpression axis = AxisExpression.of(rows, source, x, chart.x());
        Summary found = rows.summary(statement(source, axis), most);
        List<List<Object>> drawn = new ArrayList<>();
        long total = 0;
        int unclear = 0;
        for (List<SqlValue> row : found.rows()) {
            List<Object> values = axis.values(row.get(0));
            total += row.get(3).integer().orElse(0L);
            if (values.isEmpty() || row.get(2).isNull()) {
                unclear++;
                continue;
            }
            values = new ArrayList<>(values);
            values.add(row.get(2));
            if (!chart.color().isBlank()) {
                values.add(AxisExpression.label(row.get(1)));
            }
            if (!chart.size().isBlank()) {
                values.add(row.get(4));
            }
            values.add(row.get(3));
            drawn.add(values);
        }
        List<String> remarks = new ArrayList<>(notes);
        if (unclear > 0) {
            remarks.add(unclear + (unclear == 1 ? " group has" : " groups have") + " no value to be drawn.");
        }
        if (found.truncated()) {
            remarks.add("There are more groups; these are " + Coverage.grouped(most) + " of them.");
        }
        Chart fitted = axis.unit().map(chart::withUnit).orElse(chart);
        return new ChartData(
                fitted,
                fields(axis),
                namesThatFit(drawn, remarks),
                new Coverage(found.truncated() || sample ? Optional.empty() : Optional.of(total), sample, remarks));
    }

    private List<Field> fields(AxisExpression axis) {
        List<Field> fields = new ArrayList<>(axis.fields());
        fields.add(new Field("y", chart.aggregate().title(chart.y().column())));
        if (!chart.color().isBlank()) {
            fields.add(new Field("color", chart.color()));
        }
        if (!chart.size().isBlank()) {
            fields.add(new Field("size", "mean of " + chart.size()));
        }
        fields.add(new Field("rows", "rows"));
        return fields;
    }

    /** Of many names the first are drawn, which are the largest unless somebody has asked for another order. */
    private List<List<Object>> namesThatFit(List<List<Object>> drawn, List<String> notes) {
        if (chart.x().type() != AxisType.NOMINAL) {
            return drawn;
        }
        Map<Object, Double> totals = new LinkedHashMap<>();
        for (List<Object> row : drawn) {
            totals.merge(row.get(0), ((SqlValue) row.get(1)).real().orElse(0.0), Double::sum);
        }
        List<Object> names = new ArrayList<>(totals.keySet());
        if (!rows.ordered()) {
            names.sort((one, other) -> Double.compare(totals.getOrDefault(other, 0.0), totals.getOrDefault(one, 0.0)));
        }
        if (names.size() > NAMES) {
            notes.add("Of " + names.size() + " different values the " + (rows.ordered() ? "first " : "largest ") + NAMES
                    + " are drawn.");
        }
        Set<Object> kept = names.stream().limit(NAMES).collect(Collectors.toCollection(LinkedHashSet::new));
        List<Object> order = List.copyOf(kept);
        return drawn.stream()
                .filter(row -> kept.contains(row.get(0)))
                .sorted((one, other) -> Integer.compare(order.indexOf(one.get(0)), order.indexOf(other.get(0))))
                .toList();
    }

    private Sql statement(String source, AxisExpression axis) {
        boolean kept = rows.ordered() && chart.x().type().discrete();
        String from = kept ? "(select *, row_number() over () as position from " + source + ")" : source;
        String color = columns.optional(chart.color()).map(ColumnProfile::sql).orElse("null");
        String size = columns.optional(chart.size())
                .map(column -> "avg(" + column.number() + ")")
                .orElse("null");
        String value =
                columns.optional(chart.y().column()).map(ColumnProfile::number).orElse("1");
        String place = kept ? "min(position)" : "0";
        String groups = chart.aggregate() == Aggregate.MEDIAN
                ? median(from, axis.sql(), color, value, kept)
                : "select %s as k0, %s as k1, %s as m, count(*) as n, %s as s, %s as p from %s group by 1, 2"
                        .formatted(axis.sql(), color, chart.aggregate().of(value), size, place, from);
        String order = kept ? "p" : chart.x().type() == AxisType.NOMINAL ? "m desc, k0" : "k0, k1";
        return Sql.of("select %s, %s, m, n, s from (%s) as g order by %s"
                .formatted(
                        labelled(columns.get(chart.x().column()), "g.k0"),
                        columns.optional(chart.color())
                                .map(column -> labelled(column, "g.k1"))
                                .orElse("null"),
                        groups,
                        order));
    }

    /** The mean of the one or two values in the middle. */
    private static String median(String from, String x, String color, String value, boolean kept) {
        return """
                select k0, k1, avg(v) as m, max(r) as n, null as s, min(p) as p from (
                    select *, row_number() over (partition by k0, k1 order by v) as i, count(*) over (partition by k0, k1) as r
                    from (select %s as k0, %s as k1, %s as v, %s as p from %s) where v is not null
                ) where i in ((r + 1) / 2, (r + 2) / 2) group by 1, 2""".formatted(x, color, value, kept ? "position" : "0", from);
    }

    /** Names are looked up for groups, of which there are few, and not for rows. */
    static String labelled(ColumnProfile column, String key) {
        return column.column()
                .reference()
                .map(reference -> "coalesce((select %s from %s where %s = %s limit 1), %s)"
                        .formatted(
                                quoted(reference.label()),
                                quoted(reference.table()),
                                quoted(reference.key()),
                                key,
                                key))
                .orElse(key);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
