package dev.pergola.plugins.vega;

import dev.pergola.plugins.vega.Chart.Axis;
import dev.pergola.plugins.vega.ColumnProfile.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Which charts suit rows, the best first: decided from what their columns are, and from nothing else. */
final class Suggestions {

    private static final int MOST = 4;

    /** So many rows can each have a bar. */
    private static final int ROWS_WITH_A_BAR = 60;

    /** So many colours can be told apart. */
    private static final int COLOURS = 10;

    private final List<ColumnProfile> columns;
    private final Map<Chart, Suggestion> found = new LinkedHashMap<>();

    private Suggestions(List<ColumnProfile> columns) {
        this.columns = columns;
    }

    /**
     * Chooses charts.
     *
     * @param columns what the columns are
     * @return at most four; empty where nothing can be drawn
     */
    static List<Suggestion> of(List<ColumnProfile> columns) {
        Suggestions suggestions = new Suggestions(columns);
        suggestions.labelledRows();
        suggestions.overTime();
        suggestions.groups();
        suggestions.spread();
        suggestions.relation();
        suggestions.lastResort();
        return new ArrayList<>(suggestions.found.values()).subList(0, Math.min(MOST, suggestions.found.size()));
    }

    private List<ColumnProfile> those(Predicate<ColumnProfile> test) {
        return columns.stream().filter(ColumnProfile::tells).filter(test).toList();
    }

    private static Optional<ColumnProfile> first(List<ColumnProfile> columns) {
        return columns.stream().findFirst();
    }

    private List<ColumnProfile> numbers() {
        return those(ColumnProfile::isNumber);
    }

    private List<ColumnProfile> categories() {
        return those(column -> column.kind() == Kind.CATEGORY);
    }

    private Optional<ColumnProfile> time() {
        return first(those(column -> column.kind() == Kind.TIME));
    }

    private void add(String title, String reason, Chart chart) {
        found.putIfAbsent(chart, new Suggestion(title, reason, chart));
    }

    /** The result of a query that has counted or summed already: a name in each row, and a number to it. */
    private void labelledRows() {
        Optional<ColumnProfile> number = first(numbers());
        Optional<ColumnProfile> label = columns.stream()
                .limit(1)
                .filter(column -> column.isUnique() && column.filled() <= ROWS_WITH_A_BAR)
                .filter(column -> column.filled() == column.rows())
                .filter(column -> column.kind() == Kind.TEXT || column.kind() == Kind.CATEGORY)
                .findFirst();
        if (label.isPresent() && number.isPresent()) {
            String name = label.get().name();
            String value = number.get().name();
            add(
                    value + " of each " + name,
                    "No two rows have the same " + name + ", so each is a bar, in the order of the rows.",
                    Chart.of(Mark.BAR, Axis.of(name, AxisType.ORDINAL), Aggregate.NONE, value));
        }
    }

    private void overTime() {
        time().ifPresent(time -> {
            String name = time.name();
            Optional<ColumnProfile> number = first(numbers());
            Axis line = Axis.of(name, AxisType.TEMPORAL);
            Axis spans = Axis.of(name, AxisType.TEMPORAL_BIN);
            number.ifPresent(value -> {
                if (time.isUnique()) {
                    add(
                            value.name() + " over time",
                            name + " says when, each time once, and " + value.name() + " is a number.",
                            Chart.of(Mark.LINE, line, Aggregate.NONE, value.name()));
                } else {
                    add(
                            "Mean " + value.name() + " over time",
                            name + " says when, more than once the same, and " + value.name()
                                    + " is a number: its mean in each span of time.",
                            Chart.of(Mark.LINE, spans, Aggregate.MEAN, value.name()));
                }
            });
            add(
                    "Rows over time",
                    name + " says when: so many rows belong to each span of time.",
                    Chart.of(Mark.BAR, spans, Aggregate.COUNT, ""));
        });
    }

    private void groups() {
        List<ColumnProfile> categories = categories();
        first(categories).ifPresent(category -> {
            Axis names = Axis.of(category.name(), AxisType.NOMINAL);
            Chart count = Chart.of(Mark.BAR, names, Aggregate.COUNT, "");
            add(
                    "Rows for each " + category.name(),
                    category.name() + " has " + category.distinct()
                            + " different values that come again and again: how many rows have each.",
                    categories.stream()
                            .skip(1)
                            .filter(other -> other.distinct() <= COLOURS)
                            .findFirst()
                            .map(other -> count.colouredBy(other.name()))
                            .orElse(count));
            first(numbers())
                    .ifPresent(number -> add(
                            "Mean " + number.name() + " for each " + category.name(),
                            category.name() + " makes groups, and " + number.name()
                                    + " is a number to compare them by.",
                            Chart.of(Mark.BAR, names, Aggregate.MEAN, number.name())));
        });
    }

    private void spread() {
        first(numbers())
                .ifPresent(number -> add(
                        "Spread of " + number.name(),
                        number.name() + " is a number: how many rows lie in each range of it.",
                        Chart.of(Mark.BAR, Axis.of(number.name(), AxisType.QUANTITATIVE_BIN), Aggregate.COUNT, "")));
    }

    private void relation() {
        List<ColumnProfile> numbers = numbers();
        if (numbers.size() > 1) {
            String x = numbers.get(0).name();
            String y = numbers.get(1).name();
            Chart dots = Chart.of(Mark.CIRCLE, Axis.of(x, AxisType.QUANTITATIVE), Aggregate.NONE, y);
            add(
                    x + " and " + y,
                    "Both are numbers: whether one goes with the other.",
                    categories().stream()
                            .filter(category -> category.distinct() <= COLOURS)
                            .findFirst()
                            .map(category -> dots.colouredBy(category.name()))
                            .orElse(dots));
        }
    }

    /** Rows that fit nothing above still have values that can be counted. */
    private void lastResort() {
        if (found.isEmpty()) {
            columns.stream()
                    .filter(column -> column.filled() > 0 && column.kind() != Kind.OTHER)
                    .findFirst()
                    .ifPresent(column -> add(
                            "Rows for each " + column.name(),
                            "No column holds numbers, dates or a few values that come again and again, so this only counts.",
                            Chart.of(Mark.BAR, Axis.of(column.name(), AxisType.NOMINAL), Aggregate.COUNT, "")));
        }
    }
}
