package dev.pergola.plugins.vega;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.table.SummaryColumn;
import dev.pergola.plugins.vega.ColumnProfile.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What columns are, and which charts suit them. */
class SuggestionsTest {

    private final List<ColumnProfile> columns = new ArrayList<>();

    private SuggestionsTest with(String name, IntFunction<Object> value) {
        return with(SummaryColumn.of(name), 60, value);
    }

    private SuggestionsTest with(SummaryColumn column, int rows, IntFunction<Object> value) {
        List<SqlValue> values = IntStream.range(0, rows)
                .mapToObj(row -> new SqlValue(Optional.ofNullable(value.apply(row))))
                .toList();
        columns.add(ColumnProfile.of(columns.size(), column, values));
        return this;
    }

    private SuggestionsTest withKey() {
        return with(new SummaryColumn("id", "INTEGER", true, Optional.empty()), 60, row -> row);
    }

    private Kind kind() {
        return columns.get(columns.size() - 1).kind();
    }

    private List<Chart> charts() {
        return Suggestions.of(columns).stream().map(Suggestion::chart).toList();
    }

    @Test
    void columnsAreWhatTheirValuesAre() {
        assertEquals(Kind.KEY, withKey().kind());
        assertEquals(Kind.KEY, with("station_id", row -> row / 2).kind());
        assertEquals(Kind.NUMBER, with("price", row -> row * 1.5).kind());
        assertEquals(Kind.NUMBER, with("grid", row -> row * 3).kind(), "grid ends like a key, and is none");
        assertEquals(Kind.NUMBER_AS_TEXT, with("imported", row -> row + ".5").kind());
        assertEquals(Kind.CATEGORY, with("region", row -> "r" + row % 4).kind());
        assertEquals(Kind.CATEGORY, with("mark", row -> row % 6).kind());
        assertEquals(Kind.TEXT, with("remark", row -> "remark " + row).kind());
        assertEquals(Kind.OTHER, with("picture", row -> new byte[] {1}).kind());
        assertEquals(Kind.OTHER, with("nothing", row -> null).kind());
        assertEquals(Kind.OTHER, with("blanks", row -> " ").kind());
    }

    @Test
    void momentsAreKnownByHowTheyAreWritten() {
        with("day", row -> "2026-01-%02d".formatted(row % 28 + 1));
        with("at", row -> "2026-01-02 10:%02d:00".formatted(row % 60));
        with("birth_year", row -> 1900 + row);
        with("created", row -> 1_700_000_000 + row * 1000);
        with("changed_at", row -> 1_700_000_000_000L + row);
        assertEquals(
                List.of(
                        Optional.of(TimeForm.TEXT),
                        Optional.of(TimeForm.TEXT),
                        Optional.of(TimeForm.YEARS),
                        Optional.of(TimeForm.SECONDS),
                        Optional.of(TimeForm.MILLISECONDS)),
                columns.stream().map(ColumnProfile::time).toList());
        assertEquals(Kind.NUMBER, with("height", row -> 1900 + row).kind(), "a number is a year only where it says so");
        assertEquals(Kind.TEXT, with("code", row -> "2026-13-" + row).kind());
    }

    @Test
    void oneMistakeAmongManyDatesLeavesThemDates() {
        assertEquals(
                Kind.TIME,
                with("day", row -> row == 7 ? "unknown" : "2026-02-01").kind());
    }

    @Test
    void valuesOverTimeComeFirst() {
        withKey().with("day", row -> "2026-01-%02d".formatted(row % 28 + 1)).with("price", row -> row * 1.5);
        Chart first = charts().get(0);
        assertEquals(Mark.LINE, first.mark());
        assertEquals(Chart.Axis.of("day", AxisType.TEMPORAL_BIN), first.x());
        assertEquals(Aggregate.MEAN, first.aggregate());
        assertEquals("price", first.y().column());
    }

    @Test
    void whereEachTimeComesOnceEachRowIsAPoint() {
        with("at", row -> "2026-01-02 10:%02d".formatted(row)).with("level", row -> row * 0.5);
        Chart first = charts().get(0);
        assertEquals(Aggregate.NONE, first.aggregate());
        assertEquals(AxisType.TEMPORAL, first.x().type());
    }

    @Test
    void theResultOfACountHasABarForEachRow() {
        columns.clear();
        with(SummaryColumn.of("state"), 12, row -> "state " + row).with(SummaryColumn.of("n"), 12, row -> 100 - row);
        Chart first = charts().get(0);
        assertEquals(Chart.of(Mark.BAR, Chart.Axis.of("state", AxisType.ORDINAL), Aggregate.NONE, "n"), first);
    }

    @Test
    void groupsAreCountedComparedAndColoured() {
        withKey()
                .with("region", row -> "r" + row % 4)
                .with("kind", row -> "k" + row % 3)
                .with("price", row -> row * 1.5);
        List<Chart> charts = charts();
        assertEquals(Aggregate.COUNT, charts.get(0).aggregate());
        assertEquals("kind", charts.get(0).color());
        assertEquals(Aggregate.MEAN, charts.get(1).aggregate());
        assertEquals(AxisType.QUANTITATIVE_BIN, charts.get(2).x().type());
    }

    @Test
    void twoNumbersAreDots() {
        with("height", row -> row * 1.5).with("weight", row -> row * 2.5);
        assertEquals(
                List.of(Mark.BAR, Mark.CIRCLE),
                charts().stream().map(Chart::mark).toList());
    }

    @Test
    void thereAreTwoToFourOfUsualRowsEachWithAReason() {
        withKey()
                .with("day", row -> "2026-01-%02d".formatted(row % 28 + 1))
                .with("region", row -> "r" + row % 4)
                .with("price", row -> row * 1.5)
                .with("weight", row -> row * 2.5);
        List<Suggestion> suggestions = Suggestions.of(columns);
        assertEquals(4, suggestions.size());
        assertTrue(
                suggestions.stream().allMatch(suggestion -> suggestion.reason().endsWith(".")));
    }

    @Test
    void columnsThatAreMostlyBlankAreLeftOut() {
        with("rare", row -> row < 10 ? row * 1.5 : null).with("region", row -> "r" + row % 4);
        assertTrue(charts().stream().noneMatch(chart -> chart.y().column().equals("rare")));
    }

    @Test
    void whatCannotBeDrawnIsNotSuggested() {
        with("picture", row -> new byte[] {1});
        assertEquals(List.of(), charts());
        with("remark", row -> "remark " + row);
        assertEquals(1, charts().size());
    }

    @Test
    void rangesHaveRoundEnds() {
        assertEquals(new Bins(0, 5), Bins.of(0.2, 100));
        assertEquals(new Bins(-10, 1), Bins.of(-9.7, 9.9));
        assertEquals(new Bins(7, 1), Bins.of(7, 7));
        assertEquals(0.3, new Bins(0, 0.1).to(2));
    }

    @Test
    void spansOfTimeDivideItIntoDozens() {
        assertEquals(TimeUnit.HOUR, AxisExpression.between("2026-01-01 00:00", "2026-01-02 10:00"));
        assertEquals(TimeUnit.DAY, AxisExpression.between("2026-01-01", "2026-02-20"));
        assertEquals(TimeUnit.WEEK, AxisExpression.between("2026-01-01", "2026-12-31"));
        assertEquals(TimeUnit.MONTH, AxisExpression.between("2020-01-01", "2026-12-31"));
        assertEquals(TimeUnit.MONTH, AxisExpression.between("2020-01", "2026-12"));
        assertEquals(TimeUnit.YEAR, AxisExpression.between("1900-01-01", "2026-12-31"));
        assertEquals(TimeUnit.YEAR, AxisExpression.between("0000-00-00", "unknown"));
    }
}
