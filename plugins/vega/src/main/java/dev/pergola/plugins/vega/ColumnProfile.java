package dev.pergola.plugins.vega;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.table.SummaryColumn;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a column is, as far as its first rows tell.
 *
 * @param cell where it stands among the columns, from 0
 * @param column its name, key and reference
 * @param kind what its values are
 * @param time how it writes moments; present for {@link Kind#TIME} alone
 * @param distinct how many different values there are, NULL and blanks left out
 * @param filled how many rows have a value
 * @param rows how many rows were looked at
 */
record ColumnProfile(
        int cell, SummaryColumn column, Kind kind, Optional<TimeForm> time, int distinct, int filled, int rows) {

    /** What the values of a column are. */
    enum Kind {
        /** Amounts. */
        NUMBER,
        /** Texts that are all numbers. */
        NUMBER_AS_TEXT,
        /** Moments. */
        TIME,
        /** A few values that come again and again. */
        CATEGORY,
        /** Identifies rows. */
        KEY,
        /** Other texts. */
        TEXT,
        /** Bytes, or nothing. */
        OTHER
    }

    private static final Pattern NUMBER = Pattern.compile("-?(?:\\d{1,15}(?:\\.\\d+)?|\\.\\d+)(?:[eE][-+]?\\d{1,3})?");
    private static final Pattern KEY_NAME = Pattern.compile("(?:.*[^a-z])?(?:id|uuid|guid|rowid)");

    /** So many different texts can still be told apart on an axis. */
    private static final int FEW = 50;

    /** A few numbers, such as marks from 1 to 6, are categories as well; more are amounts. */
    private static final int FEW_NUMBERS = 8;

    /** Values that come less often than this are names of rows rather than of groups of them. */
    private static final double REPEATED = 3;

    ColumnProfile {
        requireNonNull(column, "column is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(time, "time is null");
    }

    /**
     * Looks at a column.
     *
     * @param cell where it stands among the columns
     * @param column what the schema says about it
     * @param values its first values
     * @return what it seems to be
     */
    static ColumnProfile of(int cell, SummaryColumn column, List<SqlValue> values) {
        List<SqlValue> filled = values.stream().filter(value -> !isBlank(value)).toList();
        Set<SqlValue> different = new HashSet<>(filled);
        Optional<TimeForm> time = Arrays.stream(TimeForm.values())
                .filter(form -> !filled.isEmpty() && mostly(filled, value -> form.suits(value, column.name())))
                .findFirst();
        Kind kind = kind(column, filled, different.size(), time.isPresent());
        return new ColumnProfile(
                cell,
                column,
                kind,
                kind == Kind.TIME ? time : Optional.empty(),
                different.size(),
                filled.size(),
                values.size());
    }

    private static Kind kind(SummaryColumn column, List<SqlValue> filled, int distinct, boolean time) {
        if (filled.isEmpty() || filled.stream().anyMatch(value -> value.blob().isPresent())) {
            return Kind.OTHER;
        }
        boolean repeated = filled.size() >= REPEATED * distinct;
        if (column.reference().isPresent()) {
            return distinct <= FEW ? Kind.CATEGORY : Kind.TEXT;
        }
        if (time) {
            return Kind.TIME;
        }
        boolean whole = filled.stream().allMatch(value -> value.integer().isPresent());
        boolean named = KEY_NAME.matcher(column.name().toLowerCase(Locale.ROOT)).matches();
        if ((distinct == filled.size() && (column.key() || named)) || (whole && named)) {
            return Kind.KEY;
        }
        if (filled.stream().allMatch(value -> value.real().isPresent())) {
            return whole && repeated && distinct <= FEW_NUMBERS ? Kind.CATEGORY : Kind.NUMBER;
        }
        if (mostly(filled, ColumnProfile::isNumber)) {
            return Kind.NUMBER_AS_TEXT;
        }
        return distinct <= FEW && repeated ? Kind.CATEGORY : Kind.TEXT;
    }

    private static boolean isBlank(SqlValue value) {
        return value.isNull() || value.text().filter(String::isBlank).isPresent();
    }

    private static boolean isNumber(SqlValue value) {
        return value.real().isPresent()
                || value.text()
                        .filter(text -> NUMBER.matcher(text.strip()).matches())
                        .isPresent();
    }

    /** One wrong value among twenty is a mistake in the data rather than a reason to take the column for something else. */
    private static boolean mostly(List<SqlValue> values, Predicate<SqlValue> test) {
        return values.stream().filter(test).count() * 20 >= values.size() * 19L;
    }

    /** The name by which addresses and people know it: of a reference that of what it refers to. */
    String name() {
        return column.reference().isPresent() ? column.name() + ".label" : column.name();
    }

    boolean isNamed(String name) {
        return name.equals(name()) || name.equals(column.name());
    }

    /** Its name in statements. */
    String sql() {
        return "c" + cell;
    }

    /** SQL for its values as numbers. */
    String number() {
        return kind == Kind.NUMBER_AS_TEXT ? "cast(" + sql() + " as real)" : sql();
    }

    boolean isNumber() {
        return kind == Kind.NUMBER || kind == Kind.NUMBER_AS_TEXT;
    }

    /** Whether hardly a row has the value of another one. */
    boolean isUnique() {
        return distinct == filled && filled > 1;
    }

    /** Whether most rows have a value, and not all of them the same. */
    boolean tells() {
        return distinct > 1 && filled * 2 > rows;
    }
}
