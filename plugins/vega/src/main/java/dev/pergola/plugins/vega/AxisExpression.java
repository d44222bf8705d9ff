package dev.pergola.plugins.vega;

import dev.pergola.api.data.Sql;
import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.table.SummaryContext;
import dev.pergola.plugins.vega.ChartData.Field;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The values of the horizontal axis: how SQLite makes them, and what they mean.
 *
 * @param sql makes a value of a row
 * @param title for people
 * @param bins ranges of numbers, where there are some
 * @param unit spans of time, where there are some
 * @param type what is made of the values
 */
record AxisExpression(String sql, String title, Optional<Bins> bins, Optional<TimeUnit> unit, AxisType type) {

    static final String BLANK = "(blank)";

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    private static final int HOURS_UNTIL = 3;
    private static final int DAYS_UNTIL = 120;
    private static final int WEEKS_UNTIL = 730;
    private static final int MONTHS_UNTIL = 5500;
    private static final int DATE_LENGTH = 10;

    static AxisExpression of(SummaryContext rows, String source, ColumnProfile column, Chart.Axis axis) {
        String name = column.name();
        TimeForm form = column.time().orElse(TimeForm.TEXT);
        return switch (axis.type()) {
            case ORDINAL, NOMINAL -> plain(column.sql(), name, axis.type());
            case QUANTITATIVE -> plain(column.number(), name, axis.type());
            case TEMPORAL -> plain(form.asText(column.sql()), name, axis.type());
            case QUANTITATIVE_BIN -> {
                Bins bins = bins(rows, source, column);
                yield new AxisExpression(
                        bins.number(column.number()), name, Optional.of(bins), Optional.empty(), axis.type());
            }
            case TEMPORAL_BIN -> {
                TimeUnit unit = axis.unit().orElseGet(() -> unit(rows, source, column, form));
                yield new AxisExpression(
                        sql(unit, form, column.sql()),
                        name + " (" + unit.noun() + ")",
                        Optional.empty(),
                        Optional.of(unit),
                        axis.type());
            }
        };
    }

    private static AxisExpression plain(String sql, String title, AxisType type) {
        return new AxisExpression(sql, title, Optional.empty(), Optional.empty(), type);
    }

    /** SQLite counts the days of a week from Sunday. */
    private static String sql(TimeUnit unit, TimeForm form, String column) {
        String text = unit.of(form, column);
        return unit == TimeUnit.DAY_OF_WEEK ? "(" + text + " + 6) % 7" : text;
    }

    private static Bins bins(SummaryContext rows, String source, ColumnProfile column) {
        String number = column.number();
        // Each of both is found in an index where there is one; texts among the numbers are larger than all of them.
        String condition =
                column.kind() == ColumnProfile.Kind.NUMBER_AS_TEXT ? number + " is not null" : number + " < ''";
        List<SqlValue> ends = ends(rows, source, number, condition);
        return Bins.of(ends.get(0).real().orElse(0.0), ends.get(1).real().orElse(0.0));
    }

    private static List<SqlValue> ends(SummaryContext rows, String source, String values, String condition) {
        return rows.summary(
                        Sql.of("select (select min(%1$s) from %2$s where %3$s), (select max(%1$s) from %2$s where %3$s)"
                                .formatted(values, source, condition)),
                        1)
                .rows()
                .get(0);
    }

    private static TimeUnit unit(SummaryContext rows, String source, ColumnProfile column, TimeForm form) {
        if (form == TimeForm.YEARS) {
            return TimeUnit.YEAR;
        }
        String condition = form == TimeForm.TEXT
                ? column.sql() + " >= '0' and " + column.sql() + " < ':'"
                : column.sql() + " < ''";
        List<String> ends = ends(rows, source, column.sql(), condition).stream()
                .map(end -> form == TimeForm.TEXT ? end.text().orElse("") : moment(end, form))
                .toList();
        return between(ends.get(0), ends.get(1));
    }

    private static String moment(SqlValue value, TimeForm form) {
        long seconds = value.real().map(Double::longValue).orElse(0L) / (form == TimeForm.MILLISECONDS ? 1000 : 1);
        return LocalDate.ofEpochDay(Math.floorDiv(seconds, 86_400)).toString();
    }

    /** The spans that divide the time between two dates into some dozens. */
    static TimeUnit between(String first, String last) {
        try {
            if (first.length() < DATE_LENGTH) {
                return TimeUnit.MONTH;
            }
            long days = ChronoUnit.DAYS.between(
                    LocalDate.parse(first.substring(0, DATE_LENGTH)), LocalDate.parse(last.substring(0, DATE_LENGTH)));
            if (days < HOURS_UNTIL && first.length() > DATE_LENGTH) {
                return TimeUnit.HOUR;
            }
            return days < DAYS_UNTIL
                    ? TimeUnit.DAY
                    : days < WEEKS_UNTIL ? TimeUnit.WEEK : days < MONTHS_UNTIL ? TimeUnit.MONTH : TimeUnit.YEAR;
        } catch (DateTimeException | StringIndexOutOfBoundsException noDates) {
            return TimeUnit.YEAR;
        }
    }

    List<Field> fields() {
        Field x = new Field("x", title);
        return bins.isPresent() ? List.of(x, new Field("x2", title)) : List.of(x);
    }

    /** What stands on the axis; empty for what cannot. */
    List<Object> values(SqlValue value) {
        if (bins.isPresent()) {
            return value.integer()
                    .<List<Object>>map(number ->
                            List.of(bins.get().from(number), bins.get().to(number)))
                    .orElse(List.of());
        }
        if (unit.filter(TimeUnit::recurs).isPresent()) {
            return recurring(unit.get(), value);
        }
        return switch (type) {
            case TEMPORAL, TEMPORAL_BIN ->
                value.text().<List<Object>>map(List::of).orElse(List.of());
            case QUANTITATIVE, QUANTITATIVE_BIN ->
                value.real().<List<Object>>map(List::of).orElse(List.of());
            case ORDINAL, NOMINAL -> List.of(label(value));
        };
    }

    private static List<Object> recurring(TimeUnit unit, SqlValue value) {
        int number = value.real().map(Double::intValue).orElseGet(() -> value.text()
                .filter(text -> text.matches("\\d+"))
                .map(Integer::parseInt)
                .orElse(-1));
        return switch (unit) {
            case MONTH_OF_YEAR -> number < 1 || number > MONTHS.size() ? List.of() : List.of(MONTHS.get(number - 1));
            case DAY_OF_WEEK -> number < 0 ? List.of() : List.of(DAYS.get(number));
            default -> number < 0 ? List.of() : List.of(number);
        };
    }

    /** A value as a name: what is blank has one too. */
    static Object label(SqlValue value) {
        boolean blank = value.isNull() || value.text().filter(String::isBlank).isPresent();
        return blank ? BLANK : value;
    }
}
