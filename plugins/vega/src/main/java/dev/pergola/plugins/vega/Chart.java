package dev.pergola.plugins.vega;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which column is drawn how. Columns are meant by their names; whether there are such columns is not known here.
 *
 * @param mark what is drawn
 * @param x the horizontal axis
 * @param y the vertical axis; its column is blank where rows are counted
 * @param aggregate what is made of the vertical values of a group
 * @param color the column that colours; blank for none
 * @param size the column that makes circles larger; blank for none
 */
record Chart(Mark mark, Axis x, Axis y, Aggregate aggregate, String color, String size) {

    /** Addresses name channels as the fragment of a page does, with this in front. */
    static final String PREFIX = "_g.";

    Chart {
        requireNonNull(mark, "mark is null");
        requireNonNull(x, "x is null");
        requireNonNull(y, "y is null");
        requireNonNull(aggregate, "aggregate is null");
        requireNonNull(color, "color is null");
        requireNonNull(size, "size is null");
    }

    /**
     * One axis.
     *
     * @param column its name
     * @param type what is made of its values
     * @param unit spans of time, for {@link AxisType#TEMPORAL_BIN}; empty for the one that fits best
     */
    record Axis(String column, AxisType type, Optional<TimeUnit> unit) {

        Axis {
            requireNonNull(column, "column is null");
            requireNonNull(type, "type is null");
            requireNonNull(unit, "unit is null");
        }

        static Axis of(String column, AxisType type) {
            return new Axis(column, type, Optional.empty());
        }
    }

    /** A chart of groups without colours and sizes. */
    static Chart of(Mark mark, Axis x, Aggregate aggregate, String column) {
        return new Chart(mark, x, Axis.of(column, AxisType.QUANTITATIVE), aggregate, "", "");
    }

    Chart colouredBy(String column) {
        return new Chart(mark, x, y, aggregate, column, size);
    }

    /** The same with the span of time that was found to fit. */
    Chart withUnit(TimeUnit unit) {
        return new Chart(mark, new Axis(x.column(), x.type(), Optional.of(unit)), y, aggregate, color, size);
    }

    boolean groups() {
        return aggregate != Aggregate.NONE;
    }

    /**
     * The chart that an address asks for.
     *
     * @param query the arguments
     * @return empty where it names no mark
     * @throws ServerException where a word is none of those that are known
     */
    static Optional<Chart> in(QueryString query) {
        if (text(query, "mark").isBlank()) {
            return Optional.empty();
        }
        Axis x = new Axis(
                text(query, "x_column"),
                word(query, "x_type", AxisType::named, AxisType.ORDINAL),
                text(query, "x_unit").isBlank()
                        ? Optional.empty()
                        : Optional.of(word(query, "x_unit", TimeUnit::named, TimeUnit.DAY)));
        Axis y = Axis.of(text(query, "y_column"), word(query, "y_type", AxisType::named, AxisType.QUANTITATIVE));
        Chart chart = new Chart(
                word(query, "mark", Mark::named, Mark.BAR),
                x,
                y,
                word(query, "aggregate", Aggregate::named, Aggregate.NONE),
                text(query, "color_column"),
                text(query, "size_column"));
        if (x.column().isBlank() || (y.column().isBlank() && chart.aggregate() != Aggregate.COUNT)) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "A chart needs a column for each of its axes.",
                    "Choose one, or count rows.");
        }
        return Optional.of(chart);
    }

    private static String text(QueryString query, String name) {
        return query.first(PREFIX + name).orElse("");
    }

    private static <T> T word(QueryString query, String name, Function<String, Optional<T>> named, T otherwise) {
        String word = text(query, name);
        return word.isBlank()
                ? otherwise
                : named.apply(word)
                        .orElseThrow(() -> new ServerException(
                                ErrorCode.BAD_REQUEST,
                                "Charts know no " + name.replace('_', ' ') + " \"" + word + "\"."));
    }

    /** The chart as the fragment of a page has it; what is blank is left out. */
    Map<String, Object> channels() {
        Map<String, Object> channels = new LinkedHashMap<>();
        channels.put("mark", mark.word());
        channels.put("x_column", x.column());
        channels.put("x_type", x.type().word());
        x.unit().ifPresent(unit -> channels.put("x_unit", unit.word()));
        channels.put("y_column", y.column());
        channels.put("y_type", y.type().word());
        channels.put("aggregate", groups() ? aggregate.word() : "");
        channels.put("color_column", color);
        channels.put("size_column", size);
        channels.values().removeIf(""::equals);
        return channels;
    }
}
