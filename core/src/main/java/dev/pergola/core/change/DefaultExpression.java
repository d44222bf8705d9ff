package dev.pergola.core.change;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.text.RealNumber;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The expressions that can be the default of a column, by name; others are not taken from anybody. */
public enum DefaultExpression {
    /** Date and time. */
    CURRENT_TIMESTAMP("CURRENT_TIMESTAMP"),
    /** The date. */
    CURRENT_DATE("CURRENT_DATE"),
    /** The time of the day. */
    CURRENT_TIME("CURRENT_TIME"),
    /** Seconds since 1970. */
    CURRENT_UNIXTIME("((CAST(strftime('%s', 'now') AS INTEGER)))"),
    /** Milliseconds since 1970. */
    CURRENT_UNIXTIME_MS("((CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)))");

    private final String sql;

    DefaultExpression(String sql) {
        this.sql = sql;
    }

    /** As it stands behind DEFAULT. */
    public String sql() {
        return sql;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<DefaultExpression> named(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    static String expected() {
        DefaultExpression[] all = values();
        return "Input should be "
                + IntStream.range(0, all.length)
                        .mapToObj(i -> (i == 0 ? "" : i == all.length - 1 ? " or " : ", ") + "'" + all[i].word() + "'")
                        .collect(Collectors.joining());
    }

    /**
     * A value as a literal of SQL.
     *
     * @param value any; objects and lists become JSON
     * @return as it can stand behind DEFAULT
     */
    public static String literal(PlainValue value) {
        if (value instanceof PlainValue.Whole whole) {
            return whole.value().toString();
        }
        if (value instanceof PlainValue.Real real) {
            return Double.isFinite(real.value())
                    ? RealNumber.write(real.value())
                    : real.value() > 0 ? "9e999" : "-9e999";
        }
        if (value instanceof PlainValue.Flag flag) {
            return flag.value() ? "1" : "0";
        }
        if (value instanceof PlainValue.Nothing) {
            return "NULL";
        }
        String text = value instanceof PlainValue.Text string ? string.value() : StoredJson.of(value);
        return "'" + text.replace("'", "''") + "'";
    }
}
